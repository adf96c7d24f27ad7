using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Triage.Routing;

/// <summary>Which authority decides about a referral, by the part of the country where it was made and the age of the person. From data/triage/routing.json; the first rule that fits proposes, a person chooses.</summary>
public sealed class RoutingRules
{
    private readonly RoutingFile _file;

    private RoutingRules(RoutingFile file) => _file = file;

    public static RoutingRules Shipped { get; } = From(DataFolder.Shipped);

    /// <summary>The authorities of a territory on a day.</summary>
    public IReadOnlyList<Authority> Of(string territory, DateOnly day) => [.. _file.Authorities.Where(a => a.Territories.Contains(territory) && a.From <= day && !(a.To < day))];

    /// <summary>The name of an authority, also of one that is gone.</summary>
    public string NameOf(string code) => _file.Authorities.FirstOrDefault(a => a.Code == code)?.Name ?? code;

    public RoutingRule? Find(string code) => _file.Rules.FirstOrDefault(r => r.Code == code);

    /// <summary>What the rules propose for these facts, and which of them may hinge on answers that were not shown.</summary>
    /// <remarks>That an answer is hidden is said whatever it is, and whether or not there is one: the proposal tells nothing of it.</remarks>
    public RoutingProposal Propose(RoutingFacts facts, DateOnly day)
    {
        var rules = _file.Rules.Where(r => r.Territories.Contains(facts.Territory) && r.From <= day && !(r.To < day)).ToList();
        var unseen = facts.Age is null && rules.Exists(r => r.Ages.Count > 0);
        foreach (var rule in rules)
        {
            if (facts.Age is not { } age || !rule.Ages.Contains(age)) continue;
            if (rule.Profile is { } profile)
            {
                var areas = _file.Profiles.Single(p => p.Code == profile).Areas;
                if (areas.Count == 0) continue;
                if (facts.Council is null) unseen = true;
                if (facts.Council is not { } council || !areas.Contains(council, StringComparer.OrdinalIgnoreCase)) continue;
            }

            var hidden = rule.Answers.Any(a => !facts.Shown(a.Question, a.Part));
            unseen |= hidden;
            if (hidden || (rule.Answers.Count > 0 && !rule.Answers.Any(a => facts.Said(a.Question, a.Part).Any(a.In.Contains)))) continue;
            return new(rule, unseen);
        }

        return new(null, unseen);
    }

    /// <exception cref="InvalidDataException">A rule names an authority, a profile or a question that is not there, or an authority that does not decide in its territory or in its time.</exception>
    public static RoutingRules From(DataFolder data)
    {
        var file = data.Read<RoutingFile>("triage/routing.json");
        var set = QuestionSets.Shipped.Current;
        foreach (var rule in file.Rules)
        {
            if (file.Authorities.FirstOrDefault(a => a.Code == rule.Authority) is not { } authority) throw Wrong(rule, $"no authority is called {rule.Authority}");
            if (rule.Territories.Except(authority.Territories).Any() || rule.From < authority.From || (rule.To ?? DateOnly.MaxValue) > (authority.To ?? DateOnly.MaxValue)) throw Wrong(rule, "its authority does not decide in all of its territories and time");
            if (rule.Profile is { } profile && !file.Profiles.Any(p => p.Code == profile)) throw Wrong(rule, $"no profile is called {profile}");
            if (rule.Ages.Count == 0 || rule.Why.Length == 0 || rule.Source.Length == 0) throw Wrong(rule, "it names no ages, no reason or no source");
            foreach (var answer in rule.Answers)
            {
                if (set.Find(answer.Question)?.Find(answer.Part) is not { } part || !answer.In.All(code => part.TextOf(code) != code)) throw Wrong(rule, $"{answer.Question} {answer.Part} is no question of today with these options");
            }
        }

        if (file.Rules.GroupBy(r => r.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) throw Wrong(twice.First(), "it stands there twice");
        return new(file);
    }

    private static InvalidDataException Wrong(RoutingRule rule, string why) => new($"data/triage/routing.json, rule {rule.Code}: {why}.");

    private sealed record RoutingFile(string Source, DateOnly Date, IReadOnlyList<Authority> Authorities, IReadOnlyList<RoutingProfile> Profiles, IReadOnlyList<RoutingRule> Rules);

    private sealed record RoutingProfile(string Code, string Name, string Source, IReadOnlyList<string> Areas);
}

/// <summary>Somebody who decides by law whether a person is a victim.</summary>
public sealed record Authority(string Code, string Name, IReadOnlyList<string> Territories, DateOnly From, DateOnly? To = null);

/// <summary>How old the person counts as, for whoever decides.</summary>
public enum RoutingAge { Child, PerhapsChild, Adult }

/// <summary>One rule. <see cref="Confirmed"/> false: the fact behind it is not, and it is shown so.</summary>
public sealed record RoutingRule(string Code, string Authority, IReadOnlyList<string> Territories, IReadOnlyList<RoutingAge> Ages, DateOnly From, bool Confirmed, string Why, string Source)
{
    public string? Profile { get; init; }
    public DateOnly? To { get; init; }
    public IReadOnlyList<RoutingAnswer> Answers { get; init; } = [];
}

/// <summary>An answer that a rule asks for.</summary>
public sealed record RoutingAnswer(string Question, string Part, IReadOnlyList<string> In);

/// <summary>What the rules are asked with: no more than one reader is shown.</summary>
/// <param name="Age">Null where the reader is not shown it.</param>
/// <param name="Council">The children's service that was contacted; null where the reader is not shown it, empty where none is named.</param>
/// <param name="Shown">Whether the reader is shown this part of this question.</param>
/// <param name="Said">What was answered there.</param>
public sealed record RoutingFacts(string Territory, RoutingAge? Age, string? Council, Func<string, string, bool> Shown, Func<string, string, IReadOnlyList<string>> Said)
{
    public override string ToString() => Territory;
}

/// <param name="Rule">The rule that proposes; null where none fits.</param>
/// <param name="Unseen">An answer that the reader is not shown could lead elsewhere.</param>
public sealed record RoutingProposal(RoutingRule? Rule, bool Unseen);
