using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Explain;

/// <summary>Reckons what each field that a side leaves open would do to a pair's probability.</summary>
internal sealed class MissingFields(Records records, Weigher weigher)
{
    private readonly bool hasParts = records.Fields.Any(f => f.Role == ColumnRole.GivenName) && records.Fields.Any(f => f.Role == ColumnRole.FamilyName);

    public IReadOnlyList<MissingFact> Of(int a, int b, ReadOnlySpan<byte> levels, ReadOnlySpan<float> rarity)
    {
        var facts = new List<MissingFact>();
        var (now, _) = Outlook(levels, rarity);
        foreach (var field in records.Fields)
        {
            // A whole name beside given and family name was laid aside because it says no more than they do: asking for it tells nothing.
            if (levels[field.Slot] == Field.Missing && !(hasParts && field.Role == ColumnRole.FullName)) facts.Add(Fact(field, a, b, [.. levels], rarity, now));
        }

        return MissingFact.MostTellingFirst(facts);
    }

    private MissingFact Fact(Field field, int a, int b, byte[] levels, ReadOnlySpan<float> rarity, double now)
    {
        var outlooks = new (double Probability, double Likelihood)[field.Levels.Count];
        for (var level = 0; level < outlooks.Length; level++)
        {
            levels[field.Slot] = (byte)level;
            outlooks[level] = Outlook(levels, rarity);
        }

        var most = outlooks.Max(o => o.Likelihood);
        var (moves, all) = (0.0, 0.0);
        foreach (var (probability, likelihood) in outlooks)
        {
            var likely = Math.Exp(likelihood - most);
            moves += likely * Math.Abs(probability - now);
            all += likely;
        }

        return new(field.Name, Text(a), Text(b), outlooks[0].Probability, outlooks[^1].Probability, moves / all);

        string Text(int record) => records.Cell(record, field) is not 0 and var value ? field.Text(value) : "";
    }

    /// <summary>The probability that the pair is one person, and the logarithm of how likely its levels are for pairs of any kind.</summary>
    private (double Probability, double Likelihood) Outlook(ReadOnlySpan<byte> levels, ReadOnlySpan<float> rarity)
    {
        weigher.Kinds(levels, rarity, out var match, out var strangers, out var household, out var contact);
        double most = MathF.Max(MathF.Max(match, strangers), MathF.Max(household, contact));
        var all = Math.Exp(match - most) + Math.Exp(strangers - most) + Math.Exp(household - most) + Math.Exp(contact - most);
        return (Math.Exp(match - most) / all, most + Math.Log(all));
    }
}
