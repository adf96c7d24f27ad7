using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.OwnPage;

/// <summary>How a person comes in and for how long, which powers are not told, and which rights a person has at which stage, from data/own-page/terms.json.</summary>
public sealed class OwnPageTerms
{
    private readonly File _file;

    private OwnPageTerms(File file) => _file = file;

    public static OwnPageTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public int PinDigits => _file.PinDigits;

    public int FewestLetters => _file.FewestLetters;

    /// <summary>The longest time for which a way in is given; where the person lives with danger, a shorter one.</summary>
    public int MostDays(OwnPageSafety safety) => safety == OwnPageSafety.Safe ? _file.MostDays : _file.MostDaysInDanger;

    /// <summary>How long the page stays open without anything being done, and at all.</summary>
    public TimeSpan Idle => TimeSpan.FromMinutes(_file.IdleMinutes);

    public TimeSpan Longest => TimeSpan.FromMinutes(_file.LongestMinutes);

    public TryLimit OfWord => _file.OfWord;

    public TryLimit OfAddress => _file.OfAddress;

    public TimeSpan Forget => TimeSpan.FromHours(_file.ForgetHours);

    /// <summary>Plain words that made code words are put together from.</summary>
    public IReadOnlyList<string> Words => _file.Words;

    /// <summary>Parts of words that tell what it is about.</summary>
    public IReadOnlyList<string> Telling => _file.Telling;

    /// <summary>Powers under which something was passed on without the person being told of it here.</summary>
    public IReadOnlyList<string> PowersNotTold => _file.PowersNotTold;

    /// <summary>The rights of a person whose case stands so, by the law of the day and the place.</summary>
    /// <param name="at">Where it stands, where that is not what its last decision says.</param>
    public IReadOnlyList<OwnRight> RightsOn(Case about, bool isChild, DateOnly day, CaseStatus? at = null) => [.. _file.Rights.Where(r => r.Fits(about.Territory, at ?? about.Status, isChild, day))];

    public static OwnPageTerms From(DataFolder data)
    {
        const string Name = "own-page/terms.json";
        var file = data.Read<File>(Name);
        if (file is not { PinDigits: >= 6 and <= 12, IdleMinutes: >= 1, LongestMinutes: >= 1, Words.Count: >= 32, FewestLetters: >= 5 }) throw new InvalidDataException($"data/{Name}: a number has 6 to 12 digits, a code word 5 letters or more, there are 32 words or more, and times are minutes.");
        if (file.Words.FirstOrDefault(w => file.Telling.Any(t => w.Contains(t, StringComparison.OrdinalIgnoreCase))) is { } telling) throw new InvalidDataException($"data/{Name}: '{telling}' tells what it is about: take another word.");
        return new(file);
    }

    public IReadOnlyList<OwnRight> AllRights => _file.Rights;

    private sealed record File(string Source, int PinDigits, int FewestLetters, int MostDays, int MostDaysInDanger, int IdleMinutes, int LongestMinutes,
        TryLimit OfWord, TryLimit OfAddress, int ForgetHours, IReadOnlyList<string> PowersNotTold, IReadOnlyList<string> Telling, IReadOnlyList<string> Words, IReadOnlyList<OwnRight> Rights);
}

/// <summary>One right of a person, told by the text "my.right.CODE".</summary>
/// <param name="Territories">Where it is law; none where everywhere.</param>
/// <param name="Except">Where it is not.</param>
/// <param name="At">At which stages; none where at each.</param>
/// <param name="Status">Whatever is not verified is shown as not confirmed.</param>
public sealed record OwnRight(string Code, string Source, FactStatus Status, DateOnly From, DateOnly? To, IReadOnlyList<string> Territories, IReadOnlyList<string> Except, IReadOnlyList<CaseStatus> At, bool ChildrenOnly = false)
{
    public bool IsConfirmed => Status == FactStatus.Verified;

    public bool Fits(string territory, CaseStatus at, bool isChild, DateOnly day) =>
        From <= day && !(To < day) && (Territories.Count == 0 || Names(Territories, territory)) && !Names(Except, territory) && (At.Count == 0 || At.Contains(at)) && (isChild || !ChildrenOnly);

    private static bool Names(IReadOnlyList<string> places, string territory) => places.Any(p => territory == p || territory.StartsWith(p + "-", StringComparison.Ordinal));
}
