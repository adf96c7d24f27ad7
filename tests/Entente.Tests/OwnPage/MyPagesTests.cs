using System.Net;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Clocks;
using Entente.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.OwnPage;

/// <summary>The person's pages as a browser gets them.</summary>
public sealed class MyPagesTests
{
    private static readonly string[] Inside = ["/my/status", "/my/choices", "/my/ask"];

    private static async Task<(Case About, HttpClient Worker)> CaseAsync(TestSite site)
    {
        await using var test = TestDb.On(site.Connection);
        var about = Make.Case();
        await test.AddAsync(about, Make.Assigned(OwnWorld.Worker, about.Dossier));
        return (about, site.As(OwnWorld.Worker));
    }

    /// <summary>Gives a way in on the page of the case, and returns what the slip says.</summary>
    private static async Task<(string Word, string Pin)> GiveAsync(HttpClient worker, Case about, string safety = "Safe", string language = "ro")
    {
        var path = $"/cases/{about.Reference.ToRoute()}/own-page/new";
        var until = TimeProvider.System.GetUtcNow().AddDays(5);
        using var answer = await TestSite.PostAsync(worker, path, await TestSite.GetAsync(worker, path), ("Form.Agreed", "true"), ("Form.Safety", safety), ("Form.Word", $"Made-up Heron {safety}"), ("Form.Language", language),
            ("Form.Call", "Made-up Ana, 020 7946 0001"), ("Form.Until.Day", $"{until.Day}"), ("Form.Until.Month", $"{until.Month}"), ("Form.Until.Year", $"{until.Year}"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var slip = await TestSite.ReadAsync(answer);
        return (slip.QuerySelector("[data-word]")!.TextContent, slip.QuerySelector("[data-pin]")!.TextContent);
    }

    private static async Task<HttpClient> EnterAsync(TestSite site, string word, string pin)
    {
        var person = site.As((Reader?)null);
        using var answer = await TestSite.PostAsync(person, "/my", await TestSite.GetAsync(person, "/my"), ("Form.Word", word), ("Form.Pin", pin));
        Assert.True(answer.Headers.Location?.OriginalString == "/my/status", $"{(int)answer.StatusCode}: {(await TestSite.ReadAsync(answer)).QuerySelector(".govuk-error-summary")?.TextContent} {site.Logged.LastFault}");
        return person;
    }

    [Fact]
    public async Task A_person_comes_in_by_word_and_number_in_their_language_and_goes_out_at_once()
    {
        await using var site = await TestSite.StartAsync("sqlite", null, ("QuickExit", "https://weather.example"));
        var (about, worker) = await CaseAsync(site);
        var (word, pin) = await GiveAsync(worker, about);
        var person = await EnterAsync(site, word.ToUpperInvariant(), pin[..3] + " " + pin[3..]);

        var status = await TestSite.GetAsync(person, "/my/status");

        Assert.Equal(("ro", "ltr", "Pagina mea"), (status.DocumentElement.GetAttribute("lang"), status.DocumentElement.GetAttribute("dir"), status.Title));
        Assert.Contains("Încă nu s-a hotărât nimic.", status.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Made-up Ana, 020 7946 0001", status.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("O mașină a tradus acest text", status.Body.TextContent, StringComparison.Ordinal);
        using (var left = await person.GetAsync("/my/leave")) Assert.Equal("https://weather.example/", left.Headers.Location?.ToString());
        foreach (var path in Inside)
        {
            using var after = await person.GetAsync(path);
            Assert.Equal("/my", after.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task Every_text_of_each_page_is_in_the_person_s_language_and_right_to_left_where_it_is_written_so()
    {
        await using var site = await TestSite.StartAsync();
        var (about, worker) = await CaseAsync(site);
        var (word, pin) = await GiveAsync(worker, about, language: "ar");
        var english = Rendered(site).Keys("en").Where(k => k.StartsWith("my.", StringComparison.Ordinal) || k.StartsWith("design.", StringComparison.Ordinal) || k.StartsWith("shell.", StringComparison.Ordinal) || k.StartsWith("refused.OwnPage.", StringComparison.Ordinal))
            .Select(k => Rendered(site).Find("en", k)!).Where(t => t.Length > 7 && t != "{0}: {1}").ToList();
        var person = await EnterAsync(site, word, pin);
        var visitor = site.As((Reader?)null);
        List<IDocument> pages = [await TestSite.GetAsync(visitor, "/my?lang=ar"), .. await Task.WhenAll(Inside.Select(p => TestSite.GetAsync(person, p)))];
        pages.Add(await TestSite.ReadAsync(await TestSite.PostAsync(visitor, "/my", pages[0], ("Form.Word", "x"), ("Form.Pin", "y"))));
        pages.Add(await TestSite.ReadAsync(await TestSite.PostAsync(person, "/my/ask", pages[3], ("Form.Sort", "Correction"))));
        pages.Add(await TestSite.ReadAsync(await TestSite.PostAsync(person, "/my/choices", pages[2], ("nothing", "x"))));

        Assert.All(pages, page =>
        {
            Assert.Equal(("ar", "rtl"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
            foreach (var none in page.QuerySelectorAll("script, [lang]:not(html)").ToList()) none.Remove();
            Assert.DoesNotContain(english, e => page.DocumentElement.TextContent.Contains(e, StringComparison.Ordinal));
        });
        Assert.Equal(3, pages.Count(p => p.QuerySelector(".govuk-error-summary") is not null));
    }

    [Fact]
    public async Task The_entry_says_nothing_of_what_it_is_is_kept_by_no_browser_and_changes_its_language_without_signing_in()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = site.As((Reader?)null);
        string[] tells = ["entente", "traffick", "victim", "centre", "crest", "mark.svg", "icon.svg"];
        foreach (var path in (string[])["/my", "/my/no-such-page", "/my?lang=vi"])
        {
            using var answer = await visitor.GetAsync(path);
            Assert.True(answer.Headers.CacheControl?.NoStore, path);
            var html = (await answer.Content.ReadAsStringAsync()).Replace("/lib/entente", "", StringComparison.Ordinal).Replace("entente-", "", StringComparison.Ordinal);
            Assert.All(tells, t => Assert.False(html.Contains(t, StringComparison.OrdinalIgnoreCase), $"{path} tells '{t}'"));
        }

        var page = await TestSite.GetAsync(visitor, "/my");
        Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(10, page.QuerySelectorAll("nav a[hreflang]").Length);
        Assert.Equal("rtl", page.QuerySelector("a[hreflang=ar]")!.GetAttribute("dir"));
        // Staff's pages are not changed by it.
        Assert.Equal("en", (await TestSite.GetAsync(visitor, "/setup")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_person_s_session_opens_nothing_of_staff_s_and_staff_s_opens_nothing_of_the_person_s()
    {
        await using var site = await TestSite.StartAsync();
        var (about, worker) = await CaseAsync(site);
        var (word, pin) = await GiveAsync(worker, about);
        var person = await EnterAsync(site, word, pin);

        foreach (var path in (string[])["/", "/cases", $"/cases/{about.Reference.ToRoute()}", $"/cases/{about.Reference.ToRoute()}/own-page", "/search", "/staff/settings"])
        {
            using var answer = await person.GetAsync(path);
            Assert.StartsWith("/staff/signin", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        foreach (var path in Inside)
        {
            using var answer = await worker.GetAsync(path);
            Assert.Equal("/my", answer.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task Shutting_the_page_throws_out_whoever_is_in_and_the_second_who_shuts_it_is_told()
    {
        await using var site = await TestSite.StartAsync();
        var (about, worker) = await CaseAsync(site);
        var (word, pin) = await GiveAsync(worker, about);
        var person = await EnterAsync(site, word, pin);
        var root = $"/cases/{about.Reference.ToRoute()}/own-page";

        var list = await TestSite.GetAsync(worker, root);
        using (var shut = await TestSite.PostAsync(worker, root, list, ("access", list.QuerySelector("[name=access]")!.GetAttribute("value")!))) Assert.Equal(HttpStatusCode.Redirect, shut.StatusCode);

        using var after = await person.GetAsync("/my/status");
        Assert.Equal("/my", after.Headers.Location?.OriginalString);
        using var again = await TestSite.PostAsync(worker, root, list, ("access", list.QuerySelector("[name=access]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task The_slip_is_printed_only_where_it_is_safe_and_a_mistake_keeps_what_was_entered()
    {
        await using var site = await TestSite.StartAsync();
        var (about, worker) = await CaseAsync(site);
        var path = $"/cases/{about.Reference.ToRoute()}/own-page/new";
        async Task<IDocument> SlipAsync(string safety)
        {
            var until = TimeProvider.System.GetUtcNow().AddDays(5);
            return await TestSite.ReadAsync(await TestSite.PostAsync(worker, path, await TestSite.GetAsync(worker, path), ("Form.Agreed", "true"), ("Form.Safety", safety), ("Form.Language", "pl"), ("Form.Call", "Made-up Ana, 020 7946 0001"),
                ("Form.Until.Day", $"{until.Day}"), ("Form.Until.Month", $"{until.Month}"), ("Form.Until.Year", $"{until.Year}")));
        }

        var safe = (await SlipAsync("Safe")).QuerySelector("dl")!.ParentElement!;
        Assert.Equal((false, "pl"), (safe.ClassList.Contains("entente-no-print"), safe.GetAttribute("lang")));
        Assert.Contains("Hasło", safe.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("CASE-", safe.TextContent, StringComparison.Ordinal);
        Assert.True((await SlipAsync("InDanger")).QuerySelector("dl")!.ParentElement!.ClassList.Contains("entente-no-print"));

        using var wrong = await TestSite.PostAsync(worker, path, await TestSite.GetAsync(worker, path), ("Form.Agreed", "false"), ("Form.Word", "My own heron"), ("Form.Call", "Made-up Ana"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await TestSite.ReadAsync(wrong);
        Assert.Equal(("My own heron", "Made-up Ana"), (page.QuerySelector("[name='Form.Word']")!.GetAttribute("value"), page.QuerySelector("[name='Form.Call']")!.GetAttribute("value")));
        Assert.Contains("does not want a page", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>What is dangerous to show stands in the dossier, marked; none of it is on any page of the person.</summary>
    [Fact]
    public async Task What_is_dangerous_to_show_or_about_others_never_shows()
    {
        await using var site = await TestSite.StartAsync();
        var (about, worker) = await CaseAsync(site);
        await using (var test = TestDb.On(site.Connection))
        {
            await test.AddAsync(Make.Danger(Make.DangerousPlace("14 Zqxdanger Lane", "Zqxtown"), about), Make.Way(Make.SafeLetters("9 Zqxquiet Road", "Zqxleeds"), about),
                Make.Danger(new() { IsPerson = true, Role = "associate", Name = "Zqxboss Invented", Why = "Zqxwhy" }, about));
            await using var db = test.Open(OwnWorld.Worker);
            var consent = new RecordConsent(db, test.Gate, test.Ids, ConsentTerms.Shipped, Calendars.Shipped, Powers.Shipped);
            Assert.False((await consent.SaidAsync(about.Reference, ConsentLedgerTests.Yes with { Named = "Zqxnamed House", Interpreter = "Zqxinterpreter", Witness = "Zqxwitness", OwnWords = "Zqxownwords" }, Make.Act(Role.CaseWorker), default)).IsRefused);
            var passing = new RecordDisclosure(db, test.Gate, test.Ledger, test.Ids, ConsentTerms.Shipped, Powers.Shipped, Calendars.Shipped);
            DisclosureForm told = new() { When = SaidWhen.Now, Purpose = "support", Recipient = "provider", Named = "Zqxnamed House", Country = "gb", Sets = ["story"], How = "mail", What = "Zqxwhat", Ground = "consent" };
            Assert.False((await passing.RunAsync(about.Reference, told, Make.Act(Role.CaseWorker), default)).IsRefused);
            Assert.False((await passing.RunAsync(about.Reference, told with { Recipient = "prosecutor", Purpose = "investigation", Named = "Zqxprosecutor", What = "Zqxfile", Ground = "crime", Because = "Zqxbecause" }, Make.Act(Role.CaseWorker), default)).IsRefused);
        }

        var (word, pin) = await GiveAsync(worker, about, language: "en");
        var person = await EnterAsync(site, word, pin);

        foreach (var path in Inside)
        {
            var page = await TestSite.GetAsync(person, path);
            Assert.DoesNotContain("zqx", page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Prosecutor", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        // The search can find: what may show is there.
        var choices = await TestSite.GetAsync(person, "/my/choices");
        Assert.Contains("An organisation that helps", choices.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("zqx", (await TestSite.GetAsync(worker, $"/cases/{about.Reference.ToRoute()}/dangers")).DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        await using var log = site.Open();
        Assert.All(await log.Set<AuditEntry>().Where(e => e.What == nameof(Seen) && e.About == about.Dossier && e.Because != "").ToListAsync(), e => Assert.StartsWith("ACC-", e.Because, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_takes_back_and_asks_on_the_pages()
    {
        await using var site = await TestSite.StartAsync();
        var (about, worker) = await CaseAsync(site);
        await using (var test = TestDb.On(site.Connection))
        {
            await using var db = test.Open(OwnWorld.Worker);
            await new RecordConsent(db, test.Gate, test.Ids, ConsentTerms.Shipped, Calendars.Shipped, Powers.Shipped).SaidAsync(about.Reference, ConsentLedgerTests.Yes, Make.Act(Role.CaseWorker), default);
        }

        var (word, pin) = await GiveAsync(worker, about, language: "en");
        var person = await EnterAsync(site, word, pin);
        var choices = await TestSite.GetAsync(person, "/my/choices");
        using (var back = await TestSite.PostAsync(person, "/my/choices", choices, ("What", choices.QuerySelector("[name=What]")!.GetAttribute("value")!))) Assert.Equal("/my/choices?done=true", back.Headers.Location?.OriginalString);
        var after = await TestSite.GetAsync(person, "/my/choices?done=true");
        Assert.Contains("You took it back", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("There is nothing that you agree to now", after.Body.TextContent, StringComparison.Ordinal);

        var ask = await TestSite.GetAsync(person, "/my/ask");
        using (var wrong = await TestSite.PostAsync(person, "/my/ask", ask, ("Form.Words", "Kept words")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            Assert.Equal("Kept words", (await TestSite.ReadAsync(wrong)).QuerySelector("textarea")!.TextContent.Trim());
        }

        using (var asked = await TestSite.PostAsync(person, "/my/ask", ask, ("Form.Sort", "Correction"), ("Form.Words", "My made-up name is wrong"))) Assert.Equal("/my/ask?done=true", asked.Headers.Location?.OriginalString);
        Assert.Contains("My made-up name is wrong", (await TestSite.GetAsync(worker, $"/cases/{about.Reference.ToRoute()}/own-page")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("the person", (await TestSite.GetAsync(worker, $"/cases/{about.Reference.ToRoute()}/consent")).Body!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    private static Entente.Foundation.TextFiles Rendered(TestSite site) => site.Services.GetRequiredService<Entente.Foundation.TextFiles>();
}
