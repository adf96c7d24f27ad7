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
        Lows = Logs;
        if (standard is null) Count(counts);
        else
        {
            (Said, Coincidence, Least, LeastLow) = (standard.Said, standard.Coincidence, LeastOf(standard.Said), LeastOf(standard.Said));
            for (var value = 1; value < counts.Length; value++) Logs[value] = standard.Logs.GetValueOrDefault(hash(value), Least);
            if (standard.Within.Count == 0) return;
            var within = new float[counts.Length];
            for (var value = 1; value < counts.Length; value++) within[value] = standard.Within.GetValueOrDefault(hash(value));
            Settle(within, 0);
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

    /// <summary>What is added to the logarithm where two records are of one nationality: how much commoner a value is among its own people. Null where that is not known.</summary>
    public float[]? Within { get; private set; }

    /// <summary>The chance that two records of one nationality say the same; 0 where that is not known.</summary>
    public double CoincidenceWithin { get; private set; }

    /// <summary>The lower of both logarithms: what a value is worth at most.</summary>
    public float[] Lows { get; private set; }

    /// <summary>The least that the lower of both can be.</summary>
    public float LeastLow { get; private set; }

    /// <summary>Takes note of how common values are among people of one nationality.</summary>
    public void Settle(float[] within, double coincidence)
    {
        (Within, CoincidenceWithin, Lows) = (within, coincidence, new float[within.Length]);
        for (var value = 0; value < within.Length; value++)
        {
            Lows[value] = Logs[value] + MathF.Min(0, within[value]);
            LeastLow = MathF.Min(LeastLow, Lows[value]);
        }
    }

    /// <summary>Makes room for values that came later.</summary>
    public void Grow(int values)
    {
        if (values <= known) return;
        if (values > Logs.Length)
        {
            var room = Math.Max(values, Logs.Length * 2);
            Logs = Wider(Logs, room);
            if (Within is null) Lows = Logs;
            else (Within, Lows) = (Wider(Within, room), Wider(Lows, room));
        }

        for (; known < values; known++)
        {
            Logs[known] = standard?.Logs.GetValueOrDefault(hash(known), Least) ?? Least;
            if (Within is null) continue;
            Within[known] = standard?.Within.GetValueOrDefault(hash(known)) ?? 0;
            Lows[known] = Logs[known] + MathF.Min(0, Within[known]);
        }
    }

    /// <summary>What was found, to go by from now on.</summary>
    public FieldStandard Freeze()
    {
        var (logs, within) = (new Dictionary<ulong, float>(), new Dictionary<ulong, float>());
        for (var value = 1; value < known; value++)
        {
            if (Logs[value] <= Least) continue;
            logs[hash(value)] = Logs[value];
            if (Within is not null) within[hash(value)] = Within[value];
        }

        return new(Said, Coincidence, logs, within);
    }

    private static float[] Wider(float[] numbers, int room)
    {
        Array.Resize(ref numbers, room);
        return numbers;
    }

    private void Count(ReadOnlySpan<int> counts)
    {
        for (var value = 1; value < counts.Length; value++) Said += counts[value];
        (Least, LeastLow) = (LeastOf(Said), LeastOf(Said));
        for (var value = 1; value < counts.Length; value++)
        {
            Coincidence += counts[value] / (double)Math.Max(Said, 1) * Math.Max(counts[value] - 1, 0) / Math.Max(Said - 1, 1);
            Logs[value] = counts[value] <= 2 ? Least : MathF.Log((counts[value] - 1) / (float)Said);
        }
    }

    private static float LeastOf(long said) => MathF.Log(1f / Math.Max(said, 2));
}
