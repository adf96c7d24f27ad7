using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Cases.Contact;

/// <summary>What an exception from the safety check is for.</summary>
public enum OverrideFor
{
    /// <summary>Giving a decision's letter by one way, once.</summary>
    Letter,
    /// <summary>Offering one place to live, once.</summary>
    Placement,
}

/// <summary>Where an exception stands.</summary>
public enum OverrideState { Asked, Agreed, Declined, Used, Expired }

/// <summary>One person asks with a reason to pass the safety check, another agrees; it holds once, for a short time, and only for the rules it was asked for.</summary>
public sealed class SafetyOverride : IOfDossier
{
    private SafetyOverride() { }

    public static DataKind Kind => DataKind.SafetyOverrides;

    [Open] public required SafetyOverrideId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required OverrideFor For { get; init; }
    /// <summary>The way, or the place to live.</summary>
    [Open] public required Reference Of { get; init; }
    /// <summary>The rules that stopped it when it was asked, by code with blanks between.</summary>
    [Open] public required string Rules { get; init; }
    [Sensitive] public required string Reason { get; init; }
    [Open] public required UserId AskedBy { get; init; }
    [Open] public required DateTimeOffset AskedAt { get; init; }
    [Open] public bool? Agreed { get; private set; }
    [Open] public UserId? AnsweredBy { get; private set; }
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }
    [Sensitive] public string Words { get; private set; } = "";
    /// <summary>Until when it holds, once agreed to.</summary>
    [Open] public DateTimeOffset? Until { get; private set; }
    [Open] public DateTimeOffset? UsedAt { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public IReadOnlyList<string> RuleCodes => Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void GiveTo(TeamId team) => Team = team;

    /// <param name="stopping">The rules that stop it now.</param>
    public static Result<SafetyOverride> Ask(Case about, OverrideFor what, Reference of, IReadOnlyList<string> stopping, string? reason, SafetyTerms terms, IdSource ids, Act act)
    {
        if (stopping.Count == 0) return new NothingStops();
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length < terms.ReasonAtLeast) return new OverrideReasonTooShort(terms.ReasonAtLeast);
        if (ContactText.Refusal(nameof(OverrideForm.Reason), "override-reason", reason, ContactText.MostWords) is { } wrong) return wrong;
        return new SafetyOverride
        {
            Id = ids.Next<SafetyOverrideId>(),
            Reference = Reference.New("EXC"),
            Case = about.Reference,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            For = what,
            Of = of,
            Rules = string.Join(' ', stopping),
            Reason = reason.Trim(),
            AskedBy = act.Reader.User,
            AskedAt = act.When,
        };
    }

    /// <summary>The second person agrees or does not.</summary>
    public IReadOnlyList<Problem> Answer(OverrideAnswerForm form, SafetyTerms terms, Act act)
    {
        if (AnsweredAt is not null) return [new OverrideAnswered()];
        if (AskedBy == act.Reader.User) return [new OverrideIsYourOwn()];
        if (form.Agreed is not { } agreed) return [new OverrideAnswerMissing()];
        if (!agreed && string.IsNullOrWhiteSpace(form.Words)) return [new OverrideWordsMissing()];
        if (ContactText.Refusal(nameof(form.Words), "override-words", form.Words, ContactText.MostWords) is { } wrong) return [wrong];
        (Agreed, AnsweredBy, AnsweredAt, Words, Until, Version) = (agreed, act.Reader.User, act.When, form.Words?.Trim() ?? "", agreed ? act.When + terms.OverrideHolds : null, Version + 1);
        return [];
    }

    public OverrideState StateAt(DateTimeOffset when) => (Agreed, UsedAt, Until) switch
    {
        (null, _, _) => OverrideState.Asked,
        (false, _, _) => OverrideState.Declined,
        (true, not null, _) => OverrideState.Used,
        (true, null, { } until) when until >= when => OverrideState.Agreed,
        _ => OverrideState.Expired,
    };

    /// <summary>Whether it lets pass what is stopped now: a rule that came since is not covered.</summary>
    public bool Covers(OverrideFor what, Reference of, IReadOnlyList<string> stopping, DateTimeOffset when) =>
        For == what && Of == of && StateAt(when) == OverrideState.Agreed && !stopping.Except(RuleCodes).Any();

    public void Use(Act act) => (UsedAt, Version) = (act.When, Version + 1);

    public override string ToString() => Reference.Text;
}

/// <summary>What is entered to ask for an exception.</summary>
public sealed record OverrideForm
{
    public string? Of { get; init; }
    public string? Reason { get; init; }

    public override string ToString() => nameof(OverrideForm);
}

/// <summary>What the second person answers.</summary>
public sealed record OverrideAnswerForm
{
    public bool? Agreed { get; init; }
    public string? Words { get; init; }

    public override string ToString() => nameof(OverrideAnswerForm);
}
