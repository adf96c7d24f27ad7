using System.Text.Json;
using Entente.Access;
using Entente.Audit;
using Entente.Records;
using Entente.Records.Search;
using static Entente.Tests.Records.Search.Searching;

namespace Entente.Tests.Records.Search;

/// <summary>A search tells no more than a page would: not by what it finds, not by how many, not by silence.</summary>
public sealed class SearchAccessTests
{
    [Theory, EveryDatabase]
    public async Task Nothing_is_found_through_a_field_that_the_reader_may_not_see(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(Own("Person", "name=Ana Kova", "notes=wears a silver bracelet", "phone=07700 900123", "alias=Rosie"));
        var analyst = Make.Act(Role.Analyst);

        // An analyst reads initials of referrals, and neither texts nor contacts.
        Assert.Equal("A. K.", Assert.Single((await searching.FindAsync("Ana Kova", analyst)).Hits).Caption);
        foreach (var asked in new[] { "bracelet", "Ana bracelet", "Rosie silver bracelet", "07700 900123", "Ana 07700 900123" })
        {
            var answer = await searching.FindAsync(asked, analyst);
            Assert.Equal((asked, 0, 0, 0), (asked, answer.Count, answer.Hits.Count, answer.Pointers.Count));
        }

        Assert.Single((await searching.FindAsync("Ana bracelet", Responder)).Hits);
    }

