using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Support.Offers;

namespace Entente.Support.Plans;

/// <summary>Where a step of a plan stands.</summary>
public enum StepState
{
    Planned,
    UnderWay,
    Done,
    /// <summary>The person did not want it.</summary>
    NotWanted,
    /// <summary>It could not be given.</summary>
    NotGiven,
}

/// <summary>One step of a person's support plan: what they are entitled to, their goal in their own words, who does what by when, and what came of it.</summary>
public sealed class PlanStep : IOfDossier
{
    public const int MostWords = 2_000;
    public const int MostWho = 200;

    private PlanStep() { }

    public static DataKind Kind => DataKind.SupportPlan;

    [Open] public required PlanStepId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Case { get; init; }
    /// <summary>The need that it comes of, as it stood then.</summary>
    [Open] public Reference? Need { get; init; }
    [Open] public string Entitlement { get; private set; } = "";
    [Sensitive] public string Goal { get; private set; } = "";
    /// <summary>The language in which the goal was said.</summary>
    [Open] public string Language { get; private set; } = "";
    [Sensitive] public string What { get; private set; } = "";
    [Personal] public string Who { get; private set; } = "";
    [Open] public DateOnly? By { get; private set; }
    [Open] public StepState State { get; private set; }
    [Sensitive] public string Outcome { get; private set; } = "";
    [Open] public UserId SavedBy { get; private set; }
    [Open] public DateTimeOffset SavedAt { get; private set; }
    [Open] public int Version { get; private set; }

    public void GiveTo(TeamId team) => Team = team;

    /// <summary>A step without content yet.</summary>
    public static PlanStep Begin(Case about, IdSource ids, Reference? need = null) => new()
    {
        Id = ids.Next<PlanStepId>(),
        Reference = Reference.New("STEP"),
        Dossier = about.Dossier,
        Organisation = about.Organisation,
        Team = about.Team,
        Case = about.Reference,
        Need = need,
    };

    /// <summary>Takes over what was entered, or says all that is wrong with it and changes nothing.</summary>
    public IReadOnlyList<Problem> Save(StepForm form, Entitlements entitlements, QuestionSet set, Act act)
    {
        List<Problem> problems = [];
        if (entitlements.Find(form.Entitlement) is null) problems.Add(new EntitlementMissing());
        if (string.IsNullOrWhiteSpace(form.Goal)) problems.Add(new GoalMissing());
        if (form.Language is { Length: > 0 } said && !set["G1"].Find("best")!.Options!.Any(o => o.Code == said)) problems.Add(new LanguageUnknown());
        if (string.IsNullOrWhiteSpace(form.What)) problems.Add(new StepMissing());
        if (string.IsNullOrWhiteSpace(form.Who)) problems.Add(new WhoMissing());
        if (form.State is null || !Enum.IsDefined(form.State.Value)) problems.Add(new StepStateMissing());
        else if (form.State is StepState.Done or StepState.NotWanted or StepState.NotGiven && string.IsNullOrWhiteSpace(form.Outcome)) problems.Add(new OutcomeNotSaid());
        foreach (var (field, text, most) in (IEnumerable<(string, string?, int)>)[(nameof(form.Goal), form.Goal, MostWords), (nameof(form.What), form.What, MostWords), (nameof(form.Who), form.Who, MostWho), (nameof(form.Outcome), form.Outcome, MostWords)])
        {
            if (text?.Length > most) problems.Add(new WordsTooLong(field, most));
            else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new WordsBroken(field));
        }

        if (problems.Count > 0) return problems;
        (Entitlement, Goal, Language, What, Who, By, State, Outcome) = (form.Entitlement!, form.Goal!.Trim(), form.Language ?? "", form.What!.Trim(), form.Who!.Trim(), form.By, form.State!.Value, form.Outcome?.Trim() ?? "");
        (SavedBy, SavedAt, Version) = (act.Reader.User, act.When, Version + 1);
        return [];
    }

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered for a step; null is not answered.</summary>
public sealed record StepForm
{
    public string? Entitlement { get; init; }
    public string? Goal { get; init; }
    public string? Language { get; init; }
    public string? What { get; init; }
    public string? Who { get; init; }
    public DateOnly? By { get; init; }
    public StepState? State { get; init; }
    public string? Outcome { get; init; }

    /// <summary>The need that a new step comes of.</summary>
    public string? Need { get; init; }

    /// <summary>The version that was on the page.</summary>
    public int Version { get; init; }

    public static StepForm Of(PlanStep step) => new()
    {
        Entitlement = step.Entitlement,
        Goal = step.Goal,
        Language = step.Language,
        What = step.What,
        Who = step.Who,
        By = step.By,
        State = step.State,
        Outcome = step.Outcome,
        Version = step.Version,
    };

    public override string ToString() => nameof(StepForm);
}
