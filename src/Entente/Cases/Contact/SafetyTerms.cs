using Entente.Cases.Consent;
using Entente.Foundation;

namespace Entente.Cases.Contact;

/// <summary>By which ways a person can be reached, what is dangerous, and what stops a letter or a place to live. From data/safety/contact.json.</summary>
public sealed class SafetyTerms
{
    private readonly File _file;

    private SafetyTerms(File file)
    {
        _file = file;
        if (file.NearMetres < 1 || file.ReasonAtLeast < 1 || file.OverrideHours < 1) throw new InvalidDataException($"data/{Name}: 'nearMetres', 'reasonAtLeast' and 'overrideHours' are 1 at least.");
        foreach (var codes in (IReadOnlyList<IEnumerable<string>>)[file.Channels.Select(c => c.Code), file.Whose.Select(t => t.Code), file.Roles.Select(t => t.Code), file.Rules.Select(r => r.Code)])
        {
            if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name} has '{twice.Key}' twice in one list: give each its own code.");
        }

        if (SafetyRules.All.Except(file.Rules.Select(r => r.Code)).FirstOrDefault() is { } missing) throw new InvalidDataException($"data/{Name} has no rule '{missing}': add it to 'rules'.");
    }

    private const string Name = "safety/contact.json";

    public static SafetyTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    /// <summary>Up to how many metres from a dangerous place something is near it.</summary>
    public int NearMetres => _file.NearMetres;

    /// <summary>How many characters the reason has at least with which somebody asks for an exception.</summary>
    public int ReasonAtLeast => _file.ReasonAtLeast;

    /// <summary>How long an exception holds that was agreed to and not used.</summary>
    public TimeSpan OverrideHolds => TimeSpan.FromHours(_file.OverrideHours);

    public IReadOnlyList<ContactChannel> Channels => _file.Channels;

    public IReadOnlyList<Term> Whose => _file.Whose;

    /// <summary>What a dangerous place or person is in the case.</summary>
    public IReadOnlyList<Term> Roles => _file.Roles;

    public IReadOnlyList<SafetyRule> Rules => _file.Rules;

    public ContactChannel? Channel(string? code) => _file.Channels.FirstOrDefault(c => c.Code == code);

    public bool Stops(string rule) => _file.Rules.Single(r => r.Code == rule).Stops;

    public static SafetyTerms From(DataFolder data) => new(data.Read<File>(Name));

    private sealed record File(string Source, DateOnly Date, int NearMetres, int ReasonAtLeast, int OverrideHours, IReadOnlyList<ContactChannel> Channels, IReadOnlyList<Term> Whose, IReadOnlyList<Term> Roles, IReadOnlyList<SafetyRule> Rules);
}

/// <summary>What a way to reach somebody leads to.</summary>
public enum Reach { Number, Place, Somebody }

/// <summary>A sort of way to reach somebody.</summary>
/// <param name="Serves">Whether a decision's letter can be given by it.</param>
public sealed record ContactChannel(string Code, string Text, Reach Reach, bool Serves);

/// <summary>A rule of the check, in the words that are told to whoever may not see the place.</summary>
/// <param name="Stops">Whether two people have to agree before it is passed; otherwise it is only said.</param>
public sealed record SafetyRule(string Code, string Text, bool Stops);

/// <summary>The codes of the rules that the check knows.</summary>
public static class SafetyRules
{
    public const string WayUnsafe = "way-unsafe";
    public const string WayNotKnown = "way-not-known";
    public const string WayEnded = "way-ended";
    public const string NumberTheirs = "number-theirs";
    public const string PersonTheirs = "person-theirs";
    public const string SharingTheirs = "sharing-theirs";
    public const string PlaceSame = "place-same";
    public const string PlaceNear = "place-near";
    public const string PlaceNearPostCode = "place-near-postcode";
    public const string PlaceNearSettlement = "place-near-settlement";

    public static IReadOnlyList<string> All { get; } = [WayUnsafe, WayNotKnown, WayEnded, NumberTheirs, PersonTheirs, SharingTheirs, PlaceSame, PlaceNear, PlaceNearPostCode, PlaceNearSettlement];
}
