namespace Entente.Linkage;

/// <summary>What the engine sees of one record: identifying features and nothing else. Every list may be empty; the order of values never matters.</summary>
/// <param name="Id">The caller's number for the record.</param>
public sealed record LinkRecord(long Id)
{
    /// <summary>What kind of thing the record is about. Things of different kinds are never the same.</summary>
    public LinkKind Kind { get; init; }

    /// <summary>Who said it; used in reports only.</summary>
    public string Source { get; init; } = "";

    /// <summary>
    /// How far what the source says can be taken at its word: the share of its values that are right, against an ordinary source, 0 to 1. Of a source
    /// known to hold slips, what differs speaks less against and what agrees a little less for. 1, the default, is an ordinary source; 0 says nothing at all.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0, above 1, or no number.</exception>
    public double Reliability
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Reliability), value, "The share of values that are right lies between 0 and 1.");
    } = 1;

    /// <summary>Names in Latin letters; transliterate before. Marks and case do not matter.</summary>
    public IReadOnlyList<LinkName> Names { get; init; } = [];

    /// <summary>Dates of birth; for a company the dates of founding.</summary>
    public IReadOnlyList<LinkDate> BirthDates { get; init; } = [];

    /// <summary>"female", "male" or another word; empty when not known.</summary>
    public string Sex { get; init; } = "";

    /// <summary>Two-letter country codes of nationality, jurisdiction or registration.</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    /// <summary>Passports, identity cards, registration numbers of companies.</summary>
    public IReadOnlyList<LinkDocument> Documents { get; init; } = [];

    /// <summary>Phone numbers in E.164 form.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Mail addresses.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Bank and user accounts.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Registration plates and chassis numbers.</summary>
    public IReadOnlyList<string> Vehicles { get; init; } = [];

    /// <summary>Postal addresses, one text each.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Towns, districts and regions.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    private Kept? kept;

    /// <summary>What it says, in the forms in which it is compared; made once. A copy that says something else must not take over what was made for the record it was copied from.</summary>
    internal Prepared Prepared => (kept is { } so && ReferenceEquals(so.Of, this) ? so : kept = new(this, new(this))).Prepared;

    private sealed class Kept(LinkRecord of, Prepared prepared)
    {
        public LinkRecord Of => of;
        public Prepared Prepared => prepared;
    }
}

/// <summary>What a record is about.</summary>
public enum LinkKind
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A company or organisation.</summary>
    Company,

    /// <summary>A car, vessel or aircraft.</summary>
    Vehicle,

    /// <summary>Something that is its number: a phone, mail address, account or document.</summary>
    Number,

    /// <summary>An address or premises.</summary>
    Place,
}

/// <summary>One name of somebody: given and family name where they are told apart, else the full name alone.</summary>
/// <param name="Given">Given names, with middle names and patronymics.</param>
/// <param name="Family">Family names.</param>
/// <param name="Full">The whole name where the parts are not known, or a company's name.</param>
public sealed record LinkName(string Given, string Family, string Full = "")
{
    /// <summary>The words as they were read from a script whose spelling in Latin letters is fixed but for a few known others, family name first; none for other names.
    /// Such a name is compared as a whole, and other spellings agree less than the usual one.</summary>
    public IReadOnlyList<Forms.ReadWord> Read { get; init; } = [];

    /// <summary>A name whose parts nobody has told apart.</summary>
    /// <param name="name">The name as written.</param>
    /// <returns>A name with only <see cref="Full"/>.</returns>
    public static LinkName Whole(string name) => new("", "", name);
}

/// <summary>A date of which the month or the day may be unknown.</summary>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12, or 0 when unknown.</param>
/// <param name="Day">1 to 31, or 0 when unknown.</param>
/// <param name="About">Estimated, for instance from an age: may be off by two years.</param>
public readonly record struct LinkDate(int Year, int Month = 0, int Day = 0, bool About = false);

/// <summary>A number that an authority gave.</summary>
/// <param name="Number">As written; spaces, hyphens and case do not matter.</param>
/// <param name="Kind">Passport, identity card; empty when not known.</param>
/// <param name="Country">Two-letter code of who gave it; empty when not known.</param>
public sealed record LinkDocument(string Number, string Kind = "", string Country = "");
