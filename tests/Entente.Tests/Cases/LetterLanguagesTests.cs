using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Letters;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

/// <summary>A letter in English and beside it in the person's language: fixed paragraphs from the files, written ones by a translator who is named, and what was issued as it was.</summary>
public sealed class LetterLanguagesTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);
    private static readonly Regime Law = Regimes.Shipped.On("GB-EAW", new(2026, 3, 2))!;

    private static Letter Written(string words = "Made-up reasons.\n\nMade-up second paragraph.")
    {
        var draft = Grounds.Begin(Make.Case(), Law, new(TimeProvider.System, new Random(3)), Make.Act(Role.DecisionMaker));
        draft.Save(Make.Positive() with { Words = words }, Law, Make.Act(Role.DecisionMaker));
        return Letter.Of(Make.Letters, Make.Case(), draft, Law, Regimes.Shipped.Reasons, new(2026, 3, 2), new(new(2026, 4, 1), null));
    }

    private static ParagraphTranslation Entered(string english, int place = 0, int number = 1, string words = "Motive inventate.") => new()
    {
        Id = new(number),
        Grounds = new(1),
        Case = new(1),
        Dossier = new(1),
        Organisation = new(1),
        Team = new(1),
        Language = "ro",
        Place = place,
        Number = number,
        English = english,
        Words = words,
        Translator = "Made-up Translator",
        EnteredAt = Make.Now,
        By = new(1),
    };

    public static TheoryData<string> Languages => [.. Make.Letters.Persons.All.Select(l => l.Language)];

    [Theory, MemberData(nameof(Languages))]
    public void Every_paragraph_of_a_letter_but_the_written_ones_stands_in_each_language(string language)
    {
        var letter = Written();

        var said = LetterInLanguage.Of(letter, Make.Letters.Persons.Of(language)!, Make.Letters.Persons, []);

        Assert.True(said.IsDraft);
        Assert.Equal(letter.Parts.Count, said.Parts.Count);
        Assert.All(letter.Parts.Zip(said.Parts), p => Assert.Equal(p.First.Key is null, p.Second.Text is null));
        Assert.All(said.Parts.Where(p => p.Points is not null), p => Assert.DoesNotContain(null, p.Points!));
        Assert.DoesNotContain(said.Parts, p => p.Text?.Contains('{', StringComparison.Ordinal) is true);
        Assert.Equal(2, said.Missing);
        Assert.NotEqual(letter.Title, said.Title.Text);
    }

    [Fact]
    public void A_day_stands_in_the_form_of_the_language_and_the_law_s_question_in_its_words()
    {
        var said = LetterInLanguage.Of(Written(), Make.Letters.Persons.Of("ro")!, Make.Letters.Persons, []);

        Assert.Contains(said.Parts, p => p.Text?.Contains("1 aprilie 2026", StringComparison.Ordinal) is true);
        Assert.Contains(said.Parts, p => p.Text?.Contains("Întrebarea pe care ne-o pune legea este: ", StringComparison.Ordinal) is true && !p.Text.Contains("grounds", StringComparison.Ordinal));
    }

    [Fact]
    public void A_translation_of_other_english_is_stale_and_never_shown_as_this_paragraphs()
    {
        var before = Entered("Made-up reasons.");

        var now = LetterInLanguage.Of(Written("Made-up reasons, changed."), Make.Letters.Persons.Of("ro")!, Make.Letters.Persons, [before]).Parts.Single(p => p.Place == 0);
        var moved = LetterInLanguage.Of(Written("Something before.\n\nMade-up reasons."), Make.Letters.Persons.Of("ro")!, Make.Letters.Persons, [before]);

        Assert.Equal((null, "Motive inventate."), (now.Text, now.Before));
        // It follows its English, not its place.
        Assert.Equal((null, null), (moved.Parts.Single(p => p.Place == 0).Text, moved.Parts.Single(p => p.Place == 0).Before));
        Assert.Equal(("Motive inventate.", "Made-up Translator"), (moved.Parts.Single(p => p.Place == 1).Text, moved.Parts.Single(p => p.Place == 1).Translator));
    }

    [Fact]
    public void A_letter_keeps_its_paragraphs_whatever_the_files_say_later()
    {
        var letter = Letter.Read(Letter.Write(Written()))!;
        var old = letter with { Heading = null, Parts = [.. letter.Parts.Select(p => new LetterPart(p.Text, p.Points))] };

        Assert.Equal(2, LetterInLanguage.Of(letter, Make.Letters.Persons.Of("ar")!, Make.Letters.Persons, []).Missing);
        // Issued before its paragraphs were kept with their keys: each may be translated by hand, none is guessed.
        Assert.All(LetterInLanguage.Of(old, Make.Letters.Persons.Of("ar")!, Make.Letters.Persons, []).Parts, p => Assert.Null(p.Text));
    }

    [Theory, EveryDatabase]
    public async Task A_written_paragraph_is_translated_by_name_for_its_english_alone_and_two_at_once_are_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DraftedAsync(test);

        Assert.Equal([nameof(TranslationMissing), nameof(TranslatorMissing)], await EnterAsync(test, about, new() { Of = "x" }));
        Assert.Equal([nameof(TranslationBroken), nameof(TranslatorBroken)], await EnterAsync(test, about, new() { Words = "\ud800", Translator = "\0" }));
        Assert.Equal([nameof(EnglishHasChanged)], await EnterAsync(test, about, Said("Other English.")));
        Assert.Equal([nameof(ParagraphNotFound)], await EnterAsync(test, about, Said(), place: 7));
        Assert.Equal([nameof(ParagraphNotFound)], await EnterAsync(test, about, Said(), language: "xx"));
        Assert.Empty(await EnterAsync(test, about, Said()));
        Assert.Equal([nameof(TranslatedMeanwhile)], await EnterAsync(test, about, Said()));
        Assert.Empty(await EnterAsync(test, about, Said() with { Version = 1, Words = "Mai bine." }));

        await using var fresh = test.Open();
        Assert.Equal([(1, "Motive inventate."), (2, "Mai bine.")], (await fresh.ParagraphTranslations.OrderBy(t => t.Number).ToListAsync()).Select(t => (t.Number, t.Words)));
        Assert.Equal(2, await fresh.Set<AuditEntry>().CountAsync(e => e.What == nameof(LetterParagraphTranslated)));
        // Whoever looked at a draft's words here reads it blind no more.
        Assert.True(await BlindReader.HasSeenAsync(fresh, await fresh.Grounds.SingleAsync(), Maker.User, default));
    }

    [Theory, EveryDatabase]
    public async Task Only_who_may_draft_translates_and_a_refusal_is_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DraftedAsync(test);
        var worker = Make.Reader(Role.CaseWorker);
        await test.AddAsync(Make.Assigned(worker, about.Dossier));
        await using var db = test.Open(worker);

        var refused = await new EnterTranslation(db, test.Gate, test.Ledger, test.Ids, Make.Letters).RunAsync(about.Reference, 1, "ro", 0, Said(), Make.Act(Role.CaseWorker), default);

        Assert.Contains(refused.Problems, p => p is NotAllowed);
    }

    [Theory, EveryDatabase]
    public async Task What_was_issued_stays_in_every_language_and_what_was_missing_may_be_added(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await DraftedAsync(test);
        Assert.Empty(await EnterAsync(test, about, Said()));
        await using (var db = test.Open(Maker))
        {
            Assert.False((await new IssueGrounds(db, test.Gate, Regimes.Shipped, Make.DecisionClocks, Make.Letters).RunAsync(about.Reference, Make.Act(Role.DecisionMaker), default)).IsRefused);
        }

        Assert.Equal([nameof(IssuedInThisLanguage)], await EnterAsync(test, about, Said() with { Version = 1, Words = "Altfel." }));
        Assert.Empty(await EnterAsync(test, about, Said() with { Words = "Erfundene Gründe." }, language: "de"));

        await using var fresh = test.Open();
        var grounds = await fresh.Grounds.SingleAsync();
        var kept = (await fresh.IssuedTranslations.SingleAsync()).Letters.All;
        Assert.Equal(Make.Letters.Persons.All.Select(l => l.Language), kept.Select(l => l.Language));
        Assert.Equal(0, kept.Single(l => l.Language == "ro").Missing);
        var german = kept.Single(l => l.Language == "de");
        Assert.Equal(1, german.Missing);
        Assert.Equal(0, german.With(grounds.Letter!, [.. (await fresh.ParagraphTranslations.ToListAsync()).Where(t => t.Language == "de")]).Missing);
    }

    private static TranslationForm Said(string english = "Made-up reasons.") => new() { Words = "Motive inventate.", Translator = "Made-up Translator", Of = ParagraphTranslation.MarkOf(english) };

    private static async Task<Case> DraftedAsync(TestDb test)
    {
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(Maker, about.Dossier));
        await using var db = test.Open(Maker);
        var act = Make.Act(Role.DecisionMaker);
        foreach (var element in Enum.GetValues<Element>()) await new WeighEvidence(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).AddAsync(about.Reference, Make.Weighed(element), act, default);
        Assert.False((await new DraftGrounds(db, test.Gate, test.Ids, Regimes.Shipped, Make.DecisionClocks).SaveAsync(about.Reference, Make.Positive(), act, default)).IsRefused);
        return about;
    }

    private static async Task<IReadOnlyList<string>> EnterAsync(TestDb test, Case about, TranslationForm form, string language = "ro", int place = 0)
    {
        await using var db = test.Open(Maker);
        return [.. (await new EnterTranslation(db, test.Gate, test.Ledger, test.Ids, Make.Letters).RunAsync(about.Reference, 1, language, place, form, Make.Act(Role.DecisionMaker), default)).Problems.Select(p => p.GetType().Name)];
    }
}
