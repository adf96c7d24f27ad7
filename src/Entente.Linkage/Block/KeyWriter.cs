using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Writes a record's keys, one for each rule: longer ones where the short one is known to be too common, 0 where the record has none.</summary>
/// <param name="plan">The rules.</param>
/// <param name="stops">For each rule the keys that are too common; empty while that is still to be found out.</param>
internal sealed class KeyWriter(KeyRules plan, IReadOnlyList<HashSet<uint>> stops)
{
    public KeyRules Plan => plan;

    public IReadOnlyList<HashSet<uint>> Stops => stops;

    /// <summary>Writes a record's keys. Each part is worked out once, whatever the number of rules that use it.</summary>
    public void Write(int record, Span<uint> keys)
    {
        var (makers, rules) = (plan.Parts, plan.Rules);
        Span<uint> parts = stackalloc uint[makers.Length];
        for (var i = 0; i < parts.Length; i++) parts[i] = makers[i](record);
        keys[rules.Length..].Clear();
        for (var rule = 0; rule < rules.Length; rule++)
        {
            var key = (ulong)rule + 1;
            foreach (var part in rules[rule].Parts) key = parts[part] == 0 || key == 0 ? 0 : ByteHash.Join(key, parts[part]);
            keys[rule] = key == 0 ? 0 : Longer(rule, (uint)(key >> 32) | 1, parts);
        }
    }

    private uint Longer(int rule, uint key, ReadOnlySpan<uint> parts)
    {
        var stop = stops[rule];
        if (stop.Count == 0 || !stop.Contains(key)) return key;
        foreach (var split in plan.Rules[rule].Splits)
        {
            key = (uint)(ByteHash.Join(key, parts[split]) >> 32) | 1;
            if (!stop.Contains(key)) return key;
        }

        return 0;
    }
}
