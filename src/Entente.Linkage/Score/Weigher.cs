using System.Runtime.Intrinsics;
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
    private readonly Vector128<float>[] kinds; // for each level: match, strangers, household, contact
    private readonly Vector128<float>[] loose; // for each comparison and state: how far the rarity of a value counts for each kind
    private readonly Vector128<float> priors;
    private readonly int[] first; // for each comparison its parents, or none
    private readonly int[] second;
    private readonly byte[] agreesBelow;

    public Weigher(IReadOnlyList<Field> fields, MatchModel model)
    {
        comparisons = model.Comparisons;
        var logs = Enum.GetValues<PairKind>().Select(k => Logs(model, k)).ToArray();
        kinds = [.. Enumerable.Range(0, logs[0].Length).Select(at => Vector128.Create(logs[0][at], logs[1][at], logs[2][at], logs[3][at]))];
        priors = Vector128.Create(Log(model, PairKind.Match), Log(model, PairKind.Strangers), Log(model, PairKind.Household), Log(model, PairKind.Contact));
        first = [.. fields.Select(f => f.Parents.Count > 0 ? f.Parents[0].Slot : -1), -1];
        second = [.. fields.Select(f => f.Parents.Count > 1 ? f.Parents[1].Slot : -1), -1];
        agreesBelow = [.. fields.Select(f => (byte)f.FirstUnlike), 1];
        loose = [.. fields.SelectMany(f => Enumerable.Range(0, MatchModel.States).Select(state => Loose(f, state, model))), .. Enumerable.Repeat(Vector128.Create(0f, 1f, 1f, 1f), MatchModel.States)];
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
        var sum = priors;
        for (var i = 0; i < comparisons; i++)
        {
            int level = levels[i];
            if (level == Field.Missing) continue;
            var state = State(i, levels);
            sum += kinds[MatchModel.At(i, state, level)] + rarity[i] * loose[i * MatchModel.States + state];
        }

        (m, s, h, c) = (sum[0], sum[1], sum[2], sum[3]);
    }

    /// <summary>How much the rarity of a shared value counts for a kind of pair.</summary>
    public double Rarity(int comparison, PairKind kind, ReadOnlySpan<byte> levels, ReadOnlySpan<float> rarity) => rarity[comparison] * loose[comparison * MatchModel.States + State(comparison, levels)][(int)kind];

    /// <summary>Whether the rarity of a code may count for less than all: where its parents make agreement likely, a common value is hardly commoner than a rare one.</summary>
    public static bool IsSoft(Field field) => field is CodeField && field.Parents.Count > 0;

    private static Vector128<float> Loose(Field field, int state, MatchModel model)
    {
        var certain = model[PairKind.Strangers][MatchModel.At(field.Slot, state, Field.Same)];
        var counts = IsSoft(field) ? (float)Math.Clamp((1 - certain) / Math.Max(1 - field.Coincidence, 1e-6), 0, 1) : 1;
        return Vector128.Create(0, counts, Parents.InHousehold(field.Role) ? 0 : counts, Parents.SharedContact(field.Role) ? 0 : counts);
    }

    /// <summary>The logarithm of how much commoner matches are than strangers: where a score begins.</summary>
    public float Prior => priors[0] - priors[1];

    /// <summary>The most that a level can be worth against strangers, whatever the parents' state; rarity aside.</summary>
    public float Worth(int comparison, int level)
    {
        var most = float.NegativeInfinity;
        for (var state = 0; state < MatchModel.States; state++)
        {
            var of = kinds[MatchModel.At(comparison, state, level)];
            if (state == MatchModel.Alone || (state == 0 ? first : second)[comparison] >= 0) most = MathF.Max(most, of[0] - of[1]);
        }

        return most;
    }

    /// <summary>In what state a field's parents are: see <see cref="MatchModel.States"/>.</summary>
    public int State(int comparison, ReadOnlySpan<byte> levels) =>
        Agrees(first[comparison], levels) ? 0 : Agrees(second[comparison], levels) ? 1 : MatchModel.Alone;

    private bool Agrees(int parent, ReadOnlySpan<byte> levels) => parent >= 0 && levels[parent] < agreesBelow[parent];

    private static float[] Logs(MatchModel model, PairKind kind) => [.. model[kind].Select(p => (float)Math.Log(Math.Max(p, 1e-12)))];

    private static float Log(MatchModel model, PairKind kind) => (float)Math.Log(Math.Max(model.Shares[(int)kind], 1e-30));
}
