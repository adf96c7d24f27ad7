using System.Globalization;
using System.Text;
using Entente.Access;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.MainJob;

/// <summary>A first responder who refers somebody: every question on its own page, danger, a mistake, a file, a break, checking, sending, the receipt.</summary>
internal sealed class Responder(Visit visit, KnownPerson known)
{
    /// <summary>The answers of the story. A question that is not here is left empty; a list is answered once, one array a step.</summary>
    private readonly Dictionary<string, (string, string)[][]> _answers = new()
    {
        ["A1"] = [[("value", "yes")]],
        ["A2"] = [[("danger", "violence"), ("town", "Made-up Town"), ("what", "Made up: somebody waits for them at the gate."), ("call-back", "020 7946 0002")]],
        ["A3"] = [[("value", "alone")]],
        ["A5"] = [[("town", "Made-up Town")]],
        ["B1"] = [[("organisation", "Northmoor Police (made up)")]],
        ["B2"] = [[("name", "Test Responder"), ("phone", "020 7946 0001"), ("mail", "responder@example.org")]],
        ["B4"] = [[("value", "gb-eng")]],
        ["C1"] = [[("value", "adult")]],
        ["E1"] = [[("value", "yes")]],
        ["E5"] = [[("police", "identity")]],
        ["F1"] = [[("kind", "phone"), ("value", known.Phone), ("safe", "yes")]],
        ["G2"] = [[("value", "yes"), ("gender", "female")]],
        ["H1"] = [[("kind", "full"), ("value", known.Name)]],
        ["H2"] = [[("value.Day", Number(known.Born.Day)), ("value.Month", Number(known.Born.Month)), ("value.Year", Number(known.Born.Year))]],
        ["J1"] = [[("role", "worked"), ("address", known.Street), ("postcode", known.PostCode)]],
        ["K1"] = [[("K3", "moved"), ("K4", "abuse-of-vulnerability"), ("K5", "labour"), ("town", "Made-up Town"), ("K2-from.age", "16")], [("K5-labour", "little-pay"), ("K6-setting", "car-wash")], [("K7-hours", "70"), ("K7-received", "20"), ("K7-received.currency", "gbp"), ("K7-received.per", "week")], [("K9", "at-work")], [("K12", "Made up: they were told that a debt had to be worked off.")]],
        ["M1"] = [[("role", "controller"), ("name", "Made-up Controller")]],
        ["M2"] = [[("kind", "vehicle"), ("value", known.Vehicle)]],
        ["O1"] = [[("value", "partly")]],
        ["P1"] = [[("value", "bed")]],
        ["R1"] = [[("value", "yes")]],
        ["S4"] = [[("value", "Made up: what was seen and heard fits with forced labour.")]],
    };

    private IPage Page => visit.Page;

    /// <summary>From the menu to the receipt. Gives the reference that the receipt shows.</summary>
    public async Task<string> ReferAsync()
    {
        await visit.SignInAsync(Role.FirstResponder);
        await visit.LookAsync("refer.home");
        await visit.TurnToAsync("/referrals");
        await visit.LookAsync("refer.list");
        await visit.PressAsync();
        var draft = visit.Path[..visit.Path.LastIndexOf('/')];

        while (!visit.Path.EndsWith("/check", StringComparison.Ordinal))
        {
            var code = visit.Path[(visit.Path.LastIndexOf('/') + 1)..];
            if (code == "C1") await BreakAsync(draft);
            await (code == "files" ? FileAsync() : AnswerAsync(code));
        }

        return await SendAsync();
    }

