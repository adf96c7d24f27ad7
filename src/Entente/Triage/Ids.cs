using Entente.Foundation;

namespace Entente.Triage;

/// <summary>What was said of which authority decides about a referral.</summary>
public readonly record struct AuthorityChoiceId(long Value) : IId<AuthorityChoiceId>
{
    public static AuthorityChoiceId From(long value) => new(value);
}

/// <summary>A version of a team's rule for sharing work.</summary>
public readonly record struct SharingRuleId(long Value) : IId<SharingRuleId>
{
    public static SharingRuleId From(long value) => new(value);
}

/// <summary>Many referrals or cases that are dealt with at once.</summary>
public readonly record struct ManyRunId(long Value) : IId<ManyRunId>
{
    public static ManyRunId From(long value) => new(value);
}
