namespace Entente.Cases.Consent;

/// <summary>What a choice is about: for what, who receives, in which country, which part of the data. Empty means "any of them", which only a refusal or a withdrawal may say.</summary>
/// <param name="Recipient">A kind of recipient, such as "provider".</param>
/// <param name="Named">One recipient of that kind, where the person chose one; empty for the kind.</param>
/// <param name="Country">Where the recipient is, two small letters.</param>
public readonly record struct ConsentScope(string Purpose, string Recipient, string Named, string Country, string Set)
{
    /// <summary>Everything: what "I want nothing of mine to be used any more" is about.</summary>
    public static ConsentScope Everything { get; } = new("", "", "", "", "");

    /// <summary>Whether agreement to this is agreement to that. What names no country covers none: nobody agrees to a place that they were not told.</summary>
    public bool Covers(ConsentScope that) =>
        Purpose.Length > 0 && Purpose == that.Purpose && Recipient.Length > 0 && Recipient == that.Recipient && Set.Length > 0 && Set == that.Set
        && Country.Length > 0 && Country == that.Country && (Named.Length == 0 || Same(Named, that.Named));

    /// <summary>Whether the two have anything in common: a no reaches as far as its words may mean.</summary>
    public bool Touches(ConsentScope that) =>
        Meet(Purpose, that.Purpose) && Meet(Recipient, that.Recipient) && Meet(Country, that.Country) && Meet(Set, that.Set)
        && (Named.Length == 0 || that.Named.Length == 0 || Same(Named, that.Named));

    private static bool Meet(string one, string other) => one.Length == 0 || other.Length == 0 || one == other;

    private static bool Same(string one, string other) => Fold(one) == Fold(other);

    private static string Fold(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    public override string ToString() => $"{Purpose} {Recipient} {Country} {Set}";
}
