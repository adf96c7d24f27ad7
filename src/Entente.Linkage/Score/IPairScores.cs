namespace Entente.Linkage.Score;

/// <summary>Knows the scores of pairs: reckons them, or has read them.</summary>
internal interface IPairScores
{
    /// <summary>Asks for what scoring a pair reads, some time before.</summary>
    void Fetch(int a, int b);

    /// <summary>Puts the pairs that reach a score first, each with its score, and says how many they are.</summary>
    int Sift(Span<Glance> pairs, float asked);
}
