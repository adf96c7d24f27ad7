namespace Entente.Cases;

/// <summary>How one limb of the test stands, by what was weighed. It orders the matrix for who decides; it decides nothing.</summary>
public enum LimbState { Met, Open, Contradicted, NotNeeded }

/// <summary>One limb: how it stands, and on how many things.</summary>
/// <param name="Gaps">Things for which somebody wrote down what is still missing.</param>
public sealed record Limb(Element Element, LimbState State, int For, int Against, int Gaps);

/// <summary>Reads the matrix limb by limb. Pure: the same evidence gives the same answer, today and in ten years.</summary>
public static class Limbs
{
    /// <summary>
    /// Met: something speaks for it, and nothing that counts as much speaks against it. Contradicted: something that counts at least as much as the
    /// strongest for it speaks against it. Open: nothing speaks either way; that is not a no.
    /// </summary>
    /// <param name="inForce">The evidence in force.</param>
    public static IReadOnlyList<Limb> Of(IReadOnlyList<Evidence> inForce, bool isChild, IReadOnlyList<PurposeOfLaw> purposes) =>
        [.. Enum.GetValues<Element>().Select(e => Of(e, [.. inForce.Where(i => i.Element == e)], e != Element.Means || NeedsMeans(isChild, inForce, purposes)))];

    /// <summary>
    /// A child's case needs no means (Directive 2011/36/EU, article 2(5)), but for exploitation of surrogacy where the surrogate mother is no child:
    /// needed where every purpose that something speaks for is of that sort.
    /// </summary>
    public static bool NeedsMeans(bool isChild, IEnumerable<Evidence> inForce, IReadOnlyList<PurposeOfLaw> purposes)
    {
        if (!isChild) return true;
        var spokenFor = inForce.Where(e => e is { Element: Element.Purpose, Side: Side.For }).ToList();
        return spokenFor.Count > 0 && spokenFor.All(e => purposes.Any(p => p.Code == e.Purpose && p.ChildNeedsMeans));
    }

    private static Limb Of(Element element, IReadOnlyList<Evidence> items, bool needed)
    {
        var (supporting, opposing) = (items.Where(i => i.Side == Side.For).ToList(), items.Where(i => i.Side == Side.Against).ToList());
        var state = !needed ? LimbState.NotNeeded
            : supporting.Count == 0 && opposing.Count == 0 ? LimbState.Open
            : supporting.Count == 0 || opposing.Count > 0 && opposing.Max(i => i.Weight) >= supporting.Max(i => i.Weight) ? LimbState.Contradicted
            : LimbState.Met;
        return new(element, state, supporting.Count, opposing.Count, items.Count(i => i.Gap.Length > 0));
    }
}

/// <summary>A form of exploitation that the law names, from data/regimes/purposes.json.</summary>
/// <param name="In">Where: a territory, a state ("GB" for each of its parts), or "union" for the states of the Union.</param>
/// <param name="ChildNeedsMeans">A child's case needs a means all the same.</param>
public sealed record PurposeOfLaw(string Code, string Text, DateOnly From, IReadOnlyList<string> In, string Source, Entente.Clocks.FactStatus Status, DateOnly? To = null, bool ChildNeedsMeans = false)
{
    /// <summary>States of the Union that it does not hold in.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    public bool Holds(string territory, DateOnly day) => From <= day && (To is null || day <= To) && !Except.Contains(territory)
        && (In.Contains(territory) || In.Contains(territory.Split('-')[0]) || territory.Length == 2 && In.Contains("union"));
}
