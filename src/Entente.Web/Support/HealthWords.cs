using Entente.Cases.Consent;
using Entente.Support.Health;
using Entente.Web.Cases;
using Entente.Web.Design;

namespace Entente.Web.Support;

/// <summary>The codes of health in the reader's language. A code that today's data no longer have is shown as it was kept.</summary>
public sealed class HealthWords(HealthTerms terms, Texts texts)
{
    public string Source => texts.Of(terms.Source)!;

    public bool IsConfirmed => terms.IsConfirmed;

    public IReadOnlyList<Choice> Categories => texts.Choices(terms.Categories);

    public IReadOnlyList<Choice> ToldBy => texts.Choices(terms.ToldBy);

    public IReadOnlyList<Choice> Parts => texts.Choices(terms.Parts);

    public IReadOnlyList<Choice> YesOrNo => texts.Keyed("interviews.answer.", "true", "false");

    public string Category(string code) => texts.Of(ConsentTerms.Say(terms.Categories, code))!;

    public string Teller(string code) => texts.Of(ConsentTerms.Say(terms.ToldBy, code))!;

    public string PartsOf(HealthShare share) => string.Join(", ", share.PartCodes.Select(p => texts.Of(ConsentTerms.Say(terms.Parts, p))));

    /// <summary>"The centre, for getting support, in the United Kingdom".</summary>
    public string Agreement(ConsentEntry entry) => texts["health.agreed", Receiver(entry.Recipient, entry.Named), texts.Purpose(entry.Purpose), texts.CountryOf(entry.Country), texts.When(entry)];

    public string Receiver(string recipient, string named) => named.Length > 0 ? $"{texts.Recipient(recipient)} ({named})" : texts.Recipient(recipient);

    public IReadOnlyList<Choice> Agreed(IEnumerable<ConsentEntry> entries) => [.. entries.Select(e => new Choice(e.Reference.Text, Agreement(e), e.Reference.Text))];
}

/// <summary>The fields of a need of health.</summary>
/// <param name="Number">The version that stands; 0 where there is none.</param>
public sealed record HealthFields(HealthForm Form, int Number)
{
    public override string ToString() => nameof(HealthFields);
}
