using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Writes a record's keys, one for each rule: longer ones where the short one is known to be too common, 0 where the record has none.</summary>
/// <param name="plan">The rules.</param>
/// <param name="stops">For each rule the keys that are too common; empty while that is still to be found out.</param>
/// <param name="identity">A hash of a record's id: <see cref="Halving"/> goes by it.</param>
internal sealed class KeyWriter(KeyRules plan, IReadOnlyList<HashSet<uint>> stops, Func<int, ulong> identity)
{
    /// <summary>So many records' keys may be written together: what they are made of then stays at hand.</summary>
    public const int Together = 128;

    public KeyRules Plan => plan;

    public IReadOnlyList<HashSet<uint>> Stops => stops;

    /// <summary>Writes a record's keys.</summary>
    public void Write(int record, Span<uint> keys) => Write(record, record + 1, keys);

    /// <summary>Writes the keys of records that follow each other, <see cref="KeyPlan.Most"/> to a record.</summary>
    /// <remarks>Part by part and rule by rule, not record by record: what one record waits for in memory then does not keep the next one waiting.</remarks>
    /// <param name="from">The first record.</param>
    /// <param name="to">The record behind the last; at most <see cref="Together"/> of them.</param>
    /// <param name="keys">Receives them.</param>
    public void Write(int from, int to, Span<uint> keys)
    {
        var (makers, rules, count) = (plan.Parts, plan.Rules, to - from);
        Span<uint> parts = stackalloc uint[makers.Length * count];
        Span<ulong> joined = stackalloc ulong[count];
        for (var i = 0; i < makers.Length; i++)
        {
            var part = parts.Slice(i * count, count);
            var maker = makers[i];
            for (var at = 0; at < count; at++) part[at] = maker(from + at);
        }

        for (var rule = 0; rule < rules.Length; rule++)
        {
            joined.Fill((ulong)rule + 1);
            foreach (var number in rules[rule].Parts) Join(joined, parts.Slice(number * count, count));
            for (var at = 0; at < count; at++)
            {
                keys[at * KeyPlan.Most + rule] = joined[at] == 0 ? 0 : Longer(rule, (uint)(joined[at] >> 32) | 1, parts[at..], count, from + at);
            }
        }

        for (var at = 0; at < count; at++) keys[(at * KeyPlan.Most + rules.Length)..((at + 1) * KeyPlan.Most)].Clear();
    }

    private static void Join(Span<ulong> joined, ReadOnlySpan<uint> part)
    {
        for (var at = 0; at < joined.Length; at++) joined[at] = part[at] == 0 || joined[at] == 0 ? 0 : ByteHash.Join(joined[at], part[at]);
    }

    /// <param name="parts">The record's parts, each so many places behind the last.</param>
    private uint Longer(int rule, uint key, ReadOnlySpan<uint> parts, int apart, int record)
    {
        var stop = stops[rule];
        if (stop.Count == 0 || !stop.Contains(key)) return key;
        if (stop.Contains(Halving.Mark(key))) return Halving.Key(key, rule, identity(record), stop);
        foreach (var split in plan.Rules[rule].Splits)
        {
            key = (uint)(ByteHash.Join(key, parts[split * apart]) >> 32) | 1;
            if (!stop.Contains(key)) return key;
            if (stop.Contains(Halving.Mark(key))) return Halving.Key(key, rule, identity(record), stop);
        }

        return 0;
    }
}
