using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Supervision.Board;

/// <summary>The bands by which a team's cases age against their clocks, from data/supervision/board.json.</summary>
public sealed class BoardTerms
{
    /// <summary>The clock stands still: nothing is due until it runs again.</summary>
    public const string Paused = "paused";

    /// <summary>No clock runs that the centre could be late with.</summary>
    public const string None = "none";

    private BoardTerms(File file) => (Source, Bands) = (file.Source, file.Bands);

    public static BoardTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source { get; }

    /// <summary>From the latest to the furthest away.</summary>
    public IReadOnlyList<AgeBand> Bands { get; }

    /// <summary>Every band in its order, with those for cases of which nothing can be late.</summary>
    public IEnumerable<string> Codes => [.. Bands.Select(b => b.Code), Paused, None];

    /// <param name="left">Working days to the last day; below zero since it.</param>
    public string BandOf(int left) => Bands.First(b => b.Holds(left)).Code;

    /// <summary>How many working days are left; a day that is past is never 0, nor one that is to come.</summary>
    public static int Left(WorkingCalendar calendar, DateOnly today, DateOnly due) =>
        due == today ? 0
        : due > today ? Math.Max(1, calendar.WorkingDaysBetween(today, due))
        : -Math.Max(1, calendar.WorkingDaysBetween(due, today));

    public static BoardTerms From(DataFolder data)
    {
        const string Name = "supervision/board.json";
        var file = data.Read<File>(Name);
        var wrong = file.Bands is not [{ From: null }, .., { To: null }] || file.Bands.Zip(file.Bands.Skip(1)).Any(p => p.Second.From != p.First.To + 1) || file.Bands.Select(b => b.Code).Append(Paused).Append(None).Distinct().Count() != file.Bands.Count + 2;
        return wrong ? throw new InvalidDataException($"data/{Name}: the bands follow one another without a gap, the first open below and the last above, each with a code of its own.") : new(file);
    }

    private sealed record File(string Source, FactStatus Status, [property: System.Text.Json.Serialization.JsonPropertyName("from")] DateOnly Since, IReadOnlyList<AgeBand> Bands);
}

/// <summary>Cases whose clock has so many working days left, both ends included; null is open.</summary>
public sealed record AgeBand(string Code, int? From = null, int? To = null, string Colour = "grey")
{
    public bool Holds(int left) => (From is null || left >= From) && (To is null || left <= To);
}
