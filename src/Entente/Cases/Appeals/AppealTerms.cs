using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Cases.Appeals;

/// <summary>Which remedy before a court there is against a decision in which country and time, on which grounds, and what it does to support, from data/appeals/remedies.json.</summary>
public sealed class AppealTerms
{
    private const string Name = "appeals/remedies.json";
    private readonly File _file;

    private AppealTerms(File file) => _file = file;

    public static AppealTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public IReadOnlyList<AppealGround> Grounds => _file.Grounds;

    public IReadOnlyList<Remedy> Remedies => _file.Remedies;

    /// <summary>What may be asked of a court in a territory on a day.</summary>
    public IReadOnlyList<Remedy> On(string territory, DateOnly day) => [.. _file.Remedies.Where(r => r.Holds(territory, day))];

    public Remedy? Find(string? code) => _file.Remedies.FirstOrDefault(r => r.Code == code);

    public AppealGround? GroundOf(string? code) => _file.Grounds.FirstOrDefault(g => g.Code == code);

    public static AppealTerms From(DataFolder data)
    {
        var file = data.Read<File>(Name);
        if (file.Remedies.Select(r => r.Code).Concat(file.Grounds.Select(g => g.Code)).GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name}: '{twice.Key}' stands twice.");
        if (file.Remedies.FirstOrDefault(r => string.IsNullOrWhiteSpace(r.Source) || string.IsNullOrWhiteSpace(r.SupportSource)) is { } bare) throw new InvalidDataException($"data/{Name}: {bare.Code} needs a source, and one for what it does to support.");
        return new(file);
    }

    private sealed record File(string Source, IReadOnlyList<Remedy> Remedies, IReadOnlyList<AppealGround> Grounds);
}

/// <summary>A remedy before a court.</summary>
/// <param name="Time">What is known of the time to ask.</param>
/// <param name="SupportGoesOn">Whether support does not end while the court looks: a floor.</param>
public sealed record Remedy(string Code, string Text, string Court, IReadOnlyList<string> Territories, IReadOnlyList<string> Except, DateOnly From, DateOnly? To,
    string Source, FactStatus Status, string Time, bool SupportGoesOn, string SupportSource, FactStatus SupportStatus)
{
    public bool IsConfirmed => Status == FactStatus.Verified;

    public bool IsSupportConfirmed => SupportStatus == FactStatus.Verified;

    public bool Holds(string territory, DateOnly day) => From <= day && (To is null || day <= To) && (Territories.Count == 0 || Territories.Any(t => Is(t, territory))) && !Except.Any(t => Is(t, territory));

    private static bool Is(string named, string territory) => territory == named || territory.StartsWith(named + "-", StringComparison.Ordinal);
}

/// <summary>A ground on which a court is asked, and where it comes from.</summary>
public sealed record AppealGround(string Code, string Text, string Source);
