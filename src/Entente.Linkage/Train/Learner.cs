using Entente.Linkage.Fields;
using Entente.Linkage.Score;

namespace Entente.Linkage.Train;

/// <summary>Learns a model without any known answer: chance agreement from pairs drawn blindly, the rest by expectation and maximisation over pairs that met.</summary>
/// <remarks>Dempster, Laird and Rubin 1977; Fellegi and Sunter 1969. Priors of some pairs' weight keep levels that are hardly seen where they are expected.</remarks>
internal sealed class Learner(IReadOnlyList<Field> fields, PairSample blind, PairSample met, double pairs)
{
    private const int MostRounds = 25;
    private const double Settled = 1e-5;

    /// <summary>Starts are tried on about so many of the pairs; the best goes on with all.</summary>
    private const int TriedOn = 6_000;

    private readonly int width = fields.Count + 1;
    private MatchModel? chance;
    private LevelCounts counted = new(fields);

    /// <summary>What is known of the pairs; null: nothing.</summary>
    public Answers? Answers { get; init; }

    /// <summary>What does not move.</summary>
    public Fixed Fixed { get; init; } = Fixed.None;

    public Learned Run(int records)
    {
        var step = Math.Max(1, met.Count / TriedOn);
        var ends = Start.All.Select(start => From(start, records, step, tried: true)).ToArray();
        var best = 0;
        for (var i = 1; i < ends.Length; i++)
        {
            if (ends[i].Likelihood > ends[best].Likelihood + Tried.Better * Math.Abs(ends[best].Likelihood)) best = i;
        }

        var probabilities = ends.Select(end => Probabilities(end.Model, step)).ToArray();
        var alike = probabilities.Count(p => p.Length == 0 || p.Zip(probabilities[best], (x, y) => Math.Abs(x - y)).Average() < Tried.OneAnswer);
        var learned = From(Start.All[best], records, 1, tried: false);
        string[] notes = [.. Told.TooFew(fields, counted), .. Told.Twice(fields, blind), .. Fixed.Count > 0 ? [Fixed.InWords(fields)] : Array.Empty<string>()];
        return learned with { Tried = new(Start.All[best], alike), Pairs = pairs, Notes = notes };
    }

    private double[] Probabilities(MatchModel model, int step)
    {
        var weigher = new Weigher(fields, model);
        var found = new List<double>();
        for (var i = 0; i < met.Count; i += step) found.Add(1 / (1 + Math.Exp(-weigher.Score(met.Levels.AsSpan(i * width, width), met.Rarity.AsSpan(i * width, width)))));
        return [.. found];
    }

    private Learned From(Start start, int records, int step, bool tried)
    {
        var model = new MatchModel(width);
        if (chance is null) new Chance(fields, blind).Fill(chance = new(width), null);
        for (var kind = 0; kind < model.Tables.Length; kind++) chance.Tables[kind].CopyTo(model.Tables[kind], 0);
        Begin(model, start, records);
        Fixed.Restore(model);
        var (before, likelihood, round) = (double.NegativeInfinity, 0.0, 0);
        for (; round < MostRounds; round++)
        {
            likelihood = Round(model, step);
            // Once the matches are roughly known, they are taken out of the pairs drawn blindly.
            if (!tried && round is (3 or 8))
            {
                new Chance(fields, blind).Fill(model, new(fields, model));
                Fixed.Restore(model);
            }
            else if (Math.Abs(likelihood - before) < Settled * Math.Abs(likelihood)) break;
            before = likelihood;
        }

        return new(model, likelihood, round, round < MostRounds);
    }

    private void Begin(MatchModel model, Start start, int records)
    {
        var sharpness = start.Sharpness;
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
        model.Shares[(int)PairKind.Match] = start.Matches * records / pairs;
        model.Shares[(int)PairKind.Household] = start.Others * records / pairs;
        model.Shares[(int)PairKind.Contact] = start.Others * records / pairs;
        Close(model);
    }

    /// <summary>One step of expectation and one of maximisation. Returns the log likelihood before it.</summary>
    private double Round(MatchModel model, int step)
    {
        var weigher = new Weigher(fields, model);
        var counts = new LevelCounts(fields);
        var likelihood = 0.0;
        Span<double> shares = stackalloc double[4];
        for (var i = 0; i < met.Count; i = i < met.Drawn ? Math.Min(i + step, met.Drawn) : i + 1)
        {
            var levels = met.Levels.AsSpan(i * width, width);
            weigher.Kinds(levels, met.Rarity.AsSpan(i * width, width), out var m, out var s, out var h, out var c);
            var most = MathF.Max(MathF.Max(m, s), MathF.Max(h, c));
            double em = MathF.Exp(m - most), es = MathF.Exp(s - most), eh = MathF.Exp(h - most), ec = MathF.Exp(c - most);
            var sum = em + es + eh + ec;
            likelihood += most + Math.Log(sum);
            var match = em / sum;
            var rest = (1 - match) is > 1e-12 and var left ? 1 / (sum * left) : 0;
            if (Answers is not null) match = Answers.After(i, match);
            var (household, contact) = ((1 - match) * eh * rest, (1 - match) * ec * rest);
            if (i < met.Drawn)
            {
                // Answered pairs that were not drawn are no fair sample of how common each kind is.
                shares[0] += match;
                shares[2] += household;
                shares[3] += contact;
            }

            counts.Add(weigher, levels, match, household, contact);
        }

        counts.Fill(model);
        Fixed.Restore(model);
        counted = counts;
        foreach (var kind in (ReadOnlySpan<PairKind>)[PairKind.Match, PairKind.Household, PairKind.Contact])
        {
            model.Shares[(int)kind] = Math.Max(shares[(int)kind] * met.Weight * step, 0.5) / pairs;
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
