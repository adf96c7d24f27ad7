using Entente.Access;
using Entente.Support.Notes;
using Entente.Web.Shell;

namespace Entente.Web.Support;

/// <summary>Notes of those who decide of a case.</summary>
public sealed class DecisionNotesModel(NotesOfCase notes, Acts acts) : NotesPage(notes, acts, DataKind.DecisionDraft);
