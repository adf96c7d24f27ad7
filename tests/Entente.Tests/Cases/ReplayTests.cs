using System.Net;
using Entente.Access;
using Entente.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Cases;

public sealed class ReplayTests
{
    [Theory, EveryDatabase]
    public async Task An_issued_decision_is_the_same_screen_after_the_law_the_reasons_and_the_case_have_changed(string database)
    {
        using var law = new LawFolder();
        var regimes = Regimes.Shipped;
        await using var site = await TestSite.StartAsync(database, s => s.AddTransient(_ => regimes));
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        var (maker, root) = (site.As(Role.DecisionMaker), $"/cases/{about.Reference.ToRoute()}");
        foreach (var element in Enum.GetNames<Element>()) await DoneAsync(maker, root + "/evidence", ("Form.Element", element), ("Form.Side", "For"), ("Form.Weight", "Strong"), ("Form.What", $"Made-up {element}"), ("Form.Why", "Seen by two"), ("Form.Gap", "A made-up gap"));
        await DoneAsync(maker, root + "/decision", "?handler=Issue", ("Form.Outcome", "Positive"), ("Form.Reasons", "act-shown"), ("Form.Reasons", "purpose-shown"), ("Form.Words", "Made-up words."));
        var before = await ScreenAsync(maker, root);
        Assert.Contains("short of conclusive proof", before, StringComparison.Ordinal);
        Assert.Contains("Made-up Means", before, StringComparison.Ordinal);

        law.Change("regimes/uk.json", f => { f["source"] = "Another source"; foreach (var r in f["regimes"]!.AsArray()) (r!["threshold"], r["status"]) = ("Quite another question?", "unknown"); });
        law.Change("regimes/reasons.json", f => { foreach (var r in f["reasons"]!.AsArray()) (r!["text"], r["sort"]) = ("Quite another reason", "against"); });
        regimes = Regimes.From(law.Data);
        await using (var db = site.Open())
        {
            foreach (var item in await db.Evidence.ToListAsync()) item.Withdraw("Made-up change of mind", Make.Now);
            await db.CommitAsync(Make.Machine, new CaseOpened(about.Reference, about.Referral, default), default);
        }

        Assert.Equal(before, await ScreenAsync(maker, root));
        // What is not kept with the decision did change: the proof that something was there to reach back.
        Assert.Contains("Made-up change of mind", (await TestSite.GetAsync(maker, root + "/evidence")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Quite another question?", (await TestSite.GetAsync(maker, "/law/territory?of=GB-EAW")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("short of conclusive proof", (await TestSite.GetAsync(maker, root + "/decision")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await maker.GetAsync(root + "/issued?number=2")).StatusCode);
    }

    [Fact]
    public async Task The_conclusive_decision_is_begun_on_the_page_and_another_look_is_not_offered()
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        var (maker, root) = (site.As(Role.DecisionMaker), $"/cases/{about.Reference.ToRoute()}");
        foreach (var element in Enum.GetNames<Element>()) await DoneAsync(maker, root + "/evidence", ("Form.Element", element), ("Form.Side", "For"), ("Form.Weight", "Strong"), ("Form.What", "Made up"), ("Form.Why", "Seen by two"));
        await DoneAsync(maker, root + "/decision", "?handler=Issue", ("Form.Outcome", "Positive"), ("Form.Reasons", "act-shown"), ("Form.Words", "Made-up words."));

        var page = await TestSite.GetAsync(maker, root + "/decision");
        Assert.Null(page.QuerySelector("[name='Begin.Material']"));
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(maker, root + "/decision?handler=Begin", page)).StatusCode);

        var begun = await TestSite.GetAsync(maker, root + "/decision");
        Assert.Equal("Conclusive-grounds decision", begun.QuerySelector("h1")!.TextContent);
        Assert.Contains("more likely than not", begun.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(begun.QuerySelector("[name='Form.Words']"));
    }

    private static Task DoneAsync(HttpClient who, string path, params (string, string)[] answers) => DoneAsync(who, path, "", answers);

    private static async Task DoneAsync(HttpClient who, string path, string handler, params (string, string)[] answers)
    {
        using var sent = await TestSite.PostAsync(who, path + handler, await TestSite.GetAsync(who, path), answers);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private static async Task<string> ScreenAsync(HttpClient who, string root) =>
        (await TestSite.GetAsync(who, root + "/issued?number=1")).QuerySelector("section.entente-issued")!.OuterHtml;
}
