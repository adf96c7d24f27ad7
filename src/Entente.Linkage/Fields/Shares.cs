namespace Entente.Linkage.Fields;

/// <summary>How common each value of a field is.</summary>
internal sealed class Shares
{
    private readonly float[] logs;

    /// <summary>Reckons with one sighting fewer than there are: a value seen twice is shared by one other.</summary>
    public Shares(ReadOnlySpan<int> counts)
    {
        long said = 0;
        for (var value = 1; value < counts.Length; value++) said += counts[value];
        logs = new float[counts.Length];
        Said = said;
        if (said == 0) return;
        var least = MathF.Log(1f / said);
        for (var value = 1; value < counts.Length; value++)
        {
            var share = counts[value] / (double)said;
            Coincidence += share * Math.Max(counts[value] - 1, 0) / Math.Max(said - 1, 1);
            logs[value] = counts[value] <= 2 ? least : MathF.Log((counts[value] - 1) / (float)said);
        }
    }

    public long Said { get; }

    /// <summary>The chance that two records drawn blindly say the same.</summary>
    public double Coincidence { get; }

    public float Log(int value) => logs[value];

    public int Count => logs.Length;
}
