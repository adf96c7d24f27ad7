using Entente.Access;
using Entente.Support.Notes;
using Entente.Web.Shell;

namespace Entente.Web.Support;

/// <summary>Notes of those who decide: one is written or corrected.</summary>
[ChecksItsTexts]
public sealed class DecisionNoteNewModel(NotesOfCase notes, KeepNote keep, Acts acts) : NoteWritePage(notes, keep, acts, DataKind.DecisionDraft);
