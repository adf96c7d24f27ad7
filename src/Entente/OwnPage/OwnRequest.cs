using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Records;

namespace Entente.OwnPage;

/// <summary>What a person may ask for on their own page.</summary>
public enum OwnRequestSort { Copy, Correction, AnotherLook }

/// <summary>A person asked for a copy of what is held about them, for something to be put right, or for another look at a decision. Written once; what is done about it is the work of a task.</summary>
public sealed class OwnRequest : IOfDossier
{
    public const int MostWords = 2_000;

    private OwnRequest() { }

    public static DataKind Kind => DataKind.DataRequests;

    [Open] public required OwnRequestId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Case { get; init; }
    [Open] public required OwnRequestSort Sort { get; init; }

    /// <summary>What is wrong and what is right, in the person's words.</summary>
    [Sensitive] public required string Words { get; init; }

    /// <summary>The language in which they read the page, and perhaps wrote.</summary>
    [Open] public required string Language { get; init; }
    [Open] public required DateTimeOffset AskedAt { get; init; }

    public static Result<OwnRequest> From(OwnRequestForm form, Case about, string language, IdSource ids, Act act)
    {
        List<Problem> problems = [];
        if (form.Sort is null || !Enum.IsDefined(form.Sort.Value)) problems.Add(new RequestSortMissing());
        if (form.Sort == OwnRequestSort.Correction && string.IsNullOrWhiteSpace(form.Words)) problems.Add(new CorrectionWordsMissing());
        if (form.Words?.Length > MostWords) problems.Add(new RequestTooLong(MostWords));
        else if (form.Words is { } words && NormalForms.IsBroken(words)) problems.Add(new RequestBroken());
        if (problems.Count > 0) return problems;
        return new OwnRequest
        {
            Id = ids.Next<OwnRequestId>(),
            Reference = Reference.New("ASK"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Case = about.Reference,
            Sort = form.Sort!.Value,
            Words = form.Words?.Trim() ?? "",
            Language = language,
            AskedAt = act.When,
        };
    }

    public void GiveTo(TeamId team) => Team = team;

    public override string ToString() => Reference.Text;
}

/// <summary>What a person enters when they ask; null is not answered.</summary>
public sealed record OwnRequestForm
{
    public OwnRequestSort? Sort { get; init; }
    public string? Words { get; init; }

    public override string ToString() => nameof(OwnRequestForm);
}
