using System.Text.Json;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Foundation;

namespace Entente.Tests.Design;

/// <summary>What persons read themselves is there in every language that they are offered, made from the English as it stands, and marked as a draft until somebody confirms it by name.</summary>
public sealed class TranslationTests
{
    private static readonly string[] Spoken = ["ar", "bg", "de", "fr", "pl", "ro", "sq", "uk", "vi"];

    /// <summary>Texts of the site that stand on the person's pages besides their own.</summary>
    private static readonly string[] Shared =
    [
        "design.error", "design.problem", "design.warning", "design.success", "design.emergency", "design.exit", "design.exit-activated", "design.exit-timed-out", "design.exit-two", "design.exit-one",
        "shell.skip", "shell.exit-keyboard", "shell.ways-out", "shell.menu",
        .. new[] { "WordOrPinWrong", "TooManyTries", "RequestSortMissing", "CorrectionWordsMissing", "RequestTooLong", "RequestBroken", "AskedAlready", "NothingChosen", "NothingToLookAtAgain" }.Select(r => "refused.OwnPage." + r),
    ];

    /// <summary>What the officer reads beside it on the same pages is none of the person's.</summary>
    private static readonly string[] ForStaff = ["slip.title", "slip.lead", "slip.print", "slip.safe"];

    /// <summary>Sentences of the law, of reasons and of consent, which stand in files of data/ and are their own keys.</summary>
    private static IEnumerable<string> Sentences => Regimes.Shipped.Reasons.Select(r => r.Text)
        .Concat(Regimes.Shipped.Territories.SelectMany(Regimes.Shipped.Of).SelectMany(r => new[] { r.Threshold, r.Conclusive }).OfType<string>())
        .Concat(ConsentTerms.Shipped.Texts.SelectMany(t => t.Words));

    private static readonly Dictionary<string, string> English = Rendered.Files.Keys("en").Where(k => k.StartsWith("my.", StringComparison.Ordinal) || k.StartsWith("slip.", StringComparison.Ordinal) || k.StartsWith("early.notice.", StringComparison.Ordinal) || k.StartsWith("early.letter.", StringComparison.Ordinal)).Except(ForStaff).Concat(Shared).Select(k => KeyValuePair.Create(k, Rendered.Files.Find("en", k)!))
        .Concat(Make.Letters.ByKey).Concat(Sentences.Distinct().Select(s => KeyValuePair.Create(s, s))).ToDictionary();

    public static TheoryData<string> Languages => [.. Spoken];

    [Fact]
    public void Persons_are_written_to_in_ten_languages_and_staff_are_offered_none_of_the_drafts()
    {
        Assert.Equal(Spoken, Rendered.Files.Persons.All.Select(l => l.Language));
        Assert.Equal("en", Rendered.Files.Persons.Offered[0].Code);
        Assert.All(Spoken, l => Assert.Null(Rendered.Files.Known(l)));
    }

    [Theory, MemberData(nameof(Languages))]
    public void No_text_is_missing_stale_or_stray(string language) =>
        Assert.Equal("", string.Join(", ", Translations.Gaps(Rendered.Files.Persons.Of(language)!, English)));

    [Theory, MemberData(nameof(Languages))]
    public void A_translation_has_the_gaps_of_its_english_and_is_a_draft_until_a_named_translator_confirms_it(string language)
    {
        var translation = Rendered.Files.Persons.Of(language)!;

        Assert.All(translation.Texts, t => Assert.Equal(t.Value.En.Contains("{0}", StringComparison.Ordinal), t.Value.Text.Contains("{0}", StringComparison.Ordinal)));
        Assert.All(translation.Texts, t => Assert.Equal(t.Value.En.Contains("{1}", StringComparison.Ordinal), t.Value.Text.Contains("{1}", StringComparison.Ordinal)));
        Assert.Equal(("machine", null, null, true), (translation.Made, translation.ConfirmedBy, translation.ConfirmedOn, translation.IsDraft));
        Assert.False((translation with { ConfirmedBy = "Made-up Translator", ConfirmedOn = new(2026, 3, 2) }).IsDraft);
    }

    [Fact]
    public void Missing_stale_and_stray_texts_are_found() // a rule that cannot fail proves nothing
    {
        var translation = new Translation("xx", "Xx", "machine", null, null, new Dictionary<string, TranslatedText> { ["a"] = new("As it was", "Aa"), ["b"] = new("B", " "), ["z"] = new("Z", "Zz") });

        Assert.Equal([("b", TextGap.Missing), ("c", TextGap.Missing), ("a", TextGap.Stale), ("z", TextGap.Stray)],
            Translations.Gaps(translation, new Dictionary<string, string> { ["a"] = "As it is", ["b"] = "B", ["c"] = "C" }));
    }

    [Fact]
    public void A_text_whose_english_has_changed_is_said_in_english_until_it_is_translated_anew()
    {
        var folder = Directory.CreateTempSubdirectory("entente-persons");
        try
        {
            folder.CreateSubdirectory("texts/en");
            folder.CreateSubdirectory("persons");
            File.WriteAllText(Path.Combine(folder.FullName, "texts/en/a.json"), """{ "a": "As it is", "b": "Bread" }""");
            void Write(object confirmedBy, object? confirmedOn) => File.WriteAllText(Path.Combine(folder.FullName, "persons/ro.json"), JsonSerializer.Serialize(new
            {
                language = "ro",
                name = "Română",
                made = "machine",
                confirmedBy,
                confirmedOn,
                texts = new Dictionary<string, object> { ["a"] = new { en = "As it was", text = "Cum era" }, ["b"] = new { en = "Bread", text = "Pâine" } },
            }));
            Write("Made-up Translator", "2026-03-02");
            var files = new TextFiles(new DataFolder(folder.FullName));

            Assert.Equal(("As it is", "Pâine", "Pâine"), (files.Find("ro", "a"), files.Find("ro", "b"), files.Find("ro-MD", "b")));
            Assert.False(files.Persons.Of("ro")!.IsDraft);
            Assert.Equal(("ro", "en", null), (files.Persons.Known("ro-MD"), files.Persons.Known("en-GB"), files.Persons.Known("cy")));
            Write("Made-up Translator", null);
            Assert.Contains("go together", Assert.Throws<InvalidDataException>(() => new TextFiles(new DataFolder(folder.FullName))).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
