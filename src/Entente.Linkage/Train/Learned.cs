namespace Entente.Linkage.Train;

/// <summary>What learning came to.</summary>
/// <param name="Model">The model.</param>
/// <param name="Likelihood">The natural log likelihood of the pairs it learned from.</param>
/// <param name="Rounds">How many rounds it took.</param>
/// <param name="Settled">Whether it came to rest.</param>
internal sealed record Learned(MatchModel Model, double Likelihood, int Rounds, bool Settled)
{
    /// <summary>Fewer matches than this among the pairs learned from, and what was expected beforehand holds the balance.</summary>
    private const double FewMatches = 100;

    private static readonly string[] Openings = ["Learned from", "Only about", "Too few matching pairs", "Hardly a matching pair", "Given, not learned", "With the answers"];

    /// <summary>Whether a line of a report is about learning.</summary>
    public static bool IsTold(string line) => Openings.Any(o => line.StartsWith(o, StringComparison.Ordinal)) || line.Contains(" say the same: ", StringComparison.Ordinal);

    /// <summary>How many pairs the file has.</summary>
    public double Pairs { get; init; }

    /// <summary>How the starts came out.</summary>
    public Tried Tried { get; init; } = new(Start.All[0], Start.All.Count);

    /// <summary>What could not be learned, what is told twice and what was given, in words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IEnumerable<string> InWords(PairSample met)
    {
        var matches = Model.Shares[(int)PairKind.Match] * Pairs / Math.Max(met.Weight, 1e-9);
        yield return Invariant($"Learned from {met.Count:N0} pairs in {Rounds + 1} rounds; {(Settled ? "it came to rest" : "it was still moving when the rounds were up")}, and {Tried.InWords}.");
        if (matches < FewMatches) yield return Invariant($"Only about {matches:N0} matching pairs were among them: the weights lean on what is expected of people's records in general.");
        foreach (var note in Notes) yield return note;
    }

    private static string Invariant(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
