using Entente.Access;
using Entente.Support.Notes;
using Entente.Web.Shell;

namespace Entente.Web.Support;

/// <summary>Support notes: one is written or corrected.</summary>
[ChecksItsTexts]
public sealed class SupportNoteNewModel(NotesOfCase notes, KeepNote keep, Acts acts) : NoteWritePage(notes, keep, acts, DataKind.SupportNotes);
