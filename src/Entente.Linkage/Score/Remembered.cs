namespace Entente.Linkage.Score;

/// <summary>Remembers the pairs that reached what was asked.</summary>
/// <param name="scores">Knows the scores.</param>
internal sealed class Remembered(IPairScores scores) : IPairScores
{
    private readonly Dictionary<(int, int), float> pairs = [];

    public IEnumerable<Edge> Pairs => pairs.Select(p => new Edge(p.Key.Item1, p.Key.Item2, p.Value));

    public void Fetch(int a, int b) => scores.Fetch(a, b);

    public int Sift(Span<Glance> glances, float asked)
    {
        var reached = scores.Sift(glances, asked);
        foreach (ref readonly var pair in glances[..reached]) pairs[(Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B))] = pair.Most;
        return reached;
    }
}
