using Entente.Access;
using Entente.Support.Notes;
using Entente.Web.Shell;

namespace Entente.Web.Support;

/// <summary>Privileged notes: counselling, therapy, the person's lawyer: one is written or corrected.</summary>
[ChecksItsTexts]
public sealed class PrivilegedNoteNewModel(NotesOfCase notes, KeepNote keep, Acts acts) : NoteWritePage(notes, keep, acts, DataKind.PrivilegedNotes);
