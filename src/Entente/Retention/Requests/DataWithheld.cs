using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Retention.Holds;

namespace Entente.Retention.Requests;

/// <summary>One kind of data is held back from the answer to a request: on a coded ground, proposed by one person and agreed by another.</summary>
public sealed class DataWithheld : IOfDossier
{
    private DataWithheld() { }

    public static DataKind Kind => DataKind.DataRequests;

    [Open] public required DataWithheldId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Request { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>What is held back.</summary>
    [Open] public required DataKind Of { get; init; }
    [Open] public required string Ground { get; init; }
    /// <summary>Why, in words: reasons are recorded (Directive (EU) 2016/680, article 15(4)).</summary>
    [Sensitive] public required string Words { get; init; }
    [Open] public required UserId ProposedBy { get; init; }
    [Open] public required DateTimeOffset ProposedAt { get; init; }
    [Open] public bool? Agreed { get; private set; }
    [Open] public UserId? AnsweredBy { get; private set; }
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }
    [Sensitive] public string AnswerWords { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    /// <summary>It is held back, or may come to be.</summary>
    public bool Counts => Agreed != false;

    public void GiveTo(TeamId team) => Team = team;

    public static Result<DataWithheld> Propose(WithholdForm form, DataRequest about, IReadOnlyCollection<DataKind> found, RequestTerms terms, IdSource ids, Act act)
    {
        List<Problem> problems = [];
        if (form.Kind is not { } kind || !found.Contains(kind)) problems.Add(new WithheldKindMissing());
        if (!terms.Grounds.Any(g => g.Code == form.Ground)) problems.Add(new WithheldGroundMissing());
        if (HoldText.Refusal(nameof(form.Words), form.Words, terms.WordsAtLeast) is { } wrong) problems.Add(wrong);
        if (problems.Count > 0) return problems;
        return new DataWithheld
        {
            Id = ids.Next<DataWithheldId>(),
            Reference = Reference.New("HELD"),
            Request = about.Reference,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Of = form.Kind!.Value,
            Ground = form.Ground!,
            Words = form.Words!.Trim(),
            ProposedBy = act.Reader.User,
            ProposedAt = act.When,
        };
    }

    public IReadOnlyList<Problem> Answer(WithholdAnswerForm form, RequestTerms terms, Act act)
    {
        if (AnsweredAt is not null) return [new WithheldAnswered()];
        if (ProposedBy == act.Reader.User) return [new WithheldIsYourOwn()];
        if (form.Agreed is not { } agreed) return [new WithheldAnswerMissing()];
        if (HoldText.Refusal(nameof(form.Words), form.Words, agreed ? 0 : terms.WordsAtLeast) is { } wrong) return [wrong];
        (Agreed, AnsweredBy, AnsweredAt, AnswerWords, Version) = (agreed, act.Reader.User, act.When, form.Words?.Trim() ?? "", Version + 1);
        return [];
    }

    public override string ToString() => Reference.Text;
}
