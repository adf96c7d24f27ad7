using System.Text.Json.Serialization;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Support.Offers;

/// <summary>What an offer of support may say, from data/support/offers.json: wishes for a place, times to answer within, reasons to decline.</summary>
public sealed class SupportTerms
{
    private SupportTerms(File file) => (Source, PlaceWishes, AnswerTimes, DeclineReasons) = (file.Source, file.PlaceWishes, file.AnswerTimes, file.DeclineReasons);

    public static SupportTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source { get; }

    public IReadOnlyList<SupportTerm> PlaceWishes { get; }

    public IReadOnlyList<AnswerTime> AnswerTimes { get; }

    public IReadOnlyList<SupportTerm> DeclineReasons { get; }

    public AnswerTime? TimeOf(string? code) => AnswerTimes.FirstOrDefault(t => t.Code == code);

    public static SupportTerms From(DataFolder data)
    {
        const string Name = "support/offers.json";
        var file = data.Read<File>(Name);
        foreach (var codes in (IEnumerable<IEnumerable<string>>)[file.PlaceWishes.Select(t => t.Code), file.AnswerTimes.Select(t => t.Code), file.DeclineReasons.Select(t => t.Code)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1 || g.Key.Contains(' ', StringComparison.Ordinal)) is { } wrong) throw new InvalidDataException($"data/{Name}: '{wrong.Key}' stands twice in a list or has a blank.");
        }

        if (file.AnswerTimes.FirstOrDefault(t => t.Hours is > 0 == t.WorkingDays is > 0) is { } time) throw new InvalidDataException($"data/{Name}: '{time.Code}' needs hours or working days, one of the two.");
        return new(file);
    }

    private sealed record File(string Source, FactStatus Status, [property: JsonPropertyName("from")] DateOnly From,
        IReadOnlyList<SupportTerm> PlaceWishes, IReadOnlyList<AnswerTime> AnswerTimes, IReadOnlyList<SupportTerm> DeclineReasons);
}

/// <summary>A code with its words.</summary>
public sealed record SupportTerm(string Code, string Text);

/// <summary>How long a provider has to answer: so many hours, or until the end of a working day.</summary>
public sealed record AnswerTime(string Code, string Text, int? Hours = null, int? WorkingDays = null)
{
    /// <summary>The first moment at which it is too late. Hours count at night and on holidays: a bed for tonight does not wait for Monday.</summary>
    public DateTimeOffset EndOf(DateTimeOffset sent, WorkingCalendar calendar) =>
        Hours is { } hours ? sent.AddHours(hours) : calendar.StartOf(calendar.AddWorkingDays(calendar.DayOf(sent), WorkingDays!.Value).AddDays(1));
}
