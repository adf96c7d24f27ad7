using Entente.Cases;
using Entente.Referrals.Questions;

namespace Entente.Support.Children;

/// <summary>Why somebody counts as a child, or as an adult: the presumption with its source (Directive 2011/36/EU, article 13(2)). Reads nothing but its arguments.</summary>
/// <param name="Based">What the age rests on, by the codes of question C2.</param>
public sealed record Childhood(ChildhoodSource Source, bool IsChild, bool IsDisputed, IReadOnlyList<string> Based)
{
    /// <param name="said">The answers of the referral; null where there is none.</param>
    public static Childhood Of(Case about, ComingOfAge? age, Answers? said, DateOnly today)
    {
        var isChild = about.IsChildOn(today, age?.By);
        var source = !about.IsChild ? ChildhoodSource.SaidAdult
            : !isChild ? ChildhoodSource.CameOfAge
            : said?.First("C1") switch { "child" => ChildhoodSource.SaidChild, "not-sure" => ChildhoodSource.Presumed, _ => ChildhoodSource.NotSaid };
        return new(source, isChild, said?.First("C3", "value") == "yes", [.. said?.All("C2", "basis") ?? []]);
    }

    public override string ToString() => Source.ToString();
}

/// <summary>What it rests on that somebody counts as a child, or does not.</summary>
public enum ChildhoodSource
{
    /// <summary>Whoever referred said so.</summary>
    SaidChild,
    /// <summary>Whoever referred was not sure: until an assessment says otherwise they are a child.</summary>
    Presumed,
    /// <summary>Nobody said anything that is known here: the same holds.</summary>
    NotSaid,
    /// <summary>By the date of birth they came of age since.</summary>
    CameOfAge,
    SaidAdult,
}
