using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;

namespace Entente.Retention.Holds;

/// <summary>Where a hold stands.</summary>
public enum HoldState { InForce, RanOut, Lifted }

/// <summary>While it is in force nothing of its dossier is deleted. Placed by one person and lifted by another, each by name.</summary>
public sealed class LegalHold : IOfDossier
{
    public const int MostWords = 2_000;

    private LegalHold() { }

    public static DataKind Kind => DataKind.LegalHolds;

    [Open] public required LegalHoldId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    /// <summary>A code of data/retention/holds.json.</summary>
    [Open] public required string Ground { get; init; }
    /// <summary>Why, in words: may tell of an investigation.</summary>
    [Sensitive] public required string Words { get; init; }
    /// <summary>The last day on which it holds; null where it holds until it is lifted.</summary>
    [Open] public DateOnly? Until { get; init; }
    /// <summary>By when somebody looks at it again.</summary>
    [Open] public required DateOnly ReviewOn { get; set; }
    [Open] public required UserId PlacedBy { get; init; }
    [Open] public required DateTimeOffset PlacedAt { get; init; }
    [Open] public UserId? ReviewedBy { get; private set; }
    [Open] public DateTimeOffset? ReviewedAt { get; private set; }
    [Sensitive] public string ReviewWords { get; private set; } = "";
    [Open] public UserId? LiftedBy { get; private set; }
    [Open] public DateTimeOffset? LiftedAt { get; private set; }
    [Sensitive] public string LiftedBecause { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    public HoldState StateOn(DateOnly day) => LiftedAt is not null ? HoldState.Lifted : Until < day ? HoldState.RanOut : HoldState.InForce;

    public void GiveTo(TeamId team) => Team = team;

    public static Result<LegalHold> Place(HoldForm form, Case about, HoldTerms terms, DateOnly today, IdSource ids, Act act)
    {
        List<Problem> problems = [];
        if (terms.Ground(form.Ground) is null) problems.Add(new HoldGroundMissing());
        if (HoldText.Refusal(nameof(form.Words), form.Words, terms.WordsAtLeast) is { } wrong) problems.Add(wrong);
        if (form.Until < today) problems.Add(new HoldUntilPast(today));
        if (ReviewRefusal(nameof(form.ReviewOn), form.ReviewOn, terms, today) is { } unreal) problems.Add(unreal);
        if (problems.Count > 0) return problems;
        return new LegalHold
        {
            Id = ids.Next<LegalHoldId>(),
            Reference = Reference.New("HOLD"),
            Case = about.Reference,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Ground = form.Ground!,
            Words = form.Words!.Trim(),
            Until = form.Until,
            ReviewOn = form.ReviewOn!.Value,
            PlacedBy = act.Reader.User,
            PlacedAt = act.When,
        };
    }

    /// <summary>Somebody looked at it: it stays, until it is looked at again.</summary>
    public IReadOnlyList<Problem> Review(HoldStepForm form, HoldTerms terms, DateOnly today, Act act)
    {
        if (StateOn(today) != HoldState.InForce) return [new HoldIsOver()];
        List<Problem> problems = [];
        if (HoldText.Refusal(nameof(form.Words), form.Words, terms.WordsAtLeast) is { } wrong) problems.Add(wrong);
        if (ReviewRefusal(nameof(form.ReviewOn), form.ReviewOn, terms, today) is { } unreal) problems.Add(unreal);
        if (problems.Count > 0) return problems;
        (ReviewOn, ReviewedBy, ReviewedAt, ReviewWords, Version) = (form.ReviewOn!.Value, act.Reader.User, act.When, form.Words!.Trim(), Version + 1);
        return [];
    }

    /// <summary>Another person than whoever placed it lifts it.</summary>
    public IReadOnlyList<Problem> Lift(HoldStepForm form, HoldTerms terms, DateOnly today, Act act)
    {
        if (StateOn(today) != HoldState.InForce) return [new HoldIsOver()];
        if (PlacedBy == act.Reader.User) return [new HoldIsYourOwn()];
        if (HoldText.Refusal(nameof(form.Words), form.Words, terms.WordsAtLeast) is { } wrong) return [wrong];
        (LiftedBy, LiftedAt, LiftedBecause, Version) = (act.Reader.User, act.When, form.Words!.Trim(), Version + 1);
        return [];
    }

    private static HoldReviewUnreal? ReviewRefusal(string field, DateOnly? on, HoldTerms terms, DateOnly today) =>
        on is { } day && day > today && day <= today.AddMonths(terms.MostReviewMonths) ? null : new HoldReviewUnreal(field, today.AddDays(1), today.AddMonths(terms.MostReviewMonths));

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered to place a hold; null is not answered.</summary>
public sealed record HoldForm
{
    public string? Ground { get; init; }
    public string? Words { get; init; }
    public DateOnly? Until { get; init; }
    public DateOnly? ReviewOn { get; init; }

    public override string ToString() => nameof(HoldForm);
}

/// <summary>What is entered to keep a hold or to lift it.</summary>
public sealed record HoldStepForm
{
    public string? Words { get; init; }
    public DateOnly? ReviewOn { get; init; }

    public override string ToString() => nameof(HoldStepForm);
}
