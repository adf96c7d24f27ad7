using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Records;
using Entente.Support.Offers;

namespace Entente.Support.Notes;

/// <summary>One version of a note about the person of a case, in one compartment: who may read it follows from that and from nothing else.</summary>
/// <remarks>A version is never changed. Correcting it makes the next one, and all stand beside one another.</remarks>
public sealed class Note : IProtectedByRow, IOfDossier
{
    public const int MostWords = 10_000;

    private Note() { }

    public static DataKind Kind => DataKind.SupportNotes;

    public static IReadOnlyList<DataKind> Kinds { get; } = [DataKind.SupportNotes, DataKind.PrivilegedNotes, DataKind.DecisionDraft];

    [Open] public required NoteId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }

    /// <summary>The compartment, by its row of the matrix.</summary>
    [Open] public required DataKind RowKind { get; init; }

    /// <summary>The first version's reference, which all versions share.</summary>
    [Open] public required Reference First { get; init; }

    /// <summary>Counts the versions, from 1.</summary>
    [Open] public required int Number { get; init; }
    [Open] public required string Category { get; init; }

    /// <summary>What it says, but for a privileged note.</summary>
    [Sensitive] public required string Words { get; init; }

    /// <summary>What a privileged note says: kept apart, so that it can be sealed apart.</summary>
    [Privileged] public required string PrivilegedWords { get; init; }

    /// <summary>The day that it is about.</summary>
    [Open] public required DateOnly On { get; init; }

    /// <summary>The day on which somebody comes back to it.</summary>
    [Open] public DateOnly? FollowUpOn { get; init; }
    [Open] public required UserId SavedBy { get; init; }
    [Open] public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Since when the next version counts; null for the one that counts now.</summary>
    [Open] public DateTimeOffset? SupersededAt { get; private set; }

    public string Said => RowKind == DataKind.PrivilegedNotes ? PrivilegedWords : Words;

    public void GiveTo(TeamId team) => Team = team;

    public void Supersede(DateTimeOffset when) => SupersededAt = when;

    /// <summary>Makes a note or its next version, or says all that is wrong with what was entered. Reads nothing but its arguments.</summary>
    /// <param name="before">The version that counts until now; null for a new note.</param>
    public static Result<Note> From(NoteForm form, Case about, NoteCompartment compartment, Note? before, DateOnly today, IdSource ids, Act act)
    {
        List<Problem> problems = [];
        if (!compartment.Categories.Any(c => c.Code == form.Category)) problems.Add(new CategoryMissing());
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new NoteWordsMissing());
        else if (form.Words.Length > MostWords) problems.Add(new WordsTooLong(nameof(form.Words), MostWords));
        else if (NormalForms.IsBroken(form.Words)) problems.Add(new WordsBroken(nameof(form.Words)));
        if (form.On is not { } on) problems.Add(new NoteDayMissing());
        else if (on > today || on.Year < 1990) problems.Add(new NoteDayInFuture());
        // A day that stands and has passed meanwhile is no fault of whoever corrects a word.
        if (form.FollowUpOn < today && form.FollowUpOn != before?.FollowUpOn) problems.Add(new FollowUpNotAhead());
        if (problems.Count > 0) return problems;

        var reference = Reference.New("NOTE");
        var isPrivileged = compartment.Kind == DataKind.PrivilegedNotes;
        return new Note
        {
            Id = ids.Next<NoteId>(),
            Reference = reference,
            Dossier = about.Dossier,
            // Whoever wrote it, not who referred.
            Organisation = act.Reader.Organisation,
            Team = about.Team,
            RowKind = compartment.Kind,
            First = before?.First ?? reference,
            Number = (before?.Number ?? 0) + 1,
            Category = form.Category!,
            Words = isPrivileged ? "" : form.Words!.Trim(),
            PrivilegedWords = isPrivileged ? form.Words!.Trim() : "",
            On = form.On!.Value,
            FollowUpOn = form.FollowUpOn,
            SavedBy = act.Reader.User,
            SavedAt = act.When,
        };
    }

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered as a note; null is not answered.</summary>
public sealed record NoteForm
{
    public string? Category { get; init; }
    public string? Words { get; init; }
    public DateOnly? On { get; init; }
    public DateOnly? FollowUpOn { get; init; }

    /// <summary>The note that is corrected, by its first version; null for a new one.</summary>
    public string? First { get; init; }

    /// <summary>The version that was on the page; 0 for a new note.</summary>
    public int Number { get; init; }

    public static NoteForm Again(Note note) => new() { Category = note.Category, Words = note.Said, On = note.On, FollowUpOn = note.FollowUpOn, First = note.First.Text, Number = note.Number };

    public override string ToString() => nameof(NoteForm);
}
