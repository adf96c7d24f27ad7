using Entente.Linkage.Fields;
using Entente.Linkage.Score;

namespace Entente.Linkage.Train;

/// <summary>Learns a model without any known answer: chance agreement from pairs drawn blindly, the rest by expectation and maximisation over pairs that met.</summary>
/// <remarks>Dempster, Laird and Rubin 1977; Fellegi and Sunter 1969. Priors of some pairs' weight keep levels that are hardly seen where they are expected.</remarks>
internal sealed class Learner(IReadOnlyList<Field> fields, PairSample blind, PairSample met, double pairs)
{
    private const int MostRounds = 25;
    private const double Settled = 1e-5;

    private readonly int width = fields.Count + 1;

    public Learned Run(int records)
    {
        Learned? best = null;
        foreach (var sharpness in (ReadOnlySpan<double>)[1.0, 0.5])
        {
            var learned = From(sharpness, records);
            if (best is null) best = learned;
            else
            {
                var agreed = Math.Abs(learned.Likelihood - best.Likelihood) < 1e-3 * Math.Abs(best.Likelihood);
                best = (learned.Likelihood > best.Likelihood + 1e-9 * Math.Abs(best.Likelihood) ? learned : best) with { Agreed = agreed, Pairs = pairs };
            }
        }

        return best!;
    }

    private Learned From(double sharpness, int records)
    {
        var model = new MatchModel(width);
        new Chance(fields, blind).Fill(model, null);
        Begin(model, sharpness, records);
        var (before, likelihood, round) = (double.NegativeInfinity, 0.0, 0);
        for (; round < MostRounds; round++)
        {
            likelihood = Round(model);
            // Once the matches are roughly known, they are taken out of the pairs drawn blindly.
            if (round is 3 or 8) new Chance(fields, blind).Fill(model, new(fields, model));
            else if (Math.Abs(likelihood - before) < Settled * Math.Abs(likelihood)) break;
            before = likelihood;
        }

        return new(model, likelihood, round, round < MostRounds);
    }

    private void Begin(MatchModel model, double sharpness, int records)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var chance = FieldPriors.Strangers(fields[i]);
            var prior = FieldPriors.Match(fields[i]);
            var tied = FieldPriors.Tied(fields[i]);
            for (var state = 0; state < MatchModel.States; state++)
            {
                for (var level = 0; level < prior.Length; level++)
                {
                    var at = MatchModel.At(i, state, level);
                    model[PairKind.Match][at] = sharpness * prior[level] + (1 - sharpness) / prior.Length;
                    model[PairKind.Household][at] = Parents.InHousehold(fields[i].Role) ? tied[level] : model[PairKind.Strangers][at];
                    model[PairKind.Contact][at] = Parents.SharedContact(fields[i].Role) ? tied[level] : model[PairKind.Strangers][at];
                }
            }
        }

        Order.Fill(model, fields.Count, 0.04);
        model.Shares[(int)PairKind.Match] = 0.5 * records / pairs;
        model.Shares[(int)PairKind.Household] = 0.1 * records / pairs;
        model.Shares[(int)PairKind.Contact] = 0.1 * records / pairs;
        Close(model);
    }

    /// <summary>One step of expectation and one of maximisation. Returns the log likelihood before it.</summary>
    private double Round(MatchModel model)
    {
        var weigher = new Weigher(fields, model);
        var counts = new LevelCounts(fields);
        var likelihood = 0.0;
        Span<double> shares = stackalloc double[4];
        for (var i = 0; i < met.Count; i++)
        {
            var levels = met.Levels.AsSpan(i * width, width);
            weigher.Kinds(levels, met.Rarity.AsSpan(i * width, width), out var m, out var s, out var h, out var c);
            var most = MathF.Max(MathF.Max(m, s), MathF.Max(h, c));
            double em = MathF.Exp(m - most), es = MathF.Exp(s - most), eh = MathF.Exp(h - most), ec = MathF.Exp(c - most);
            var sum = em + es + eh + ec;
            likelihood += most + Math.Log(sum);
            shares[0] += em / sum;
            shares[2] += eh / sum;
            shares[3] += ec / sum;
            counts.Add(weigher, levels, em / sum, eh / sum, ec / sum);
        }

        counts.Fill(model);
        foreach (var kind in (ReadOnlySpan<PairKind>)[PairKind.Match, PairKind.Household, PairKind.Contact])
        {
            model.Shares[(int)kind] = Math.Max(shares[(int)kind] * met.Weight, 0.5) / pairs;
        }

        Close(model);
        return likelihood;
    }

    private static void Close(MatchModel model)
    {
        var others = model.Shares[(int)PairKind.Match] + model.Shares[(int)PairKind.Household] + model.Shares[(int)PairKind.Contact];
        if (others > 0.9)
        {
            foreach (var kind in (ReadOnlySpan<PairKind>)[PairKind.Match, PairKind.Household, PairKind.Contact]) model.Shares[(int)kind] *= 0.9 / others;
            others = 0.9;
        }

        model.Shares[(int)PairKind.Strangers] = 1 - others;
    }
}

/// <summary>What learning came to.</summary>
/// <param name="Model">The model.</param>
/// <param name="Likelihood">The natural log likelihood of the pairs it learned from.</param>
/// <param name="Rounds">How many rounds it took.</param>
/// <param name="Settled">Whether it came to rest.</param>
/// <param name="Agreed">Whether the other start came to the same likelihood.</param>
internal sealed record Learned(MatchModel Model, double Likelihood, int Rounds, bool Settled, bool Agreed = true)
{
    /// <summary>Fewer matches than this among the pairs learned from, and what was expected beforehand holds the balance.</summary>
    private const double FewMatches = 100;

    public IEnumerable<string> InWords(PairSample met)
    {
        var matches = Model.Shares[(int)PairKind.Match] * Pairs / Math.Max(met.Weight, 1e-9);
        yield return Invariant($"Learned from {met.Count:N0} pairs in {Rounds + 1} rounds; {(Settled ? "it came to rest" : "it was still moving when the rounds were up")}, and {(Agreed ? "another start led to the same end" : "another start led elsewhere: the better one was kept, look at the result with care")}.");
        if (matches < FewMatches) yield return Invariant($"Only about {matches:N0} matching pairs were among them: the weights lean on what is expected of people's records in general.");
    }

    /// <summary>How many pairs the file has.</summary>
    public double Pairs { get; init; }

    private static string Invariant(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
