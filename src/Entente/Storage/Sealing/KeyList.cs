using Entente.Foundation;

namespace Entente.Storage.Sealing;

/// <summary>All keys of a centre at one moment.</summary>
/// <param name="TakesPlain">Whether the database may still hold fields from before there were keys. Once none is left, a plain text in a sealed column is a fault: somebody has written round the program.</param>
public sealed record KeyList(IReadOnlyList<CompartmentKey> Keys, bool TakesPlain)
{
    /// <summary>A list with one key for each sealed class.</summary>
    public static KeyList New(DateTimeOffset now, bool takesPlain) => new([.. SealedColumns.Compartments.Select(c => CompartmentKey.New(c, now))], takesPlain);

    public CompartmentKey? CurrentOf(FieldClass compartment) => Keys.Where(k => k.Compartment == compartment && k.RetiredAt is null).MaxBy(k => k.MadeAt);

    /// <summary>With these as the current keys of their compartments; what was current opens what it has sealed until nothing is left under it.</summary>
    public KeyList Rotated(IReadOnlyCollection<CompartmentKey> made, DateTimeOffset now) =>
        this with { Keys = [.. Keys.Select(k => k.RetiredAt is null && made.Any(m => m.Compartment == k.Compartment) ? k.With(now, null) : k), .. made] };

    /// <summary>After a count of what is under which key: a retired key that was found unused twice, at least a day apart, is dropped.</summary>
    /// <remarks>A day, so that no program that still seals with it and no backup begun before the count is left with fields that nobody can open.</remarks>
    public KeyList Counted(IReadOnlySet<string> used, bool plainIsLeft, DateTimeOffset now)
    {
        bool IsDropped(CompartmentKey key) => key.RetiredAt is not null && !used.Contains(key.Id) && key.UnusedSince + KeptUnused <= now;
        return new([.. Keys.Where(k => !IsDropped(k)).Select(k => k.RetiredAt is null ? k : k.With(k.RetiredAt, used.Contains(k.Id) ? null : k.UnusedSince ?? now))], TakesPlain && plainIsLeft);
    }

    /// <summary>Whether there is anything for a round to do.</summary>
    public bool HasWork(DateTimeOffset now) => TakesPlain || Keys.Any(k => k.RetiredAt is not null && (k.UnusedSince is null || k.UnusedSince + KeptUnused <= now));

    /// <summary>Whether two lists hold the same keys in the same state.</summary>
    internal bool IsAs(KeyList other) => TakesPlain == other.TakesPlain && Keys.Select(k => (k.Id, k.RetiredAt, k.UnusedSince)).SequenceEqual(other.Keys.Select(k => (k.Id, k.RetiredAt, k.UnusedSince)));

    public static readonly TimeSpan KeptUnused = TimeSpan.FromDays(1);
}
