namespace Entente.Linkage.Fields;

/// <summary>How common each value of a field is.</summary>
internal sealed class Shares
{
    /// <summary>Reckons with one sighting fewer than there are: a value seen twice is shared by one other.</summary>
    public Shares(ReadOnlySpan<int> counts)
    {
        long said = 0;
        for (var value = 1; value < counts.Length; value++) said += counts[value];
        Said = said;
        Logs = new float[counts.Length];
        var least = MathF.Log(1f / Math.Max(said, 2));
        for (var value = 1; value < counts.Length; value++)
        {
            Coincidence += counts[value] / (double)Math.Max(said, 1) * Math.Max(counts[value] - 1, 0) / Math.Max(said - 1, 1);
            Logs[value] = counts[value] <= 2 ? least : MathF.Log((counts[value] - 1) / (float)said);
        }
    }

    /// <summary>How many records say anything.</summary>
    public long Said { get; }

    /// <summary>The chance that two records drawn blindly say the same.</summary>
    public double Coincidence { get; }

    /// <summary>The natural logarithm of each value's share.</summary>
    public float[] Logs { get; }
}
