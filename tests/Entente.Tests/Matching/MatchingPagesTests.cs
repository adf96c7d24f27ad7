using System.Net;
using Entente.Access;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Records;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Matching;

public sealed class MatchingPagesTests
{
    private const string Sentinel = "Zzsentinel";

    [Fact]
    public async Task A_supervisor_reads_the_queue_opens_a_pair_says_same_and_takes_it_back()
    {
        await using var site = await TestSite.StartAsync();
        var pair = await PlantAsync(site, Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second));
        var path = $"/matching/{pair.ToRoute()}";
        var client = site.As(Role.Supervisor);

        var queue = await TestSite.GetAsync(client, "/matching");
        Assert.Contains(pair.Text, queue.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("birth day and month swapped", queue.Body.TextContent, StringComparison.Ordinal);

        var page = await TestSite.GetAsync(client, path);
        Assert.NotEmpty(page.QuerySelectorAll("svg rect"));
        Assert.Contains("same phone", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Romania", page.Body.TextContent, StringComparison.Ordinal);

        var empty = await TestSite.PostAsync(client, path, page, ("Form.Answer", ""), ("Form.Why", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Enter why", (await TestSite.ReadAsync(empty)).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);

        var said = await TestSite.PostAsync(client, path, page, ("Form.Answer", "Same"), ("Form.Why", "Same photo"));
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        page = await TestSite.GetAsync(client, path);
        Assert.Contains("Same photo", page.Body!.TextContent, StringComparison.Ordinal);
        await using (var db = site.Open()) Assert.Equal(2, await db.EntityMembers.CountAsync());

        var undone = await TestSite.PostAsync(client, path + "?handler=Undo", page, ("Undo.Why", "Another person"));
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        page = await TestSite.GetAsync(client, path);
        Assert.Contains("Same photo", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Another person", page.Body!.TextContent, StringComparison.Ordinal);
        await using (var db = site.Open()) Assert.Equal(0, await db.EntityMembers.CountAsync());
    }

    [Fact]
    public async Task The_chart_of_a_pair_is_said_in_a_table_and_hides_what_its_reader_may_not_see()
    {
        await using var site = await TestSite.StartAsync();
        var pair = await PlantAsync(site, Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second));
        double score;
        await using (var db = site.Open()) score = (await db.Proposals.SingleAsync()).Score;
        var sum = score.ToString("+0.0;-0.0;0.0", System.Globalization.CultureInfo.InvariantCulture);

        var page = await TestSite.GetAsync(site.As(Role.Supervisor), $"/matching/{pair.ToRoute()}");
        var chart = page.QuerySelector("svg.entente-waterfall")!;
        var rows = page.QuerySelectorAll("table").Single(t => t.TextContent.Contains("Sum so far", StringComparison.Ordinal)).QuerySelectorAll("tbody tr");
        Assert.Equal("img", chart.GetAttribute("role"));
        Assert.Contains(sum, chart.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(rows.Length, chart.QuerySelectorAll("rect").Length);
        Assert.Equal(sum, rows[^1].QuerySelectorAll("td")[^1].TextContent.Trim());
        Assert.Contains("What would change it most", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script, main [style]"));

        page = await TestSite.GetAsync(site.As(Role.Analyst), $"/matching/{pair.ToRoute()}");
        var shown = page.QuerySelector("main")!;
        Assert.Contains("A fact you may not see", shown.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("phone", shown.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(sum, shown.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("What would change it most", shown.TextContent, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Where_no_missing_fact_would_change_how_likely_a_pair_is_the_page_says_so(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        string[] said = ["firstName=Maria", "lastName=Popescu", "birthDate=1990-05-07", "gender=female", "nationality=ro", "phone=+447700900123", "passportNumber=RO1234567", "email=maria@example.org"];
        var pair = await PlantAsync(site, Make.Person(said) with { Dossier = Matched.First }, Make.Person(said) with { Dossier = Matched.Second });

        var shown = (await TestSite.GetAsync(site.As(Role.Supervisor), $"/matching/{pair.ToRoute()}")).QuerySelector("main")!.TextContent;

        Assert.Contains("Nothing that is missing would change it. Whichever one fact both records gave besides, the same or different, the match would stay almost certain.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("do not both give", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_leads_to_its_pairs_its_case_and_nobody_elses()
    {
        await using var site = await TestSite.StartAsync();
        var pair = await PlantAsync(site, Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second));
        Reference record;
        var about = Make.Case(dossier: Matched.First.Value);
        await using (var db = site.Open())
        {
            record = (await db.Records.FirstAsync(r => r.Dossier == Matched.First)).Reference;
            db.Add(about);
            await db.CommitAsync(Make.Machine, new MatchesProposed(0, 0, 0, 0), default);
        }

        var links = (await TestSite.GetAsync(site.As(Role.Supervisor), $"/records/{record.ToRoute()}")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains($"/matching?of={record.ToRoute()}", links);
        Assert.Contains($"/cases/{about.Reference.ToRoute()}", links);

        var queue = await TestSite.GetAsync(site.As(Role.Supervisor), $"/matching?of={record.ToRoute()}");
        Assert.Contains(pair.Text, queue.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.FirstResponder, HttpStatusCode.Forbidden)]
    [InlineData(Role.SupportProvider, HttpStatusCode.Forbidden)]
    [InlineData(Role.CaseWorker, HttpStatusCode.NotFound)]
    public async Task Who_may_not_know_of_the_other_side_gets_no_page(Role role, HttpStatusCode answer)
    {
        await using var site = await TestSite.StartAsync();
        var pair = await PlantAsync(site, Make.Person($"name={Sentinel} Popescu", "phone=+447700900123") with { Compartment = Compartment.Intelligence }, Matched.Maria(Matched.First));
        var client = site.As(role);
        Assert.Equal(answer, (await client.GetAsync($"/matching/{pair.ToRoute()}")).StatusCode);
    }

    [Fact]
    public async Task A_sentinel_never_shows_on_any_page_of_matching_for_who_may_not_see_it()
    {
        await using var site = await TestSite.StartAsync();
        var pair = await PlantAsync(site,
            Make.Person($"name={Sentinel} Popescu", $"alias={Sentinel}", "birthDate=1990-05-07", "phone=+447700900123", $"birthPlace={Sentinel}", $"passportNumber={Sentinel}") with { Compartment = Compartment.Support, Organisation = Make.Charity, Team = new(99), Kind = DataKind.IntelligenceReports },
            Matched.Maria(Matched.First));
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.Supervisor or Role.DutyOfficer)))
        {
            var reader = Make.Reader(role);
            await using (var db = site.Open())
            {
                db.Add(Make.Assigned(reader, Matched.First));
                await db.CommitAsync(Make.Machine, new MatchesProposed(0, 0, 0, 0), default);
            }

            var client = site.As(reader);
            foreach (var path in new[] { "/", "/matching", $"/matching/{pair.ToRoute()}" })
            {
                var html = await (await client.GetAsync(path)).Content.ReadAsStringAsync();
                Assert.DoesNotContain(Sentinel, html, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.DoesNotContain(site.Logged.Lines, l => l.Contains(Sentinel, StringComparison.OrdinalIgnoreCase));
    }

    internal static async Task<Reference> PlantAsync(TestSite site, params RecordDraft[] drafts)
    {
        var ids = new IdSource(TimeProvider.System, new Random(3));
        var (maker, features) = (Make.Maker(ids), new RecordFeatures(Ontology.Shipped));
        await using var db = site.Open();
        var records = maker.AddTo(db, drafts.Select(d => maker.Check(d).Value), Make.Now);
        var match = new Linker(LinkModel.Default).Compare(features.Of(records[0])!, features.Of(records[1])!);
        var proposal = Proposal.Of(ids, records[0].Id, records[1].Id, match, Make.Now);
        db.Add(proposal);
        await db.CommitAsync(Make.Machine, new MatchesProposed(2, 1, 1, 0), default);
        return proposal.Reference;
    }
}
