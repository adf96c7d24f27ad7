using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Cases.Interviews;
using Entente.Referrals.Questions;
using Entente.Web.Design;

namespace Entente.Web.Cases;

/// <summary>The ledger's codes in words; a code that no list has any more is shown as it is.</summary>
internal static class ConsentWords
{
    public static string Colour(ConsentState state) => state switch
    {
        ConsentState.Given => "green",
        ConsentState.Refused or ConsentState.Withdrawn => "red",
        ConsentState.Undecided or ConsentState.CountryNotNamed => "yellow",
        _ => "grey",
    };

    public static string Purpose(this Texts texts, string code) => Say(texts, ConsentTerms.Shipped.Purposes, code, "consent.any.purpose");

    public static string Recipient(this Texts texts, string code) => Say(texts, ConsentTerms.Shipped.Recipients, code, "consent.any.recipient");

    public static string Set(this Texts texts, string code) => Say(texts, ConsentTerms.Shipped.Sets, code, "consent.any.set");

    public static string CountryOf(this Texts texts, string code) => code.Length == 0 ? texts["consent.any.country"] : texts.Of(Entente.Records.Countries.Shipped.NameOf(code))!;

    public static string LanguageOf(this Texts texts, string code) =>
        code.Length == 0 ? texts["consent.unknown"] : texts.Of(QuestionSets.Shipped.Current["E2"].Parts.Single(p => p.Code == "language").Options!.FirstOrDefault(o => o.Code == code)?.Text ?? code)!;

    public static string ReadBy(this Texts texts, string code) => Keyed(texts, "consent.read-by.", code);

    public static string InterpretedBy(this Texts texts, string code) => Keyed(texts, "consent.interpreted-by.", code);

    public static string Proof(this Texts texts, string code) => Keyed(texts, "consent.proof.", code);

    public static string Ground(this Texts texts, string code) => Keyed(texts, "consent.ground.", code);

    public static string Topic(this Texts texts, string code) => texts.Of(ConsentTerms.Say(InterviewTopics.Shipped.Topics, code))!;

    public static string Interpreting(this Texts texts, string code) => Keyed(texts, "interviews.interpreting.", code);

    public static string Way(this Texts texts, string code) => Keyed(texts, "disclosures.way.", code);

    /// <summary>The power with its source, and that nobody confirmed it where nobody did.</summary>
    public static string PowerOf(this Texts texts, string code) => Powers.Shipped.Find(code) is not { } power ? code
        : texts["disclosures.power", texts.Of(power.Text), power.IsConfirmed ? texts.Of(power.Source) : texts["disclosures.power.unconfirmed", texts.Of(power.Source)]];

    /// <summary>Every country, by its name in the reader's language.</summary>
    public static IReadOnlyList<Choice> Countries(Texts texts) => [.. Entente.Records.Countries.Shipped.All.Select(c => new Choice(c.Code, texts.Of(c.Name)!)).OrderBy(c => c.Text, StringComparer.CurrentCulture)];

    /// <summary>"Agreed: identity".</summary>
    public static string Said(this Texts texts, ConsentEntry entry) => texts["consent.said." + entry.Act, texts.Set(entry.Set)];

    /// <summary>"2 March 2026, 10:30", "on 1 March 2026" where nobody knows the hour.</summary>
    public static string When(this Texts texts, ConsentEntry entry) => entry.Through - entry.From < TimeSpan.FromMinutes(2) ? texts.Moment(entry.From) : texts["consent.on-day", texts.Day(entry.From)];

    /// <summary>A list of codes, to choose from.</summary>
    public static IReadOnlyList<Choice> Choices(this Texts texts, IReadOnlyList<Term> terms) => [.. terms.Select(t => new Choice(t.Code, texts.Of(t.Text)!))];

    /// <summary>The same of codes whose words are texts.</summary>
    public static IReadOnlyList<Choice> Keyed(this Texts texts, string key, params IEnumerable<string> codes) => [.. codes.Select(c => new Choice(c, texts[key + c]))];

    private static string Say(Texts texts, IReadOnlyList<Term> list, string code, string any) => code.Length == 0 ? texts[any] : texts.Of(ConsentTerms.Say(list, code))!;

    private static string Keyed(Texts texts, string key, string code) => code.Length == 0 ? texts["consent.unknown"] : texts.Has(key + code) ? texts[key + code] : code;
}
