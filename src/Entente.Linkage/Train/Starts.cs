namespace Entente.Linkage.Train;

/// <summary>Where learning begins. From far enough apart, starts that end at one answer make it likely that there is no other.</summary>
/// <param name="Sharpness">1: matches agree as expected of people's records; 0: as often as not.</param>
/// <param name="Matches">Matching pairs for each record.</param>
/// <param name="Others">Pairs of a household, and pairs that share a contact, for each record.</param>
internal sealed record Start(double Sharpness, double Matches, double Others)
{
    public static readonly IReadOnlyList<Start> All = [new(1, 0.5, 0.1), new(0.5, 0.5, 0.1), new(0.8, 0.05, 0.1), new(0.8, 3, 0.1), new(0.6, 0.5, 0.5)];
}

/// <summary>How the starts came out.</summary>
/// <param name="Best">The start to go on from.</param>
/// <param name="Alike">How many ended where it did, itself included.</param>
internal sealed record Tried(Start Best, int Alike)
{
    /// <summary>Two ends are one answer if the probabilities they give differ by no more than this on average.</summary>
    public const double OneAnswer = 0.005;

    /// <summary>A start must be better than the first by this part of the likelihood: less is the luck of the pairs it was tried on.</summary>
    public const double Better = 1e-4;

    public bool Agreed => Alike == Start.All.Count;

    public string InWords => Agreed
        ? $"all {Start.All.Count} starts ended at one answer"
        : $"{Alike} of {Start.All.Count} starts ended at the answer that was kept, the likeliest; the others ended elsewhere: look at the result with care";
}
