using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Referrals;
using Entente.Triage.Routing;
using Entente.Web.Design;

namespace Entente.Web.Referrals;

/// <summary>Puts together what the page of a referral tells by rule: the authority, the police force of its places, and the consent that counts now.</summary>
public sealed class ReferralByRule(AuthorityOfReferral authorities, ConsentNow consent, RoutingRules rules, Texts texts)
{
    public async Task<ByRule> ReadAsync(Referral referral, Act act, CancellationToken ct)
    {
        // Of a notification nobody decides.
        var authority = referral.Sort == ReferralSort.Referral ? await authorities.ReadAsync(referral, act, ct) : null;
        return new()
        {
            Authority = authority,
            Authorities = [.. (authority?.Authorities ?? []).Select(a => new Choice(a.Code, texts.Of(a.Name)))],
            NameOf = rules.NameOf,
            Forces = await authorities.ForcesAsync(referral, act, ct),
            Consent = await consent.ReadAsync(referral, act, ct),
            Now = act.When,
        };
    }
}

/// <summary>What the page of a referral tells by rule, each part as far as its reader may know it.</summary>
public sealed record ByRule
{
    public AuthorityView? Authority { get; init; }
    public IReadOnlyList<Choice> Authorities { get; init; } = [];
    public Func<string, string> NameOf { get; init; } = code => code;
    public IReadOnlyList<ForceOfPlace> Forces { get; init; } = [];
    public IReadOnlyList<ConsentNowLine>? Consent { get; init; }
    public DateTimeOffset Now { get; init; }
}

/// <summary>What is entered of the authority; null where the form was not sent.</summary>
public sealed record DecidingForm
{
    public string? Authority { get; init; }
    public string? Why { get; init; }
    public int? Seen { get; init; }

    public AuthorityForm ToForm() => new() { Authority = Authority, Why = Why, Seen = Seen ?? -1 };
}