    [Theory, EveryDatabase]
    public async Task Ones_own_record_is_found_behind_thousands_of_others_that_are_kept_from_one(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        var officer = Make.Act(Role.DutyOfficer);
        await searching.KeepAsync(Make.Person("name=Ana Kova") with { Organisation = Make.Centre, Team = officer.Reader.Team });
        await using (var db = test.Open())
        {
            var others = Enumerable.Range(0, 2_100).Select(i => Make.Person("name=Ana Kova") with { Organisation = Make.Centre, Team = new(99), ExternalId = $"other {i}" });
            Assert.False((await new KeepManyRecords(test.Ledger, Make.Maker(test.Ids)).RunAsync(db, others.Select(d => (d, Make.Now)), Make.Machine, default)).IsRefused);
        }

        foreach (var asked in new[] { "Kova", "Ana Kova", "Anna Kova" })
        {
            var answer = await searching.FindAsync(asked, officer);
            Assert.Equal((asked, 1, false), (asked, answer.Count, answer.More));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_caption_is_no_wider_open_than_the_field_it_was_taken_from(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(Make.Draft("Premises", "full=3 Zzsentinel Way, Leeds", "use=zzuse flat", "name=Zzhouse") with { Organisation = Make.Centre }, Make.Draft("Premises", "full=9 Zzsentinel Way", "country=gb", "notes=x") with { Organisation = Make.Centre });

        var hit = Assert.Single((await searching.FindAsync("Zzhouse", Make.Act(Role.Analyst))).Hits);
        Assert.Equal("Z.", hit.Caption);
        Assert.Empty((await searching.FindAsync("Zzsentinel", Make.Act(Role.Analyst))).Hits);
    }

    [Theory, EveryDatabase]
    public async Task Counts_and_results_are_the_readers_own_view(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(
            Own("Person", "name=Ana Kova"), Make.Person("name=Ana Kovar") with { Organisation = Make.Charity, Dossier = new(702) },
            Make.Person("name=Ana Kovac") with { Organisation = Make.Centre }, Make.Person("name=Ana Kovash") with { Organisation = Make.Centre, Compartment = Compartment.Intelligence, Team = new(99) });
        var worker = Make.Act(Role.CaseWorker);
        await searching.AssignAsync(worker, new(702));

        Assert.Equal((1, "Ana Kova"), await SeenBy(Responder));
        Assert.Equal((1, "Ana Kovar"), await SeenBy(worker));
        Assert.Equal((0, ""), await SeenBy(Make.Act(Role.CaseWorker, user: 991)));
        Assert.Equal((0, ""), await SeenBy(Make.Act(Role.Statistician)));
        Assert.Equal((3, "A. K.|A. K.|A. K."), await SeenBy(Make.Act(Role.Analyst)));

        async Task<(int, string)> SeenBy(Act act)
        {
            var answer = await searching.FindAsync("Ana", act);
            return (answer.Count, string.Join('|', answer.Hits.Select(h => h.Caption).Order(StringComparer.Ordinal)));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_border_officer_learns_by_an_exact_number_that_there_is_something_and_whom_to_ask(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        var listed = (await searching.KeepAsync(Make.Person("name=Zzlisted Person", "passportNumber=ZZ123456", "phone=07700 900123") with { Organisation = Make.Centre }))[0];
        await searching.KeepAsync(
            Own("Person", "name=Zzvictim Person", "passportNumber=VV123456"),
            Make.Person("name=Zzsecret Person", "passportNumber=SS123456") with { Organisation = Make.Centre, Compartment = Compartment.Intelligence },
            Make.Person("name=Zzgiven Person", "passportNumber=GG123456") with { Organisation = Make.Centre, Handling = Handling.Conditional });
        var officer = Make.Act(Role.BorderOfficer);

        var answer = await searching.FindAsync("zz 123456", officer);
        Assert.Equal((0, 0), (answer.Count, answer.Hits.Count));
        Assert.Equal(new SearchPointer("the duty desk of the centre", "", "", null), Assert.Single(answer.Pointers));
        AssertNothingOf(answer);

        // Not by name, not by a field of which the matrix says nothing, not narrowed to a sort; never of victims, intelligence or what was given on conditions.
        foreach (var asked in new[] { "Zzlisted Person", "Zzlisted", "07700 900123", "VV123456", "SS123456", "GG123456", "ZZ123457" }) Assert.Equal((asked, 0), (asked, (await searching.FindAsync(asked, officer)).Pointers.Count));
        Assert.Empty((await searching.FindAsync("ZZ123456", officer, ThingSort.Person)).Pointers);

        await using var db = test.Open();
        var remembered = db.Set<AuditEntry>().Where(e => e.What == nameof(Searched) && e.Who == officer.Reader.User).OrderBy(e => e.Seq).AsEnumerable().Select(e => e.Read<Searched>()).ToList();
        Assert.Equal([listed.Id], remembered[0].PointedTo);
        Assert.All(remembered.Skip(1), s => Assert.Empty(s.PointedTo));
        Assert.DoesNotContain(db.Set<AuditEntry>().AsEnumerable(), e => e.Who == officer.Reader.User && e.Detail.Contains(listed.Reference.Text, StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Even_of_their_own_event_an_officer_is_told_a_hit_where_the_field_is_hit_or_no_hit(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.KeepAsync(Make.Person("name=Zzcrossing Person", "passportNumber=ZZ123456") with { Compartment = Compartment.Border });

        var answer = await searching.FindAsync("ZZ123456", Make.Act(Role.BorderOfficer));

        Assert.Empty(answer.Hits);
        Assert.Single(answer.Pointers);
        AssertNothingOf(answer);
    }

    [Theory, EveryDatabase]
    public async Task By_rule_a_number_points_to_whom_to_ask_and_one_line_stands_for_however_many(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await new Matching.Matched(test).NameAsync(Make.Charity, "Made-up Charity");
        var hidden = Make.Person("name=Zzhidden Person", "phone=07700 900123", "idNumber=QQ998877") with { Organisation = Make.Charity, Team = new(99) };
        await searching.KeepAsync(
            hidden with { Compartment = Compartment.Support, Dossier = new(703) }, hidden with { Compartment = Compartment.Support, Dossier = new(704) },
            hidden with { Dossier = new(705) }, hidden with { Compartment = Compartment.Intelligence });
        var worker = Make.Act(Role.CaseWorker);

        var answer = await searching.FindAsync("+44 7700 900123", worker);
        Assert.Equal(
            [new("a supervisor of the centre", "", "", Compartment.Support), new SearchPointer("the duty desk of the centre", "Made-up Charity", "Person", Compartment.Decision)],
            answer.Pointers.OrderBy(p => p.Holder));
        AssertNothingOf(answer);
        Assert.Equal(2, (await searching.FindAsync("QQ998877", worker)).Pointers.Count);
        Assert.Empty((await searching.FindAsync("Zzhidden", worker)).Pointers);
        foreach (var role in new[] { Role.FirstResponder, Role.Statistician, Role.Analyst }) // no rule, no rule, and never reads a contact
            Assert.Equal((role, 0), (role, (await searching.FindAsync("+44 7700 900123", Make.Act(role))).Pointers.Count));

        await searching.AssignAsync(worker, new(705));
        var now = await searching.FindAsync("07700 900123", worker);
        Assert.Equal(("Zzhidden Person", Compartment.Support), (Assert.Single(now.Hits).Caption, Assert.Single(now.Pointers).Compartment));
    }

    private static void AssertNothingOf(SearchAnswer answer) => Assert.DoesNotContain("zz", JsonSerializer.Serialize(answer), StringComparison.OrdinalIgnoreCase);
}
