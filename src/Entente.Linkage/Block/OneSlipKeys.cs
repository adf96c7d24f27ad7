using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>The value, and the value with each one of its letters left out: two values of which one is the other with a letter left out, put in, changed, or changed places with the next share a key.</summary>
/// <remarks>The thought is that of Mor and Fraenkel 1982. Two values with a letter left out of each at different places may share a key as well: they are two slips apart.</remarks>
internal sealed class OneSlipKeys : ISpreadKeys
{
    /// <summary>Of shorter values too many are one slip apart; of longer ones there are too many keys. Those meet only where they are equal.</summary>
    private const int Shortest = 5;

    private const int Longest = 32;

    private readonly Records records;
    private readonly Field field;

    public OneSlipKeys(Records records, Field field, BlockingPart part)
    {
        if (field is DateField) throw RuleParts.HasNone(field, part);
        (this.records, this.field) = (records, field);
    }

    public void Write(int record, List<ulong> keys)
    {
        if (records.Cell(record, field) is not (> 0 and var value)) return;
        var text = field.Bare(value);
        keys.Add(ByteHash.Of(text));
        if (text.Length is < Shortest or > Longest) return;
        Span<byte> without = stackalloc byte[Longest];
        text[1..].CopyTo(without);
        for (var left = 0; left < text.Length; left++)
        {
            if (left > 0) without[left - 1] = text[left - 1];
            keys.Add(ByteHash.Of(without[..(text.Length - 1)]));
        }
    }
}
