using System.Net;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Foundation;
using Entente.Matching;
using Entente.Matching.Lines;
using Entente.Records;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Matching;

public sealed class LinesPagesTests
{
    private const string Path = "/matching/lines/support";

    [Theory, EveryDatabase]
    public async Task An_administrator_looks_what_would_change_asks_and_a_supervisor_agrees(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        await PlantAsync(site, 40);
        var (administrator, supervisor) = (site.As(Role.Administrator), site.As(Make.Reader(Role.Supervisor) with { Purpose = Purpose.Support }, Purpose.Support));

        // Open pairs: 0.35 and 0.75 twenty times each. From 0.5 on 25 of 100 are expected to be wrong; 7 of 22 true ones lie below.
        var page = await TestSite.GetAsync(administrator, Path);
        Assert.Contains("of 100 pairs shown from here, about 25 are about different", Words(page), StringComparison.Ordinal);
        Assert.Contains("of 100 true pairs among those that are kept, about 32 lie below this line", Words(page), StringComparison.Ordinal);
        Assert.Contains("fewer than 30 pairs from here on", Words(page), StringComparison.Ordinal);
        Assert.Contains("about 25 are about different", Words(await TestSite.GetAsync(supervisor, "/matching")), StringComparison.Ordinal);
        Assert.Contains("Support for victims", Words(await TestSite.GetAsync(administrator, "/matching/lines")), StringComparison.Ordinal);

        var form = await TestSite.GetAsync(administrator, Path + "/change");
        Assert.Equal("0.5", form.QuerySelector("[name='Form.Possible']")!.GetAttribute("value"));
        var wrong = await TestSite.PostAsync(administrator, Path + "/change?handler=Preview", form, ("Form.Possible", "0,3"), ("Form.Likely", "0.9"), ("Form.AlmostCertain", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var told = await TestSite.ReadAsync(wrong);
        Assert.Contains("Write a point instead of the comma", told.QuerySelector("#Form_Possible-error, [id$='Possible-error']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Enter a probability above 0 and below 1", told.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);

        (string, string)[] lower = [("Form.Possible", "0.2"), ("Form.Likely", "0.7"), ("Form.AlmostCertain", "0.99"), ("Form.Why", "Made up: too much is missed"), ("Form.Seen", "0")];
        var preview = await ReadAsync(await TestSite.PostAsync(administrator, Path + "/change?handler=Preview", form, lower));
        Assert.Contains("Pairs that would appear: 20. Pairs that would no longer be shown: 0. Pairs that would be called otherwise: 20.", Words(preview), StringComparison.Ordinal);
        Assert.Contains("Until now no pair below 0.3 was kept", Words(preview), StringComparison.Ordinal);
        Assert.Equal("[20,0,0] [20,20,0]", Table(preview));
        Assert.Equal(6, preview.QuerySelectorAll("svg rect").Length);
        Assert.Contains("about 45 are about different", Words(preview), StringComparison.Ordinal);

        // Other figures than were looked at are looked at first.
        var unseen = await ReadAsync(await TestSite.PostAsync(administrator, Path + "/change", preview, [("Form.Possible", "0.25"), .. lower[1..], ("Looked", "0.2 0.7 0.99")]));
        Assert.Contains("You have changed the figures since you last looked", Words(unseen), StringComparison.Ordinal);
        await using (var db = site.Open()) Assert.Empty(await db.LinesVersions.ToListAsync());

        var asked = await TestSite.PostAsync(administrator, Path + "/change", preview, [.. lower, ("Looked", "0.2 0.7 0.99")]);
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        page = await TestSite.GetAsync(administrator, Path);
        Assert.Contains("Asked for. The lines hold once a supervisor has agreed.", Words(page), StringComparison.Ordinal);
        Assert.Contains("Made up: too much is missed", Words(page), StringComparison.Ordinal);

        Assert.Contains("Support for victims", Words(await TestSite.GetAsync(supervisor, "/")), StringComparison.Ordinal);
        var answer = await TestSite.GetAsync(supervisor, Path + "/answer");
        Assert.Contains("0.5 now, 0.2 asked for", Words(answer), StringComparison.Ordinal);
        Assert.Equal("/matching/relink", answer.QuerySelector("main .govuk-inset-text a")!.GetAttribute("href"));
        var empty = await TestSite.PostAsync(supervisor, Path + "/answer", answer, ("Form.Number", "1"), ("Form.Agree", ""), ("Form.Why", ""));
        Assert.Contains("Select whether these lines shall hold", Words(await TestSite.ReadAsync(empty)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(supervisor, Path + "/answer", answer, ("Form.Number", "1"), ("Form.Agree", "true"), ("Form.Why", ""))).StatusCode);
        page = await TestSite.GetAsync(supervisor, Path);
        Assert.Contains("The lines hold from now on.", Words(page), StringComparison.Ordinal);
        Assert.Contains("no pair below 0.3 was kept", Words(page), StringComparison.Ordinal);
        Assert.Equal(25, (await TestSite.GetAsync(supervisor, "/matching")).QuerySelectorAll("main tbody tr").Length);

        // Set again as it was: the form comes with the earlier figures.
        form = await TestSite.GetAsync(administrator, Path + "/change?again=0");
        Assert.Equal("0.5", form.QuerySelector("[name='Form.Possible']")!.GetAttribute("value"));
        Assert.Equal("1", form.QuerySelector("[name='Form.Seen']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_comes_second_sees_both_and_chooses_figure_by_figure()
    {
        await using var site = await TestSite.StartAsync();
        var (one, two) = (site.As(Role.Administrator), site.As(Make.Reader(Role.Administrator, user: 555)));
        var (first, second) = (await TestSite.GetAsync(one, Path + "/change"), await TestSite.GetAsync(two, Path + "/change"));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(one, Path + "/change", first, [.. Typed("0.6", "0.9", "0.99", "Made up: one"), ("Form.Seen", "0"), ("Looked", "0.6 0.9 0.99")])).StatusCode);

        var clash = await TestSite.PostAsync(two, Path + "/change", second, [.. Typed("0.4", "0.95", "0.99", "Made up: two"), ("Form.Seen", "0"), ("Looked", "0.4 0.95 0.99")]);
        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        var page = await TestSite.ReadAsync(clash);
        Assert.Contains("0.6", Words(page), StringComparison.Ordinal);
        Assert.Contains("0.4", Words(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[name='Choices.Keep[AlmostCertain]']"));

        var open = await TestSite.PostAsync(two, Path + "/change?handler=Choose", page, [.. Typed("0.4", "0.95", "0.99", "Made up: two"), ("Choices.Version", "1"), ("Choices.Keep[Possible]", "Theirs")]);
        Assert.Equal(HttpStatusCode.Conflict, open.StatusCode);
        var chosen = await TestSite.PostAsync(two, Path + "/change?handler=Choose", page,
            [.. Typed("0.4", "0.95", "0.99", "Made up: two"), ("Choices.Version", "1"), ("Choices.Keep[Possible]", "Theirs"), ("Choices.Keep[Likely]", "Mine"), ("Choices.Keep[Why]", "Both")]);
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        await using (var db = site.Open())
        {
            var waits = await db.LinesVersions.SingleAsync(v => v.State == LinesState.Waiting);
            Assert.Equal((2L, new MatchLines(0.6, 0.95, 0.99), "Made up: one\n\nMade up: two"), (waits.Number, waits.Lines, waits.Why.ReplaceLineEndings("\n")));
        }

        // A supervisor who looked at the first cannot agree to the second unseen.
        var supervisor = site.As(Role.Supervisor);
        var late = await TestSite.PostAsync(supervisor, Path + "/answer", await TestSite.GetAsync(supervisor, Path + "/answer"), ("Form.Number", "1"), ("Form.Agree", "true"), ("Form.Why", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("What you answered no longer waits", Words(await TestSite.ReadAsync(late)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_of_no_purpose_lead_nowhere_and_broken_texts_are_told()
    {
        await using var site = await TestSite.StartAsync();
        var administrator = site.As(Role.Administrator);

        foreach (var path in new[] { "audit", "0", "nothing", "support,duty" }) Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/matching/lines/" + path)).StatusCode);
        var form = await TestSite.GetAsync(administrator, Path + "/change");
        var broken = await TestSite.PostAsync(administrator, Path + "/change", form, [.. Typed("0.4\0", "0.9", "0.99", "Made\0 up"), ("Form.Seen", "0"), ("Looked", "0.4 0.9 0.99")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.NotNull((await TestSite.ReadAsync(broken)).QuerySelector(".govuk-error-summary"));
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.Analyst).GetAsync(Path + "/change")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync(Path + "/answer")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.FirstResponder).GetAsync("/matching/lines")).StatusCode);
        Assert.Contains("too few to say", Words(await TestSite.GetAsync(site.As(Role.Analyst), Path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_found_is_told_with_how_many_it_rests_on_and_where_the_model_disagrees()
    {
        await using var site = await TestSite.StartAsync();
        await PlantAsync(site, 50, (p, i) => p.Judge(i < 10 ? Entente.Linkage.Judgement.Different : Entente.Linkage.Judgement.Same), 0.99);

        var said = Words(await TestSite.GetAsync(site.As(Role.Supervisor), "/matching/lines/duty"));

        Assert.Contains("of the 50 pairs from here on that they decided about, about 20 of 100 were different", said, StringComparison.Ordinal);
        Assert.Contains("between 11 and 34 of 100, nineteen times in twenty", said, StringComparison.Ordinal);
        Assert.Contains("the model had expected about 1 of 100: people find more wrong pairs than the model expects", said, StringComparison.Ordinal);
    }

    private static (string, string)[] Typed(string possible, string likely, string certain, string why) => [("Form.Possible", possible), ("Form.Likely", likely), ("Form.AlmostCertain", certain), ("Form.Why", why)];

    private static string Words(IDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<IDocument> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await TestSite.ReadAsync(response);
    }

    /// <summary>The table beside the chart: now, then; possible first.</summary>
    private static string Table(IDocument page)
    {
        var rows = page.QuerySelectorAll("main table tbody tr").Reverse().Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList()).ToList();
        return $"[{string.Join(',', rows.Select(r => r[0]))}] [{string.Join(',', rows.Select(r => r[1]))}]";
    }

    private static async Task PlantAsync(TestSite site, int count, Action<Proposal, int>? then = null, double? chance = null)
    {
        await using var db = site.Open();
        var (maker, ids) = (Make.Maker(new(TimeProvider.System, new Random(5))), new IdSource(TimeProvider.System, new Random(6)));
        var kept = (await new KeepRecords(db, maker).RunAsync([.. Enumerable.Range(0, count + 1).Select(i => Make.Person($"name=Made Up{i}"))], Make.Machine, default)).Value.Records;
        for (var i = 0; i < count; i++)
        {
            var p = chance ?? (i % 2 == 0 ? 0.35 : 0.75);
            var proposal = Proposal.From(ids, kept[0].Id, kept[i + 1].Id, new(p, Math.Log2(p / (1 - p)), -9, [], "made up 1"), Make.Now);
            then?.Invoke(proposal, i);
            db.Add(proposal);
        }

        await db.CommitAsync(Make.Machine, new MatchesProposed(count, count, count, 0), default);
    }
}
