using System.Numerics;
using Entente.Linkage.Fields;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Score;

/// <summary>Scores pairs as <see cref="PairComparer"/> and <see cref="Weigher"/> do, but gives up as soon as what is still unknown cannot lift the pair to what is asked.</summary>
/// <remarks>The bound takes for each field the best that its level, or any level it may still turn out to have, could be worth against strangers alone.
/// As the other kinds of pairs only lower a score, no pair is given up wrongly.</remarks>
internal sealed class PairFilter
{
    private const byte Pending = 14;
    private const int LowCount = 8;
    private const uint LowBits = (1 << LowCount) - 1;

    private readonly Records records;
    private readonly PairComparer comparer;
    private readonly Weigher weigher;
    private readonly Field[] fields;
    private readonly float[][] shares;
    private readonly float[] coincidence;
    private readonly bool[] quick;
    private readonly int[] late;
    private readonly float[] worth;
    private readonly float[] hope;
    private readonly float[] apart = new float[2 * (LowBits + 1)];
    private readonly int[] cells;
    private readonly uint dates;
    private readonly int given, family;

    public PairFilter(Records records, PairComparer comparer, Weigher weigher)
    {
        (this.records, this.comparer, this.weigher) = (records, comparer, weigher);
        fields = [.. records.Fields];
        shares = [.. fields.Select(f => f.LogShares)];
        coincidence = [.. fields.Select(comparer.Coincidence)];
        quick = [.. fields.Select(f => f is CodeField or DateField)];
        late = [.. fields.Where(f => f is not (CodeField or DateField)).OrderBy(f => f is NameField ? 0 : f is NumberField ? 1 : 2).Select(f => f.Slot)];
        worth = new float[fields.Length * MatchModel.Levels];
        hope = new float[fields.Length];
        foreach (var field in fields) Value(field);
        cells = records.Cells;
        foreach (var field in fields.Where(f => f is DateField)) dates |= 1u << field.Slot;
        for (var bits = 0; bits <= LowBits; bits++)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if ((bits >> i % LowCount & 1) != 0) apart[i / LowCount * (int)(LowBits + 1) + bits] += hope[i];
            }
        }

        given = Array.FindIndex(fields, f => f.Role == ColumnRole.GivenName);
        family = Array.FindIndex(fields, f => f.Role == ColumnRole.FamilyName);
    }

    /// <summary>Whether a pair reaches a score; if so, the score.</summary>
    /// <param name="a">One record.</param>
    /// <param name="b">The other.</param>
    /// <param name="asked">Natural log odds below which nothing is wanted.</param>
    /// <param name="levels">Room for the comparer's levels.</param>
    /// <param name="rarity">Room for the comparer's rarities.</param>
    /// <param name="score">The score, where it is reached.</param>
    public bool Reaches(int a, int b, float asked, Span<byte> levels, Span<float> rarity, out float score)
    {
        var (from, to) = (a * records.Width, b * records.Width);
        Agreement.Look(cells, from, to, records.Width, out var same, out var other);
        var most = weigher.Prior + apart[other & LowBits] + apart[LowBits + 1 + (other >> LowCount)];
        score = 0;
        for (var left = same; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            most += worth[i * MatchModel.Levels] - shares[i][cells[from + i]] + coincidence[i];
        }

        for (var left = other & dates; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            most += worth[i * MatchModel.Levels + fields[i].Level(cells[from + i], cells[to + i])] - hope[i];
        }

        return most >= asked && Closer(records[a], records[b], same, other, most, asked, levels, rarity, out score);
    }

    private bool Closer(ReadOnlySpan<int> left, ReadOnlySpan<int> right, uint same, uint other, float most, float asked, Span<byte> levels, Span<float> rarity, out float score)
    {
        score = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            rarity[i] = 0;
            if ((same >> i & 1) != 0)
            {
                levels[i] = Field.Same;
                rarity[i] = shares[i][left[i]] - coincidence[i];
            }
            else levels[i] = (other >> i & 1) == 0 ? (byte)Field.Missing : quick[i] ? (byte)fields[i].Level(left[i], right[i]) : Pending;
        }

        foreach (var i in late)
        {
            if (levels[i] != Pending) continue;
            var level = fields[i].Level(left[i], right[i]);
            levels[i] = (byte)level;
            rarity[i] = comparer.Rarity(i, level, left[i], right[i]);
            // A name that may yet turn out to have changed places with the other keeps its hope.
            if (level >= fields[i].FirstUnlike && MayBeSwapped(i, levels)) continue;
            most += worth[i * MatchModel.Levels + level] - rarity[i] - hope[i];
            if (most < asked) return false;
        }

        comparer.Settle(left, right, levels, rarity);
        score = (float)weigher.Score(levels, rarity);
        return score >= asked;
    }

    private bool MayBeSwapped(int field, ReadOnlySpan<byte> levels)
    {
        if (field != given && field != family) return false;
        var other = field == given ? family : given;
        return other >= 0 && levels[other] != Field.Missing && (levels[other] == Pending || levels[other] >= fields[other].FirstUnlike);
    }

    private void Value(Field field)
    {
        var slot = field.Slot;
        hope[slot] = float.NegativeInfinity;
        for (var level = 0; level < field.Levels.Count; level++)
        {
            var best = weigher.Worth(slot, level);
            worth[slot * MatchModel.Levels + level] = best;
            var rare = field.CloseIsRareToo && level < field.FirstUnlike ? coincidence[slot] - shares[slot].Min() : 0;
            if (level > 0) hope[slot] = Math.Max(hope[slot], best + Math.Max(rare, 0));
        }
    }
}
