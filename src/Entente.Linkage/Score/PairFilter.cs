using System.Numerics;
using Entente.Linkage.Fields;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Score;

/// <summary>Scores pairs as <see cref="PairComparer"/> and <see cref="Weigher"/> do, but gives up as soon as what is still unknown cannot lift the pair to what is asked.</summary>
/// <remarks>The bound takes for each field the best that its level, or any level it may still turn out to have, could be worth against strangers alone.
/// As the other kinds of pairs only lower a score, no pair is given up wrongly.</remarks>
internal sealed class PairFilter : IPairScores
{
    private readonly Records records;
    private readonly PairComparer comparer;
    private readonly Weigher weigher;
    private readonly Field[] fields;
    private readonly float[][] lows; // how common values are at the least
    private readonly float[][] logs; // how common they are
    private readonly float[] coincidence;
    private readonly int[] unlike;
    private readonly int[] last;
    private readonly int[] late;
    private readonly float[] worth;
    private readonly float[] hope; // the most that an unequal value can be worth, whatever the values
    private readonly float[] close; // the same of close levels, rarity aside
    private readonly float[] apart; // the same of the other levels
    private int[] cells;
    private readonly uint dates, slow, rareToo, soft, names;
    private readonly int given, family;

    public PairFilter(Records records, PairComparer comparer, Weigher weigher)
    {
        (this.records, this.comparer, this.weigher) = (records, comparer, weigher);
        fields = [.. records.Fields];
        cells = records.Cells;
        (lows, logs) = ([.. fields.Select(f => f.Shares.Lows)], [.. fields.Select(f => f.Shares.Logs)]);
        coincidence = [.. fields.Select(comparer.Coincidence)];
        unlike = [.. fields.Select(f => f.FirstUnlike)];
        last = [.. fields.Select(f => f.Levels.Count - 1)];
        late = [.. fields.Where(f => f is not (CodeField or DateField)).OrderBy(f => f is NumberField ? 0 : f is NameField ? 1 : 2).Select(f => f.Slot)];
        worth = new float[fields.Length * MatchModel.Levels];
        (hope, close, apart) = (new float[fields.Length], new float[fields.Length], new float[fields.Length]);
        foreach (var field in fields) Value(field);
        dates = Bits(f => f is DateField);
        slow = Bits(f => f is not (CodeField or DateField));
        rareToo = Bits(f => f.CloseIsRareToo);
        soft = Bits(Weigher.IsSoft);
        given = Array.FindIndex(fields, f => f.Role == ColumnRole.GivenName);
        family = Array.FindIndex(fields, f => f.Role == ColumnRole.FamilyName);
        if (given >= 0 && family >= 0) names = 1u << given | 1u << family;
    }

    /// <summary>Takes note that records or values were added.</summary>
    public void Renew()
    {
        cells = records.Cells;
        for (var i = 0; i < fields.Length; i++) (lows[i], logs[i]) = (fields[i].Shares.Lows, fields[i].Shares.Logs);
    }

    /// <summary>Scores pairs that reach a score, and gives the others up. What a step reads for one pair is asked for while it is done for those before.</summary>
    /// <param name="pairs">The pairs. Those that reach it come to the front, in their order.</param>
    /// <param name="asked">Natural log odds below which nothing is wanted.</param>
    /// <returns>How many reach it; <see cref="Glance.Most"/> is then their score.</returns>
    public int Sift(Span<Glance> pairs, float asked)
    {
        Span<byte> levels = stackalloc byte[comparer.Count];
        Span<float> rarity = stackalloc float[comparer.Count];
        foreach (ref var pair in pairs) Look(ref pair);
        var hopeful = 0;
        foreach (ref var pair in pairs)
        {
            if (Hopes(ref pair, asked)) pairs[hopeful++] = pair;
        }

        var kept = 0;
        foreach (ref var pair in pairs[..hopeful])
        {
            if (!Closer(pair, asked, levels, rarity, out var score)) continue;
            pair.Most = score;
            pairs[kept++] = pair;
        }

        return kept;
    }

    /// <summary>Asks for two records' numbers, some time before <see cref="Sift"/>.</summary>
    public void Fetch(int a, int b)
    {
        var (from, to) = (a * records.Width, b * records.Width);
        Ahead.Fetch(cells, from);
        Ahead.Fetch(cells, from + records.Width - 1);
        Ahead.Fetch(cells, to);
        Ahead.Fetch(cells, to + records.Width - 1);
    }

    /// <summary>First step: what is equal and what is not. Asks for what the second step needs.</summary>
    private void Look(ref Glance pair)
    {
        var (from, to) = (pair.A * records.Width, pair.B * records.Width);
        Agreement.Look(cells, from, to, records.Width, out pair.Same, out pair.Other);
        for (var left = pair.Same; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            Ahead.Fetch(lows[i], cells[from + i]);
        }

        for (var left = pair.Other & slow; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            var (x, y) = (cells[from + i], cells[to + i]);
            fields[i].Fetch(x, y);
            if ((rareToo >> i & 1) == 0) continue;
            Ahead.Fetch(lows[i], x);
            Ahead.Fetch(lows[i], y);
        }
    }

