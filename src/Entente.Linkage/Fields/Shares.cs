using Entente.Linkage.Live;

namespace Entente.Linkage.Fields;

/// <summary>How common each value of a field is.</summary>
internal sealed class Shares
{
    private readonly Func<int, ulong> hash;
    private readonly FieldStandard? standard;
    private int known;

    /// <summary>Reckons with one sighting fewer than there are: a value seen twice is shared by one other.</summary>
    /// <param name="counts">How often each value was seen.</param>
    /// <param name="hash">A hash of each value.</param>
    /// <param name="standard">How common values are taken to be, whatever the counts; null: as counted.</param>
    public Shares(ReadOnlySpan<int> counts, Func<int, ulong> hash, FieldStandard? standard)
    {
        (this.hash, this.standard, known) = (hash, standard, counts.Length);
        Logs = new float[counts.Length];
        if (standard is null) Count(counts);
        else
        {
            (Said, Coincidence, Least) = (standard.Said, standard.Coincidence, LeastOf(standard.Said));
            for (var value = 1; value < counts.Length; value++) Logs[value] = standard.Logs.GetValueOrDefault(hash(value), Least);
        }
    }

    /// <summary>How many records say anything.</summary>
    public long Said { get; private set; }

    /// <summary>The chance that two records drawn blindly say the same.</summary>
    public double Coincidence { get; private set; }

    /// <summary>The natural logarithm of each value's share.</summary>
    public float[] Logs { get; private set; }

    /// <summary>The least that such a logarithm can be.</summary>
    public float Least { get; private set; }

    /// <summary>Makes room for values that came later.</summary>
    public void Grow(int values)
    {
        if (values <= known) return;
        if (values > Logs.Length)
        {
            var wider = new float[Math.Max(values, Logs.Length * 2)];
            Logs.CopyTo(wider, 0);
            Logs = wider;
        }

        for (; known < values; known++) Logs[known] = standard?.Logs.GetValueOrDefault(hash(known), Least) ?? Least;
    }

    /// <summary>What was found, to go by from now on.</summary>
    public FieldStandard Freeze()
    {
        var logs = new Dictionary<ulong, float>();
        for (var value = 1; value < known; value++)
        {
            if (Logs[value] > Least) logs[hash(value)] = Logs[value];
        }

        return new(Said, Coincidence, logs);
    }

    private void Count(ReadOnlySpan<int> counts)
    {
        for (var value = 1; value < counts.Length; value++) Said += counts[value];
        Least = LeastOf(Said);
        for (var value = 1; value < counts.Length; value++)
        {
            Coincidence += counts[value] / (double)Math.Max(Said, 1) * Math.Max(counts[value] - 1, 0) / Math.Max(Said - 1, 1);
            Logs[value] = counts[value] <= 2 ? Least : MathF.Log((counts[value] - 1) / (float)Said);
        }
    }

    private static float LeastOf(long said) => MathF.Log(1f / Math.Max(said, 2));
}
