using System.Globalization;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Checks;

/// <summary>A column whose numbers are found to be of one scheme, and how many of them fail its check.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Passed">How many records have a number that passes.</param>
/// <param name="Failed">How many have one of the shape that does not pass.</param>
/// <param name="Other">How many have a number of another shape.</param>
internal sealed record CheckedColumn(CheckScheme Scheme, long Passed, long Failed, long Other)
{
    /// <summary>Of a column with more different numbers about so many are looked at to find out the scheme; which, the numbers themselves decide.</summary>
    private const int Looked = 2_048;

    /// <summary>Fewer numbers could pass by chance: of twelve, eight that pass one time in ten do so once in 500,000.</summary>
    private const int Fewest = 12;

    /// <summary>So many of a column's numbers must have the shape, and of those so many must pass.</summary>
    private const double Shaped = 0.5, Passing = 0.7;

    /// <summary>The scheme of a column's numbers; null where there is none.</summary>
    /// <param name="values">The numbers, cleaned.</param>
    public static CheckedColumn? Of(Distinct values) => Find(values) is { } scheme ? Count(values, scheme) : null;

    public string InWords(string name) => string.Create(CultureInfo.InvariantCulture,
        $"{name} holds {Scheme.Numbers} ({Scheme.Source}): {Passed:N0} records pass the check, {Failed:N0} do not and probably hold a slip{(Other == 0 ? "." : $", {Other:N0} have another shape.")}");

    private static CheckScheme? Find(Distinct values)
    {
        if (values.Count <= Fewest) return null;
        var mask = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, (values.Count - 1) / Looked)) - 1;
        var (fit, pass) = (new int[CheckSchemes.All.Count], new int[CheckSchemes.All.Count]);
        var looked = 0;
        for (var value = 1; value < values.Count; value++)
        {
            var number = values[value];
            if (mask != 0 && ((uint)ByteHash.Of(number) & mask) != 0) continue;
            looked++;
            for (var i = 0; i < fit.Length; i++)
            {
                if (!CheckSchemes.All[i].Fits(number)) continue;
                fit[i]++;
                if (CheckSchemes.All[i].Passes(number)) pass[i]++;
            }
        }

        var best = Enumerable.Range(0, fit.Length).MaxBy(i => pass[i]);
        return fit[best] >= Fewest && fit[best] >= Shaped * looked && pass[best] >= Passing * fit[best] ? CheckSchemes.All[best] : null;
    }

    private static CheckedColumn Count(Distinct values, CheckScheme scheme)
    {
        var (passed, failed, other) = (0L, 0L, 0L);
        for (var value = 1; value < values.Count; value++)
        {
            if (!scheme.Fits(values[value])) other += values.Times(value);
            else if (scheme.Passes(values[value])) passed += values.Times(value);
            else failed += values.Times(value);
        }

        return new(scheme, passed, failed, other);
    }
}
