using Entente.Access;
using Entente.Cases;
using Entente.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Cases;

public sealed class ChronologyTests
{
    [Fact]
    public async Task A_day_of_birth_comes_out_in_the_shape_that_the_matrix_gives_it_even_where_the_story_is_open()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        await using (var db = site.Open())
        {
            var kept = await new KeepRecords(db, site.Services.GetRequiredService<RecordMaker>()).RunAsync([Make.Person("name=Mira Madeup", "birthDate=1999-04-21") with { Dossier = about.Dossier, Team = about.Team }], Make.Machine, default);
            Assert.False(kept.IsRefused);
        }

        var path = $"/cases/{about.Reference.ToRoute()}/chronology";
        var whole = (await TestSite.GetAsync(site.As(Make.Reader(Role.DecisionMaker)), path)).QuerySelector("main")!.TextContent;
        var masked = (await TestSite.GetAsync(site.As(Make.Reader(Role.Supervisor)), path)).QuerySelector("main")!.TextContent;

        Assert.Contains("21 April 1999", whole, StringComparison.Ordinal);
        Assert.Contains("1999", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("April", masked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_read_the_draft_does_not_learn_that_it_waits_for_a_second_reader()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        await using (var db = site.Open()) await db.CommitAsync(Make.Machine, [new SecondReaderAsked(about.Reference, about.Dossier), new CaseOpened(about.Reference, about.Referral, about.Dossier)], default);

        var sender = Make.Reader(Role.FirstResponder, organisation: about.Organisation);
        Assert.Equal([nameof(SecondReaderAsked), nameof(CaseOpened)], await StepsAsync(Make.Reader(Role.DecisionMaker)));
        Assert.Equal([nameof(CaseOpened)], await StepsAsync(sender));

        async Task<IEnumerable<string>> StepsAsync(Reader reader)
        {
            using var scope = site.Services.CreateScope();
            await using var db = site.Open(reader);
            var chronology = new Chronology(db, scope.ServiceProvider.GetRequiredService<Entente.Storage.Gate>(), site.Ledger, Ontology.Shipped);
            return (await chronology.ReadAsync(about.Reference, new(reader, Make.PurposeOf(reader.Role), Make.Now), default)).Value.Events.Select(e => e.What);
        }
    }
}