    private async Task AnswerAsync(string code)
    {
        await visit.LookAsync($"refer.{code}");
        if (code is "A1") await MistakeAsync(code);
        if (code is "H2") await MistakeAsync(code, ("Answer.value.Day", "31"), ("Answer.value.Month", "2"), ("Answer.value.Year", "1999"));
        var steps = _answers.GetValueOrDefault(code, []);
        var adds = Page.Locator("main a[href*='?row=']");
        if (await adds.CountAsync() == 0)
        {
            await visit.FillAsync([.. steps.SelectMany(s => s).Select(Named)]);
            Assert.Equal(200, await visit.PressAsync());
            return;
        }

        await visit.FollowAsync("main a[href*='?row=']");
        foreach (var (at, step) in (steps.Length == 0 ? [[]] : steps).Index())
        {
            await visit.LookAsync($"refer.{code}.{at + 1}");
            // An entry without anything in it is not kept, and the page says so.
            if (code == "K1" && at == 0) await MistakeAsync("K1");
            await visit.FillAsync([.. step.Select(Named)]);
            if (steps.Length > 0) Assert.Equal(200, await visit.PressAsync());
        }

        if (steps.Length == 0) await visit.FollowAsync(".govuk-back-link");
        else await visit.LookAsync($"refer.{code}.added");
        await visit.FollowAsync("main a[role=button]");
    }

    /// <summary>Sent as it is: the page comes back, says what is wrong, and leads to it.</summary>
    private async Task MistakeAsync(string code, params (string, string)[] wrong)
    {
        await visit.FillAsync(wrong);
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync($"refer.{code}.error");
        var to = await Page.Locator(".govuk-error-summary a").First.GetAttributeAsync("href");
        await Assertions.Expect(Page.Locator(to!)).ToHaveCountAsync(1);
        foreach (var (name, value) in wrong) await Assertions.Expect(Page.Locator($"main [name='{name}']")).ToHaveValueAsync(value);
    }

    /// <summary>The shift ends: they sign out, come back, find the draft and go on where it stood.</summary>
    private async Task BreakAsync(string draft)
    {
        var here = visit.Path;
        await visit.SignOutAsync();
        await visit.SignInAsync(Role.FirstResponder);
        await visit.LookAsync("refer.home.draft");
        await visit.GoAsync("/referrals", "refer.list.draft");
        await visit.FollowAsync($"main a[href='{draft}']");
        await visit.LookAsync("refer.sections");
        await visit.FollowAsync("main a[href$='/handover']");
        await visit.LookAsync("refer.handover");
        await visit.FollowAsync(".govuk-back-link");
        await visit.FollowAsync($"main a[href='{here}']");
    }

    private async Task FileAsync()
    {
        await visit.LookAsync("refer.files");
        var form = "main form[enctype] button";
        await Page.Locator("main input[type=file]").SetInputFilesAsync(new FilePayload { Name = "made-up.pdf", MimeType = "application/pdf", Buffer = "no such thing"u8.ToArray() });
        Assert.Equal(422, await visit.PressAsync(form));
        await visit.LookAsync("refer.files.error");
        await Page.Locator("main input[type=file]").SetInputFilesAsync(new FilePayload { Name = "made-up.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Made up.") });
        await visit.FillAsync(("Summary", "A made-up note"));
        Assert.Equal(200, await visit.PressAsync(form));
        await visit.LookAsync("refer.files.added");
        await visit.FollowAsync("main a[href*='/referrals/draft/']");
    }

    private async Task<string> SendAsync()
    {
        await visit.LookAsync("refer.check");
        Assert.Contains(known.Name, await visit.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(422, await visit.PressAsync());
        await visit.LookAsync("refer.check.error");
        await visit.FillAsync(("Form.CheckedWith", "yes"), ("Form.Understood", "true"));
        Assert.Equal(200, await visit.PressAsync());
        await visit.LookAsync("refer.sent");
        var reference = visit.Path[(visit.Path.LastIndexOf('/') + 1)..];
        await Assertions.Expect(Page.Locator(".govuk-panel strong")).ToHaveTextAsync(reference.ToUpperInvariant());
        await visit.GoAsync($"/referrals/sent/{reference}/add", "refer.add");
        return reference;
    }

    private static (string, string) Named((string Part, string Value) answer) => ($"Answer.{answer.Part}", answer.Value);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
