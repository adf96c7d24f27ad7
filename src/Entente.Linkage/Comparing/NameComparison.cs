namespace Entente.Linkage;

/// <summary>Compares every name of one record with every name of the other and keeps the pair that agrees best.</summary>
internal readonly struct NameComparison(Dictionary<Feature, Comparison> comparisons, Linker linker)
{
    public IReadOnlyList<Finding> Best(LinkRecord a, LinkRecord b)
    {
        if (comparisons.Count == 0) return [];
        IReadOnlyList<Finding> best = [];
        var most = double.NegativeInfinity;
        foreach (var x in a.Prepared.Names)
        {
            foreach (var y in b.Prepared.Names)
            {
                var findings = x.Read is null && y.Read is null && x.HasParts && y.HasParts && comparisons.ContainsKey(Feature.FamilyName) ? Parts(x, y) : Whole(x, y, a.Kind);
                var weight = findings.Sum(f => f.Weight);
                if (weight > most) (most, best) = (weight, findings);
            }
        }

        return best;
    }

    private List<Finding> Parts(PreparedName x, PreparedName y)
    {
        var given = Weigh(Feature.GivenName, NameLadder.Part(x.Given, x.GivenForm, y.Given, y.GivenForm), x.SaidGiven, y.SaidGiven, x.GivenForm, y.GivenForm);
        var family = Weigh(Feature.FamilyName, NameLadder.Part(x.Family, x.FamilyForm, y.Family, y.FamilyForm), x.SaidFamily, y.SaidFamily, x.FamilyForm, y.FamilyForm);
        if (!comparisons.ContainsKey(Feature.NameOrder) || (given.Level <= Level.Variant && family.Level <= Level.Variant)) return [given, family];

        var first = NameLadder.Part(x.Given, x.GivenForm, y.Family, y.FamilyForm);
        var second = NameLadder.Part(x.Family, x.FamilyForm, y.Given, y.GivenForm);
        if (first == Level.Different || second == Level.Different || first > Level.Similar && second > Level.Similar) return [given, family];
        var swapped = Weigh(Feature.NameOrder, Level.Swapped, x.Said, y.Said, "", "");
        var crossedGiven = Weigh(Feature.GivenName, first, x.SaidGiven, y.SaidFamily, x.GivenForm, y.FamilyForm);
        var crossedFamily = Weigh(Feature.FamilyName, second, x.SaidFamily, y.SaidGiven, x.FamilyForm, y.GivenForm);
        return crossedGiven.Weight + crossedFamily.Weight + swapped.Weight > given.Weight + family.Weight ? [crossedGiven, crossedFamily, swapped] : [given, family];
    }

    private List<Finding> Whole(PreparedName x, PreparedName y, LinkKind kind)
    {
        if (!comparisons.ContainsKey(Feature.FullName)) return [];
        var level = x.Read is not null || y.Read is not null ? PreparedReading.Compare(x, y) : kind == LinkKind.Company ? NameLadder.Whole(x.Company, y.Company) : NameLadder.Whole(x.All, y.All);
        return [Weigh(Feature.FullName, level, x.Said, y.Said, x.AllForm, y.AllForm)];
    }

    private Finding Weigh(Feature feature, Level level, string left, string right, string formA, string formB) =>
        linker.Weigh(comparisons.TryGetValue(feature, out var comparison) ? comparison : new(feature, []), level, left, right, formA, formB);
}
