using Entente.Access;
using Entente.Linkage;
using Entente.Records;
using Entente.Tests.Matching;
using Entente.Tests.Records.Search;

namespace Entente.Tests.Records;

/// <summary>The same address is found, proposed and known again however it is written, and another is not taken for it.</summary>
public sealed class AddressesTests
{
    [Theory]
    [InlineData("12 Sample Street, Leeds, LS1 0AA", "12, SAMPLE ST. LEEDS")]
    [InlineData("Flat 3, 12 Sample Street, Leeds", "12 Sample Street, Apt 3, Leeds, United Kingdom")]
    [InlineData("12a Sample Street, Leeds", "12 A Sample Str, Leeds")]
    [InlineData("12 St. John's Road, Leeds", "12 Saint Johns Rd Leeds")]
    [InlineData("Musterstraße 5, 10115 Berlin", "5 Musterstr., Berlin, Germany")]
    [InlineData("ул. Примерная, д. 5, кв. 3, Москва", "Primernaya ulitsa 5, kv 3, Moskva")]
    [InlineData("Unit 4, 2nd Floor, 9 Example Avenue, Hull", "9 Example Ave, Floor 2, Suite 4, Hull")]
    [InlineData("12 Sample St\u200b, Le\u0301eds", "12 sample street LÉEDS")]
    public void An_address_has_one_form_however_it_is_written(string one, string other) =>
        Assert.Single(Addresses.Forms(one).Intersect(Addresses.Forms(other)));

    [Theory]
    [InlineData("12 Sample Street, Leeds", "21 Sample Street, Leeds")]
    [InlineData("12 Sample Street, Leeds", "12 Sample Road, Leeds")]
    [InlineData("12 Sample Street, Leeds", "12 Sample Street, Hull")]
    [InlineData("Flat 3, 12 Sample Street, Leeds", "Flat 12, 3 Sample Street, Leeds")]
    [InlineData("Flat 3, 12 Sample Street, Leeds", "12 Sample Street, Leeds")]
    [InlineData("Ulica Przykladowa 12/3, Gdynia", "Ulica Przykladowa 3/12, Gdynia")]
    [InlineData("House 12, Road 1204, Uttara, Dhaka", "House 12, Road 1205, Uttara, Dhaka")]
    public void Another_house_flat_street_or_town_is_another_address(string one, string other)
    {
        Assert.NotEmpty(Addresses.Forms(one));
        Assert.Empty(Addresses.Forms(one).Intersect(Addresses.Forms(other)));
    }

    [Theory, InlineData("12 High Street"), InlineData("Leeds"), InlineData("Sample Street, Leeds"), InlineData(""), InlineData("LS1 0AA"), InlineData("Near the station, Hull")]
    public void What_names_no_house_in_a_town_gives_no_form(string text) => Assert.Empty(Addresses.Forms(text));

    [Fact]
    public void A_house_and_its_post_code_are_enough() =>
        Assert.Single(Addresses.Forms("12 Sample Street, LS1 0AA").Intersect(Addresses.Forms("12 Sample Strt, Leeds", "ls10aa")));

    [Theory, EveryDatabase]
    public async Task Two_places_with_one_address_are_proposed_as_the_same(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);

        var pair = await matched.PairAsync(
            Make.Draft("Premises", "use=Car wash", "street=12 Sample Street", "city=Leeds") with { Dossier = Matched.First },
            Make.Draft("Address", "full=12, SAMPLE ST., LEEDS, UK"));

        Assert.Contains(pair.Reasons, r => r is { Feature: Feature.Address, Weight: > 10 });
    }

    [Theory, EveryDatabase]
    public async Task Triage_is_told_of_an_address_that_is_known_already(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var act = Make.Act(Role.CaseWorker);
        await matched.AssignAsync(act, Matched.First);
        await matched.AssignAsync(act, Matched.Second);
        await matched.KeepAllAsync(
            Make.Draft("Premises", "full=Flat 3, 12 Sample Street, Leeds") with { Dossier = Matched.First },
            Make.Person("name=Ana Kova", "address=12 Sample St, flat 3, Leeds LS1 0AA") with { Dossier = Matched.Second },
            Make.Person("name=Joy Eze", "address=13 Sample St, flat 3, Leeds") with { Dossier = Matched.Second });

        var known = Assert.Single(await matched.KnownAsync(Matched.First, act));

        Assert.Equal([KeyKind.Address], known.Shared);
    }

    [Theory, EveryDatabase]
    public async Task An_address_is_found_however_it_is_typed_and_the_result_says_why(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(
            Searching.Own("Person", "name=Ana Kova", "address=Flat 3, 12 Sample Street, Leeds LS1 0AA"),
            Searching.Own("Person", "name=Joy Eze", "address=Flat 12, 3 Sample Street, Leeds"));

        var hit = Assert.Single((await searching.FindAsync("12 sample st, apartment 3, LEEDS", Searching.Responder)).Hits, h => h.Why.Any(r => r.Kind == KeyKind.Address));

        Assert.Equal("Ana Kova", hit.Caption);
    }
}
