using Entente.Access;
using Entente.Support.Notes;
using Entente.Web.Shell;

namespace Entente.Web.Support;

/// <summary>Support notes of a case.</summary>
public sealed class SupportNotesModel(NotesOfCase notes, Acts acts) : NotesPage(notes, acts, DataKind.SupportNotes);
