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
            return (await chronology.ReadAsync(about.Reference, 0, new(reader, Make.PurposeOf(reader.Role), Make.Now), default)).Value.Events.Select(e => e.What);
        }
    }

    [Fact]
    public async Task Of_many_steps_the_newest_are_told_first_and_the_others_behind_a_link()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        Entente.Audit.Event opened = new CaseOpened(about.Reference, about.Referral, about.Dossier), last = new EvidenceWithdrawn(about.Reference, Element.Act, about.Dossier);
        await using (var db = site.Open()) await db.CommitAsync(Make.Machine, [.. Enumerable.Repeat(opened, Chronology.MostSteps), last], default);
        var maker = site.As(Make.Reader(Role.DecisionMaker));
        var path = $"/cases/{about.Reference.ToRoute()}/chronology";

        var newest = await TestSite.GetAsync(maker, path);
        var older = await TestSite.GetAsync(maker, path + newest.QuerySelectorAll("main a").Single(a => a.TextContent == "Earlier steps").GetAttribute("href"));

        Assert.Equal((Chronology.MostSteps, true), Steps(newest));
        Assert.Equal((1, false), Steps(older));
        Assert.Equal("?back=0", older.QuerySelectorAll("main a").Single(a => a.TextContent == "Later steps").GetAttribute("href"));

        static (int Lines, bool HasLast) Steps(AngleSharp.Dom.IDocument page) =>
            (page.QuerySelectorAll("main ol.govuk-list li").Length, page.QuerySelector("main")!.TextContent.Contains("Something weighed was withdrawn", StringComparison.Ordinal));
    }
}
