using Entente.Linkage.Fields;

namespace Entente.Linkage.Train;

/// <summary>How likely each level of each field is for each kind of pair, and how common each kind is.</summary>
internal sealed class MatchModel
{
    /// <summary>Levels of a field, <see cref="Field.Missing"/> included.</summary>
    public const int Levels = 16;

    /// <summary>States of a field's parents: the first agrees; only the second does; none does or is known.</summary>
    public const int States = 3;

    /// <summary>The state in which no parent agrees: the only one of a field without parents.</summary>
    public const int Alone = 2;

    public MatchModel(int comparisons)
    {
        Comparisons = comparisons;
        Tables = [.. Enum.GetValues<PairKind>().Select(_ => new double[comparisons * States * Levels])];
        Shares = new double[Tables.Length];
    }

    /// <summary>Fields, and the order of names.</summary>
    public int Comparisons { get; }

    /// <summary>For each kind of pair the probability of each level, at <see cref="At"/>.</summary>
    public double[][] Tables { get; }

    /// <summary>For each kind its share among all pairs of the file.</summary>
    public double[] Shares { get; }

    public double[] this[PairKind kind] => Tables[(int)kind];

    public static int At(int comparison, int state, int level) => (comparison * States + state) * Levels + level;
}
