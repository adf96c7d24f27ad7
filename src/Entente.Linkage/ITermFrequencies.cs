using System.Collections.Concurrent;

namespace Entente.Linkage;

/// <summary>How often values occur, so that sharing a rare one counts more than sharing a common one.</summary>
public interface ITermFrequencies
{
    /// <summary>How many records there are in all.</summary>
    long Records { get; }

    /// <summary>How many records have this value, or null when nobody counted.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="value">The value in normal form: small Latin letters and digits, words parted by single spaces.</param>
    /// <returns>A count of at least one, or null.</returns>
    long? With(Feature feature, string value);
}

/// <summary>Counts kept in memory, made from the records themselves.</summary>
public sealed class TermFrequencies : ITermFrequencies
{
    private readonly ConcurrentDictionary<(Feature, string), int> _counts = new();
    private long _records;

    /// <inheritdoc/>
    public long Records => Interlocked.Read(ref _records);

    /// <summary>Counts one more record. Safe to call from many threads.</summary>
    /// <param name="record">The record.</param>
    public void Add(LinkRecord record)
    {
        Interlocked.Increment(ref _records);
        foreach (var term in record.Prepared.Terms.Distinct()) _counts.AddOrUpdate(term, 1, static (_, n) => n + 1);
    }

    /// <inheritdoc/>
    public long? With(Feature feature, string value) => _counts.TryGetValue((feature, value), out var n) ? n : null;
}
