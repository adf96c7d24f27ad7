using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>The rarest words of a text that others have too, alone and two at a time: a title is found by what few titles say, and where all its words are common, by two that seldom stand together.</summary>
internal sealed class RareWordKeys : ISpreadKeys
{
    /// <summary>So many words find a text. Texts of products and papers share enough of their six rarest; more bring pairs and hardly matches.</summary>
    private const int Most = 6;

    private readonly Records records;
    private readonly Field field;
    private readonly ulong[][] keys; // by value

    public RareWordKeys(Records records, Field field, BlockingPart part, int mostInBlock)
    {
        if (field is DateField) throw RuleParts.HasNone(field, part);
        (this.records, this.field) = (records, field);
        var times = new int[field.Count];
        for (var record = 0; record < records.Count; record++) times[records.Cell(record, field)]++;
        var words = new ulong[field.Count][];
        var seen = new Dictionary<ulong, int>();
        for (var value = 1; value < words.Length; value++)
        {
            if (times[value] == 0) continue;
            words[value] = Words(field.Bare(value));
            foreach (var word in words[value]) seen[word] = seen.GetValueOrDefault(word) + times[value];
        }

        keys = [.. words.Select(w => w is null ? [] : Keys(w, seen, mostInBlock))];
    }

    public void Write(int record, List<ulong> into) => into.AddRange(keys[records.Cell(record, field)]);

    private static ulong[] Keys(ulong[] words, Dictionary<ulong, int> seen, int mostInBlock)
    {
        ulong[] rare = [.. words.Where(w => seen[w] > 1).OrderBy(w => seen[w]).ThenBy(w => w).Take(Most)];
        var found = new List<ulong>(rare.Where(w => seen[w] <= mostInBlock));
        for (var i = 0; i < rare.Length; i++)
        {
            for (var j = i + 1; j < rare.Length; j++) found.Add(ByteHash.Join(Math.Min(rare[i], rare[j]), Math.Max(rare[i], rare[j])));
        }

        return [.. found];
    }

    private static ulong[] Words(ReadOnlySpan<byte> text)
    {
        var words = new HashSet<ulong>();
        foreach (var range in text.Split((byte)' '))
        {
            if (text[range].Length > 1) words.Add(ByteHash.Of(text[range]));
        }

        return [.. words];
    }
}
