using Entente.Linkage.Fields;
using Entente.Linkage.Train;

namespace Entente.Linkage.Score;

/// <summary>Weighs a pair's levels by a model: how much likelier they are for one person than for any other kind of pair.</summary>
/// <remarks>
/// score = ln(share of matches × P(levels | match)) − ln(Σ over other kinds of share × P(levels | kind)). A value that many share makes strangers likelier;
/// what a household or a shared contact has in common is expected of them, whatever the value.
/// </remarks>
internal sealed class Weigher
{
    private readonly int comparisons;
    private readonly float[] match, strangers, household, contact;
    private readonly float[] looseInHousehold, looseInContact;
    private readonly int[] parents;
    private readonly byte[] agreesBelow;
    private readonly float priorMatch, priorStrangers, priorHousehold, priorContact;

    public Weigher(IReadOnlyList<Field> fields, MatchModel model)
    {
        comparisons = model.Comparisons;
        (match, strangers, household, contact) = (Logs(model, PairKind.Match), Logs(model, PairKind.Strangers), Logs(model, PairKind.Household), Logs(model, PairKind.Contact));
        (priorMatch, priorStrangers, priorHousehold, priorContact) = (Log(model, PairKind.Match), Log(model, PairKind.Strangers), Log(model, PairKind.Household), Log(model, PairKind.Contact));
        parents = [.. fields.Select(f => f.Parent?.Slot ?? -1), -1];
        agreesBelow = [.. fields.Select(f => (byte)f.FirstUnlike), 1];
        looseInHousehold = [.. fields.Select(f => Parents.InHousehold(f.Role) ? 0f : 1f), 1];
        looseInContact = [.. fields.Select(f => Parents.SharedContact(f.Role) ? 0f : 1f), 1];
    }

    /// <summary>Natural log odds that the pair is one person.</summary>
    public double Score(ReadOnlySpan<byte> levels, ReadOnlySpan<float> rarity)
    {
        Kinds(levels, rarity, out var m, out var s, out var h, out var c);
        var most = MathF.Max(s, MathF.Max(h, c));
        return m - most - MathF.Log(MathF.Exp(s - most) + MathF.Exp(h - most) + MathF.Exp(c - most));
    }

    /// <summary>For each kind the logarithm of its share times the likelihood of the levels.</summary>
    public void Kinds(ReadOnlySpan<byte> levels, ReadOnlySpan<float> rarity, out float m, out float s, out float h, out float c)
    {
        (m, s, h, c) = (priorMatch, priorStrangers, priorHousehold, priorContact);
        for (var i = 0; i < comparisons; i++)
        {
            int level = levels[i];
            if (level == Field.Missing) continue;
            var at = MatchModel.At(i, State(i, levels), level);
            m += match[at];
            var rare = rarity[i];
            s += strangers[at] + rare;
            h += household[at] + rare * looseInHousehold[i];
            c += contact[at] + rare * looseInContact[i];
        }
    }

    /// <summary>How much the rarity of a shared value counts for a kind of pair.</summary>
    public double Rarity(int comparison, PairKind kind, ReadOnlySpan<float> rarity) => rarity[comparison] * kind switch
    {
        PairKind.Household => looseInHousehold[comparison],
        PairKind.Contact => looseInContact[comparison],
        _ => 1,
    };

    /// <summary>The logarithm of how much commoner matches are than strangers: where a score begins.</summary>
    public float Prior => priorMatch - priorStrangers;

    /// <summary>The most that a level can be worth against strangers, whatever the parent's state; rarity aside.</summary>
    public float Worth(int comparison, int level)
    {
        int one = MatchModel.At(comparison, 0, level), other = MatchModel.At(comparison, 1, level);
        return MathF.Max(match[one] - strangers[one], match[other] - strangers[other]);
    }

    /// <summary>0 where the field's parent agrees, else 1.</summary>
    public int State(int comparison, ReadOnlySpan<byte> levels) =>
        parents[comparison] is var parent and >= 0 && levels[parent] < agreesBelow[parent] ? 0 : 1;

    private static float[] Logs(MatchModel model, PairKind kind) => [.. model[kind].Select(p => (float)Math.Log(Math.Max(p, 1e-12)))];

    private static float Log(MatchModel model, PairKind kind) => (float)Math.Log(Math.Max(model.Shares[(int)kind], 1e-30));
}
