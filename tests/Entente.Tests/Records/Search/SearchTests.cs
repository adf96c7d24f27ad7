using Entente.Access;
using Entente.Records;
using Entente.Records.Search;
using static Entente.Tests.Records.Search.Searching;

namespace Entente.Tests.Records.Search;

public sealed class SearchTests
{
    [Theory, EveryDatabase]
    public async Task A_name_is_found_in_any_script_and_order_and_says_why(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(Own("Person", "name=زينب الأسمر"), Own("Person", "name=Олена Ковальчук"), Own("Person", "name=Nguyễn Thị Hương"), Own("Person", "name=გიორგი ბერიძე"), Own("Person", "firstName=Muhammad", "lastName=Yusuf"), Own("Person", "name=Ali al-Najjar"));

        (string Asked, string Found)[] ways =
        [
            ("زينب", "زينب الأسمر"), ("Zaynab al-Asmar", "زينب الأسمر"), ("Zainab", "زينب الأسمر"), ("el Asmar", "زينب الأسمر"), ("النجار", "Ali al-Najjar"),
            ("Ковальчук Олена", "Олена Ковальчук"), ("kovalchuk, olena", "Олена Ковальчук"), ("Kovalčuk", "Олена Ковальчук"),
            ("Huong Nguyen Thi", "Nguyễn Thị Hương"), ("nguyễn hương", "Nguyễn Thị Hương"),
            ("Giorgi Beridze", "გიორგი ბერიძე"), ("ბერიძე", "გიორგი ბერიძე"),
            ("Youssef Mohammed", "Muhammad Yusuf"), ("Dr Muhammad Yusuf", "Muhammad Yusuf"),
        ];
        foreach (var (asked, found) in ways) Assert.Equal((asked, found), (asked, string.Join(" + ", await searching.CaptionsAsync(asked, Responder))));

        Assert.Equal([new(KeyKind.NameToken, "Family name"), new(KeyKind.NameSound, "First name")], (await searching.FindAsync("Mohamed Yusuf", Responder)).Hits[0].Why.OrderBy(w => w.Kind));
    }

    [Theory, EveryDatabase]
    public async Task One_wrong_letter_in_a_name_still_finds_it_and_says_so(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(Own("Person", "name=Marika Kowalski"), Own("Person", "name=Ion Popescu"), Own("Person", "name=Блажена Ткач"));

        string[] slips = ["Marika Kowalsky", "Marika Komalski", "Narika Kowalski", "Marika Kowalki", "Marika Koawlski", "Marikka Kowalski", "Kowzalski", "Karika", "arika Kowalski"];
        foreach (var slip in slips) Assert.Equal((slip, "Marika Kowalski"), (slip, string.Join(" + ", await searching.CaptionsAsync(slip, Responder))));
        Assert.Equal(["Ion Popescu"], await searching.CaptionsAsync("Jon Popescu", Responder));
        Assert.Equal(["Блажена Ткач"], await searching.CaptionsAsync("Блажена Ткаж", Responder));

        Assert.Contains(new SearchReason(KeyKind.NameToken, "Name", FoundHow.ButForOneLetter), (await searching.FindAsync("Marika Komalski", Responder)).Hits[0].Why);
        Assert.Empty((await searching.FindAsync("Marika Komalzky", Responder)).Hits);
    }

    [Theory, EveryDatabase]
    public async Task Numbers_are_found_however_they_are_written(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(
            Own("Phone", "number=07700 900123"), Own("Passport", "passportNumber=AB 123456"), Own("Vehicle", "registrationNumber=KX12 ABC"),
            Own("Premises", "full=3 Example Way, Leeds LS1 4ZZ"), Own("UserAccount", "username=night_rose_77"), Own("Person", "name=Ana Kova", "birthDate=1999-04-02", "email=Ana@Example.org"));

        (string Asked, string Schema, KeyKind Why)[] ways =
        [
            ("07700900123", "Phone", KeyKind.Phone), ("+44 (0)7700 900-123", "Phone", KeyKind.Phone), ("0044 7700 900123", "Phone", KeyKind.Phone), ("٠٧٧٠٠ ٩٠٠١٢٣", "Phone", KeyKind.Phone), ("tel: 07700 900 123", "Phone", KeyKind.Phone),
            ("ab123456", "Passport", KeyKind.Document), ("AB-12-34-56", "Passport", KeyKind.Document), ("kx12abc", "Vehicle", KeyKind.Vehicle), ("KX12-ABC", "Vehicle", KeyKind.Vehicle),
            ("LS1 4ZZ", "Premises", KeyKind.PostCode), ("ls14zz", "Premises", KeyKind.PostCode), ("@night_rose_77", "Account online", KeyKind.Account), ("ana@example.ORG", "Person", KeyKind.Email),
            ("1999-04-02", "Person", KeyKind.BirthDate), ("02/04/1999", "Person", KeyKind.BirthDate),
        ];
        foreach (var (asked, schema, why) in ways)
        {
            var hit = Assert.Single((await searching.FindAsync(asked, Responder)).Hits);
            Assert.Equal((asked, schema, true), (asked, hit.Schema, hit.Why.Any(w => w.Kind == why)));
        }
    }

