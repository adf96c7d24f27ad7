using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Rules by slips, neighbours and rare words that are worth counting: what equal values miss.</summary>
internal static class OtherCandidates
{
    private const int Window = 6;

    /// <summary>So many numbers and addresses are looked at for slips.</summary>
    private const int Numbers = 3;

    public static IReadOnlyList<Candidate> Of(Records records)
    {
        var family = First(records, ColumnRole.FamilyName) ?? First(records, ColumnRole.FullName);
        var given = First(records, ColumnRole.GivenName);
        var date = First(records, ColumnRole.Date);
        var rules = new List<BlockingRule>();
        foreach (var field in records.Fields.Where(f => f is NumberField).Take(Numbers)) rules.Add(new([new(field.Name, BlockingPartKind.OneSlip)]));
        if (family is not null && date is not null) rules.Add(new([new(family.Name, BlockingPartKind.OneSlip), new(date.Name, BlockingPartKind.Year)]));
        if (family is not null) rules.Add(new([new(family.Name), .. Named(given)]) { Window = Window });
        if (date is not null && family is not null) rules.Add(new([new(date.Name), new(family.Name)]) { Window = Window });
        foreach (var field in records.Fields.Where(f => f is WordsField || (f is TextField && f.Role == ColumnRole.Address))) rules.Add(new([new(field.Name, BlockingPartKind.RareWords)]));
        return [.. rules.Take(KeyPlan.MostOthers).Select(r => new Candidate(r, []))];
    }

    private static IEnumerable<BlockingPart> Named(Field? field) => field is null ? [] : [new(field.Name)];

    private static Field? First(Records records, ColumnRole role) => records.Fields.FirstOrDefault(f => f.Role == role);
}