    /// <summary>Second step: whether the pair can still reach a score, by what a cheap look at each field shows.</summary>
    private bool Hopes(ref Glance pair, float asked)
    {
        var (from, to) = (pair.A * records.Width, pair.B * records.Width);
        var most = weigher.Prior;
        for (var left = pair.Same; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            var rare = coincidence[i] - lows[i][cells[from + i]];
            most += worth[i * MatchModel.Levels] + ((soft >> i & 1) != 0 ? MathF.Max(0, rare) : rare);
        }

        for (var left = pair.Other & ~slow; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            most += worth[i * MatchModel.Levels + ((dates >> i & 1) != 0 ? fields[i].Level(cells[from + i], cells[to + i]) : 1)];
        }

        if (MayBeSwapped(pair.Other, from, to)) pair.Open = names;
        for (var left = pair.Other & slow; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            var (x, y) = (cells[from + i], cells[to + i]);
            if ((pair.Open >> i & 1) != 0) most += hope[i];
            else if (fields[i].PlainlyDifferent(x, y))
            {
                pair.Plain |= 1u << i;
                most += worth[i * MatchModel.Levels + last[i]];
            }
            else most += Hope(i, x, y);
        }

        pair.Most = most;
        if (most < asked) return false;
        for (var left = pair.Other & slow & ~pair.Plain; left != 0; left &= left - 1)
        {
            var i = BitOperations.TrailingZeroCount(left);
            fields[i].FetchText(cells[from + i], cells[to + i]);
        }

        return true;
    }

    /// <summary>The most that a field can be worth of which only is known that the two values are not equal.</summary>
    private float Hope(int field, int x, int y) => (rareToo >> field & 1) == 0
        ? hope[field]
        : MathF.Max(close[field] + Rare(field, x, y), apart[field]);

    /// <summary>How much the rarity of two close values can add at the most.</summary>
    private float Rare(int field, int x, int y) => coincidence[field] - MathF.Max(lows[field][x], lows[field][y]);

    /// <summary>Whether a cheap look leaves it open that given and family name changed places.</summary>
    private bool MayBeSwapped(uint other, int from, int to)
    {
        if (names == 0 || (other & names) != names) return false;
        return !fields[given].PlainlyDifferent(cells[from + given], cells[to + family]) && !fields[given].PlainlyDifferent(cells[from + family], cells[to + given]);
    }

    /// <summary>Third step: the levels of what is still unknown, for as long as the pair can still reach the score; then the score.</summary>
    private bool Closer(in Glance pair, float asked, Span<byte> levels, Span<float> rarity, out float score)
    {
        var left = records[pair.A];
        var right = records[pair.B];
        var most = pair.Most;
        score = 0;
        levels.Fill(Field.Missing);
        rarity.Clear();
        for (var some = pair.Same; some != 0; some &= some - 1)
        {
            var i = BitOperations.TrailingZeroCount(some);
            levels[i] = Field.Same;
            rarity[i] = logs[i][left[i]] - coincidence[i];
        }

        for (var some = pair.Other & ~slow; some != 0; some &= some - 1)
        {
            var i = BitOperations.TrailingZeroCount(some);
            levels[i] = (byte)((dates >> i & 1) != 0 ? fields[i].Level(left[i], right[i]) : 1);
        }

        for (var some = pair.Plain; some != 0; some &= some - 1)
        {
            var i = BitOperations.TrailingZeroCount(some);
            levels[i] = (byte)last[i];
        }

        var pending = pair.Other & slow & ~pair.Plain;
        foreach (var i in late)
        {
            if ((pending >> i & 1) == 0) continue;
            var level = fields[i].Level(left[i], right[i]);
            levels[i] = (byte)level;
            if (level < unlike[i]) rarity[i] = comparer.Rarity(i, level, left[i], right[i]);
            // Names that may yet turn out to have changed places keep their hope.
            if ((pair.Open >> i & 1) != 0) continue;
            var rare = level >= unlike[i] ? 0 : (rareToo >> i & 1) == 0 ? -rarity[i] : Rare(i, left[i], right[i]);
            most += worth[i * MatchModel.Levels + level] + rare - Hope(i, left[i], right[i]);
            if (most < asked) return false;
        }

        comparer.Settle(left, right, levels, rarity);
        score = (float)weigher.Score(levels, rarity);
        return score >= asked;
    }

    private void Value(Field field)
    {
        var slot = field.Slot;
        (close[slot], apart[slot]) = (float.NegativeInfinity, float.NegativeInfinity);
        for (var level = 0; level < field.Levels.Count; level++)
        {
            var best = weigher.Worth(slot, level);
            worth[slot * MatchModel.Levels + level] = best;
            // Two names may be the same and yet not written alike.
            if (level >= field.FirstUnlike) apart[slot] = MathF.Max(apart[slot], best);
            else if (level > 0 || field is NameField) close[slot] = MathF.Max(close[slot], best);
        }

        var rare = field.CloseIsRareToo ? MathF.Max(0, coincidence[slot] - field.Shares.LeastLow) : 0;
        hope[slot] = MathF.Max(close[slot] + rare, apart[slot]);
    }

    private uint Bits(Func<Field, bool> which) => fields.Where(which).Aggregate(0u, (bits, field) => bits | 1u << field.Slot);
}
