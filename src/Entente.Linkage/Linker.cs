namespace Entente.Linkage;

/// <summary>Compares records by a model. Safe to use from many threads; deterministic; the order of the two sides and of their values never matters.</summary>
/// <param name="model">What agreement is worth.</param>
/// <param name="frequencies">How common values are, if known.</param>
public sealed class Linker(LinkModel model, ITermFrequencies? frequencies = null)
{
    /// <summary>Sharing a value counts no less than this for being common, and no more than <see cref="MostForRarity"/> for being rare: in bits.</summary>
    private const double LeastForRarity = 0.5;
    private const double MostForRarity = 14;

    /// <summary>The model.</summary>
    public LinkModel Model => model;

    /// <summary>Says how likely two records are about the same thing, and why.</summary>
    /// <param name="a">One record.</param>
    /// <param name="b">The other record.</param>
    /// <returns>The explanation; things of different kinds have probability 0 and no findings.</returns>
    public MatchExplanation Compare(LinkRecord a, LinkRecord b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var label = $"{model.Name} {model.Version}";
        if (a.Kind != b.Kind || model.For(a.Kind) is not { } kind) return new(a.Id, b.Id, 0, double.NegativeInfinity, double.NegativeInfinity, [], label);

        var findings = new List<Finding>(8);
        var names = new Dictionary<Feature, Comparison>();
        foreach (var comparison in kind.Comparisons)
        {
            if (comparison.Feature is Feature.GivenName or Feature.FamilyName or Feature.NameOrder or Feature.FullName) names.Add(comparison.Feature, comparison);
            else if (Best(comparison, a.Prepared, b.Prepared) is { } finding) findings.Add(finding);
        }

        findings.AddRange(new NameComparison(names, this).Best(a, b));
        var right = a.Reliability * b.Reliability;
        if (right < 1)
        {
            for (var i = 0; i < findings.Count; i++) findings[i] = findings[i] with { Weight = Believed(findings[i].Weight, right), Ordinary = findings[i].Weight };
        }

        findings.Sort(static (x, y) => Math.Abs(y.Weight).CompareTo(Math.Abs(x.Weight)) is var byWeight and not 0 ? byWeight : x.Feature.CompareTo(y.Feature));
        var prior = kind.Prior(frequencies?.Records ?? 0);
        var score = prior;
        foreach (var finding in findings) score += finding.Weight;
        var probability = 1 / (1 + Math.Pow(2, -score));
        return new(a.Id, b.Id, probability, score, prior, findings, label) { WorthALook = probability >= kind.Propose, Reliability = right, Kind = kind };
    }

    /// <summary>What evidence counts where values may be wrong. Never more than it was, never another sign, and in the same order.</summary>
    /// <remarks>
    /// Where one of two values is wrong, they agree as strangers' do: m becomes right·m + (1 − right)·u. Over u, and with w = log2(m/u), that is
    /// log2(right·2^w + 1 − right).
    /// </remarks>
    /// <param name="weight">What it counts between ordinary sources, in bits.</param>
    /// <param name="right">The chance that both values are right, 0 to 1: both records' <see cref="LinkRecord.Reliability"/> multiplied.</param>
    /// <returns>In bits.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="right"/> is below 0, above 1, or no number.</exception>
    public static double Believed(double weight, double right) => right switch
    {
        1 => weight,
        >= 0 and < 1 => Math.Log2(right * Math.Pow(2, weight) + (1 - right)),
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "The chance that both values are right lies between 0 and 1."),
    };

    /// <summary>What an agreement on this level is worth. Values that many records share count less, rare ones more; no lower level counts more than being the same.</summary>
    internal Finding Weigh(Comparison comparison, Level level, string left, string right, string formA, string formB)
    {
        var own = comparison.For(level)?.Weight ?? 0;
        if (!comparison.RareCountsMore || frequencies is null || own <= 0) return new(comparison.Feature, level, left, right, own);
        var (withA, withB) = (frequencies.With(comparison.Feature, formA), frequencies.With(comparison.Feature, formB));
        var with = withA is null ? withB : withB is null ? withA : Math.Max(withA.Value, withB.Value);
        if (with is null || frequencies.Records < 2) return new(comparison.Feature, level, left, right, own);
        var m = comparison.For(Level.Same)?.M ?? 1;
        var byRarity = Math.Clamp(Math.Log2(m * frequencies.Records / Math.Max(with.Value, 1)), LeastForRarity, MostForRarity);
        // With few records every value looks rare; the model's own figure then holds the balance.
        var trust = frequencies.Records / (frequencies.Records + 1_000.0);
        var same = comparison.For(Level.Same)?.Weight ?? own;
        var adjusted = same + trust * (byRarity - same);
        return level == Level.Same
            ? new(comparison.Feature, level, left, right, adjusted) { SharedBy = with, Records = frequencies.Records }
            : new(comparison.Feature, level, left, right, Math.Min(own, adjusted));
    }

    private Finding? Best(Comparison comparison, Prepared a, Prepared b) => comparison.Feature switch
    {
        Feature.BirthDate => BestDate(comparison, a.BirthDates, b.BirthDates),
        Feature.Sex => Best(comparison, a.Sex, b.Sex, ValueLadder.Code),
        Feature.Nationality => Best(comparison, a.Nationalities, b.Nationalities, ValueLadder.Code),
        Feature.Document => Best(comparison, a.Documents, b.Documents, ValueLadder.Number),
        Feature.Phone => Best(comparison, a.Phones, b.Phones, ValueLadder.Phone),
        Feature.Email => Best(comparison, a.Emails, b.Emails, ValueLadder.Number),
        Feature.Account => Best(comparison, a.Accounts, b.Accounts, ValueLadder.Code),
        Feature.Vehicle => Best(comparison, a.Vehicles, b.Vehicles, ValueLadder.Number),
        Feature.Address => Best(comparison, a.Addresses, b.Addresses, ValueLadder.Address),
        Feature.Place => Best(comparison, a.Places, b.Places, ValueLadder.Place),
        _ => null,
    };

    private Finding? Best(Comparison comparison, Text[] a, Text[] b, Func<string, string, Level> ladder)
    {
        Finding? best = null;
        foreach (var x in a)
        {
            foreach (var y in b)
            {
                var finding = Weigh(comparison, ladder(x.Form, y.Form), x.Said, y.Said, x.Form, y.Form);
                if (best is null || finding.Weight > best.Weight) best = finding;
            }
        }

        return best;
    }

    private static Finding? BestDate(Comparison comparison, LinkDate[] a, LinkDate[] b)
    {
        Finding? best = null;
        foreach (var x in a)
        {
            foreach (var y in b)
            {
                var level = DateLadder.Of(x, y);
                var weight = comparison.For(level)?.Weight ?? 0;
                if (best is null || weight > best.Weight) best = new(comparison.Feature, level, Said(x), Said(y), weight);
            }
        }

        return best;
    }

    private static string Said(LinkDate date)
    {
        var text = date.Day > 0 ? $"{date.Year:0000}-{date.Month:00}-{date.Day:00}" : date.Month > 0 ? $"{date.Year:0000}-{date.Month:00}" : $"{date.Year:0000}";
        return date.About ? "~" + text : text;
    }
}
