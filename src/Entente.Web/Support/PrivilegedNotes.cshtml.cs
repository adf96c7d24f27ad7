using Entente.Access;
using Entente.Support.Notes;
using Entente.Web.Shell;

namespace Entente.Web.Support;

/// <summary>Privileged notes: counselling, therapy, the person's lawyer of a case.</summary>
public sealed class PrivilegedNotesModel(NotesOfCase notes, Acts acts) : NotesPage(notes, acts, DataKind.PrivilegedNotes);
