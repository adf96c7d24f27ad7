using Entente.Foundation;
using Entente.Web.Design;

namespace Entente.Web.OwnPage;

/// <summary>Codes of the ledger in the words that a person reads.</summary>
public sealed class MyWords(Texts texts, TextFiles files)
{
    public string Purpose(string code) => Say("purpose", code);

    /// <summary>Who, with the country where it is another.</summary>
    public string Who(string recipient, string country) => Say("recipient", recipient) + (country.Length == 0 ? "" : $" ({texts.Country(country)})");

    public string Sets(IEnumerable<string> codes) => string.Join(", ", codes.Select(c => Say("set", c)));

    /// <summary>The note over a translation that nobody has confirmed.</summary>
    public bool IsDraft => files.Persons.Of(texts.Language)?.IsDraft is true;

    /// <summary>Every language, each in its own words, with which way it is written.</summary>
    public IReadOnlyList<(string Code, string Name, string Direction)> Languages => [.. files.Persons.Offered.Select(l => (l.Code, l.Name, DirectionOf(l.Code)))];

    public static string DirectionOf(string language) => Translations.DirectionOf(language);

    private string Say(string list, string code) => texts.Has($"my.{list}.{code}") ? texts[$"my.{list}.{code}"] : code;
}