    [Theory, EveryDatabase]
    public async Task Places_and_words_of_a_text_are_found_and_words_that_tell_nothing_do_not_stand_in_the_way(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(Own("Premises", "full=3 Example Way, Leeds LS1 4ZZ"), Own("Episode", "account=She was held at a farm near the canal and cut lavender.", "exploitationPlace=Boston"));

        Assert.Equal(["3 Example Way, Leeds LS1 4ZZ"], await searching.CaptionsAsync("Leeds", Responder));
        Assert.Equal("Episode", Assert.Single((await searching.FindAsync("lavender from the farm", Responder)).Hits).Schema);
        Assert.Equal("Episode", Assert.Single((await searching.FindAsync("Boston lavender", Responder)).Hits).Schema);
        Assert.Empty((await searching.FindAsync("lavender in Leeds", Responder)).Hits);
        Assert.Contains(new SearchReason(KeyKind.TextToken, "Account in own words"), (await searching.FindAsync("canal", Responder)).Hits[0].Why);
    }

    [Theory, EveryDatabase]
    public async Task A_reference_finds_its_record_and_that_of_a_case_its_records(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        var kept = await searching.KeepAsync(Own("Person", "name=Ana Kova"), Own("Phone", "number=07700 900123"), Make.Draft("Person", "name=Somebody Else") with { Dossier = new(702) });
        var opened = Make.Case(dossier: Dossier.Value);
        await test.AddAsync(opened);
        var act = Make.Act(Role.CaseWorker);
        await searching.AssignAsync(act, Dossier);

        Assert.Equal([kept[0].Reference], (await searching.FindAsync(kept[0].Reference.ToRoute().Replace("-", " ", StringComparison.Ordinal).Replace("rec ", "rec-", StringComparison.Ordinal), act)).Hits.Select(h => h.Reference));
        var ofCase = await searching.FindAsync(opened.Reference.Text, act);
        Assert.Equal(kept.Take(2).Select(r => r.Reference.Text).Order(), ofCase.Hits.Select(h => h.Reference.Text).Order());
        Assert.All(ofCase.Hits, h => Assert.Equal(FoundHow.OfTheSameDossier, Assert.Single(h.Why).How));
        Assert.Empty((await searching.FindAsync(opened.Reference.Text, Make.Act(Role.CaseWorker, user: 990))).Hits);
    }

    [Theory, EveryDatabase]
    public async Task A_name_too_many_is_forgiven_when_nothing_else_is_found(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(Own("Person", "name=Ana Kova"), Own("Person", "name=Ana Maria Novak"));

        Assert.Equal(["Ana Kova"], await searching.CaptionsAsync("Ana Josefina Kova", Responder));
        Assert.Equal(["Ana Maria Novak"], await searching.CaptionsAsync("Ana Maria Novak", Responder));
        Assert.Empty((await searching.FindAsync("Josefina Kova", Responder)).Hits);
    }

    [Theory, EveryDatabase]
    public async Task What_is_met_to_the_letter_comes_first_however_many_sound_alike_and_pages_hold_each_once(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(Own("Person", "name=Yusuf Exact"));
        await searching.KeepAsync([.. Enumerable.Range(0, KeyedRecords + 20).Select(i => Own("Person", $"name=Youssef Number{Letters(i)}"))]);
        await searching.KeepAsync(Own("Vehicle", "name=Yusuf", "registrationNumber=YU12 SUF"));

        var first = await searching.FindAsync("Yusuf", Responder);
        var pages = new List<SearchHit>();
        for (var page = 1; page <= first.Pages; page++) pages.AddRange((await searching.FindAsync("Yusuf", Responder, page: page)).Hits);

        Assert.Equal(["Yusuf Exact", "YU12 SUF"], first.Hits.Take(2).Select(h => h.Caption).OrderBy(c => c == "YU12 SUF"));
        Assert.True(first.More);
        Assert.Equal(SearchRecords.PageLength, first.Hits.Count);
        Assert.Equal(first.Count, pages.Select(h => h.Reference).Distinct().Count());
        Assert.Equal(first.Count, pages.Count);
        Assert.Equal(["YU12 SUF"], (await searching.FindAsync("Yusuf", Responder, ThingSort.Vehicle)).Hits.Select(h => h.Caption));
        Assert.Equal(first.Pages, (await searching.FindAsync("Yusuf", Responder, page: 9_999)).Page);
    }

    [Theory, EveryDatabase]
    public async Task What_was_corrected_is_found_by_its_newer_words_alone(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        var old = (await searching.KeepAsync(Own("Person", "name=Ana Blacksmith")))[0];
        await searching.KeepAsync(Own("Person", "name=Ana Goldsmith") with { Supersedes = old.Id });

        Assert.Empty((await searching.FindAsync("Blacksmith", Responder)).Hits);
        Assert.Equal(["Ana Goldsmith"], await searching.CaptionsAsync("Goldsmith", Responder));
    }

    [Fact]
    public void Every_schema_is_of_one_sort_and_a_person_is_no_organisation()
    {
        var sorts = Enum.GetValues<ThingSort>().SelectMany(s => ThingSorts.SchemasOf(s, Ontology.Shipped)).ToList();

        Assert.Equal(Ontology.Shipped.Schemas.Count, sorts.Count);
        Assert.Equal(sorts.Count, sorts.Distinct().Count());
        Assert.Equal((ThingSort.Person, ThingSort.Organisation, ThingSort.Document, ThingSort.Event), (Of("Person"), Of("Company"), Of("Passport"), Of("Episode")));

        static ThingSort Of(string schema) => ThingSorts.Of(Ontology.Shipped[schema]);
    }

    private const int KeyedRecords = 200;

    private static string Letters(int number) => string.Concat(number.ToString("000", System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)('a' + (d - '0'))));
}
