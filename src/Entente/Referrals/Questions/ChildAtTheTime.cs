using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>Whether the person was under 18 at any time while they were exploited, as far as the birth date and the episodes tell. Reads nothing but its arguments.</summary>
/// <remarks>The age at the time decides whether means have to be shown (Directive 2011/36/EU, articles 2(5) and 2(6)), not the age today. Partial dates are read both ways: what holds for the youngest and the eldest reading is said, all else is not known.</remarks>
public static class ChildAtTheTime
{
    /// <returns>Yes, no, or null where the dates do not tell.</returns>
    public static bool? Derived(Answers said)
    {
        // Whoever is a child today was one whenever it happened.
        var episodes = said.Said("K1");
        if (said.First("C1") == "child" && episodes.Count > 0) return true;
        PartialDate? born = PartialDate.TryParse(said.First("H2"), out var known) ? known : null;
        var each = episodes.Select(e => In(e, born)).ToList();
        return each.Contains(true) ? true : each.Count > 0 && each.All(e => e == false) ? false : null;
    }

    /// <summary>What counts: the answer of whoever asked the person, else what the dates tell.</summary>
    public static bool? Of(Answers said) => said.First("C4") switch { "yes" => true, "no" => false, _ => Derived(said) };

    /// <summary>An answer against what the dates tell, without a reason.</summary>
    public static bool Disagrees(Answers said) => said.First("C4") is "yes" or "no" && Derived(said) is { } derived && derived != (said.First("C4") == "yes") && said.First("C4", "why") is null;

    private static bool? In(AnswerRow episode, PartialDate? born)
    {
        if (AnswerDate.AgeOf(episode, "K2-from") is { } age) return age < 18;
        if (born is not { } birth) return AnswerDate.AgeOf(episode, "K2-to") is < 18 ? true : null;
        var (first, last) = birth.Range();
        if (last.Year > 9970 || first.Year < 1) return null;
        if (AnswerDate.Span(episode, "K2-from", born) is not { } began) return AnswerDate.Span(episode, "K2-to", born) is { } ended && ended.To < first.AddYears(18) ? true : null;
        if (began.To < first.AddYears(18)) return true;
        return began.From >= last.AddYears(18) ? false : null;
    }
}
