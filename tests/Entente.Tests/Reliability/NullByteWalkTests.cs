using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Audit;
using Entente.Records.Import;
using Entente.Tests.Access;
using Entente.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Reliability;

/// <summary>Every form of the running site that takes text, sent with a null byte in each of its fields in turn.</summary>
public sealed partial class NullByteWalkTests
{
    // Parts of dates and numbers are read as numbers, and refused as such where they are none.
    private const string Text = "textarea[name], input[name]:not([type]):not([inputmode=numeric]), input[name][type=text]:not([inputmode=numeric]), input[name][type=email], input[name][type=search]";

    /// <summary>Forms that a walk must have met: one that is missed is not held to anything.</summary>
    private static readonly string[] Met =
    [
        "cases/{reference}/evidence Form.What", "cases/{reference}/decision Form.Words", "exports/new Form.Because", "matching/{reference} Form.Why", "records/{reference}/correct Form.Because",
        "cases/{reference}/clocks Form.Authority", "cases/{reference}/clocks Form.Reason", "cases/{reference}/second Form.Words", "imports/{reference} Form.MappingName", "matching/{reference} Undo.Why", "referrals/draft/{reference}/handover Note",
        "referrals/triage/{reference} Ending.Why", "search Form.Text", "setup Form.Centre", "staff/glass Form.Because", "staff/newuser Form.DisplayName", "staff/places Form.Name", "staff/places Form.TeamName",
    ];

    /// <summary>Fields that are looked up or read as a reference, a phone, a mail, a number, a code word: what is none of these is told as that.</summary>
    private static readonly string[] OwnWords = ["Form.Language", "Form.One", "Form.Other", "Form.Source", "Form.ThingValue", "Form.Word"];

    [Theory, EveryDatabase]
    public async Task A_null_byte_in_any_text_field_is_told_at_that_field_the_rest_stays_and_nothing_is_stored(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var (wrong, met) = (new List<string>(), new HashSet<string>());
        await WalkAsync(site, site.As((Reader?)null), [null], wrong, met);
        var planting = new Planting();
        await using (var db = site.Open()) await planting.PlantAsync(db);
        await planting.KeepFilesAsync(site.Services.GetRequiredService<ImportFolder>());
        await WalkAsync(site, site.As((Reader?)null), [null], wrong, met);
        var references = planting.References.GroupBy(r => r.Entity).SelectMany(g => g.Take(2)).Select(r => (Entente.Foundation.Reference?)r.Reference).ToList();
        await WalkAsync(site, site.As(Reader.Machine, Purpose.Administration), references, wrong, met);
        foreach (var (browser, reference) in await ReadyForAForm.MakeAsync(site)) await WalkAsync(site, browser, [reference], wrong, met);

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(!Met.Except(met).Any(), $"not met: {string.Join(", ", Met.Except(met))}; met: {string.Join(", ", met.Order())}");
    }

    private static async Task WalkAsync(TestSite site, HttpClient browser, List<Entente.Foundation.Reference?> references, List<string> wrong, HashSet<string> met)
    {
        foreach (var (pattern, _) in (await RouteWalkTests.RoutesAsync(site)).Where(r => r.Method == "GET"))
        {
            foreach (var reference in references.Take(pattern.Parameters.Count == 0 ? 1 : references.Count))
            {
                var path = RouteWalkTests.PathOf(pattern, reference);
                using var shown = await browser.GetAsync(path);
                if (shown.StatusCode != HttpStatusCode.OK || shown.Content.Headers.ContentType?.MediaType != "text/html") continue;
                foreach (var form in (await TestSite.ReadAsync(shown)).QuerySelectorAll("form[method=post]"))
                {
                    foreach (var field in form.QuerySelectorAll(Text))
                    {
                        var name = field.GetAttribute("name")!;
                        // Of rows that repeat the first stands for all.
                        if (!met.Add($"{RouteTable.Tidy(pattern.RawText ?? "").ToLowerInvariant()} {Row().Replace(name, "[]")}")) continue;
                        if (await TryAsync(site, browser, path, form, name) is { } told) wrong.Add($"{pattern.RawText} {form.GetAttribute("action")} {name}: {told}");
                    }
                }
            }
        }
    }

    private static async Task<string?> TryAsync(TestSite site, HttpClient browser, string path, IElement form, string name)
    {
        var before = await LastChangeAsync(site);
        var others = form.QuerySelectorAll(Text).Where(f => f.GetAttribute("name") != name).Select(f => f.GetAttribute("name")!).Distinct().ToList();
        var button = form.QuerySelectorAll("*").SkipWhile(e => e.GetAttribute("name") != name).FirstOrDefault(e => e.LocalName == "button" && e.GetAttribute("type") != "button");
        var sent = Chosen(form).Concat(others.Select(o => KeyValuePair.Create(o, "Kept words"))).Append(KeyValuePair.Create(name, HardTexts.Null));
        if (button?.GetAttribute("name") is { } says) sent = sent.Append(KeyValuePair.Create(says, button.GetAttribute("value") ?? ""));
        var to = new[] { button?.GetAttribute("formaction"), form.GetAttribute("action") }.FirstOrDefault(a => !string.IsNullOrEmpty(a)) ?? path;
        using var answer = await browser.PostAsync(to, new FormUrlEncodedContent(sent));
        if (answer.StatusCode != HttpStatusCode.UnprocessableEntity) return $"{(int)answer.StatusCode} {site.Logged.LastFault}";

        var page = await TestSite.ReadAsync(answer);
        if (Held(page, name, "before\uFFFDafter") is not { } field) return "what was entered is gone";
        if (!page.QuerySelectorAll(".govuk-error-summary a").Any(a => a.GetAttribute("href") == $"#{field.Id}")) return $"not told at #{field.Id}: {page.QuerySelector(".govuk-error-summary")?.TextContent}";
        if (page.GetElementById($"{field.Id}-error")?.TextContent.Trim() is not { Length: > 0 } told) return "not told in words";
        if (!OwnWords.Contains(name) && !told.Contains("no text", StringComparison.Ordinal)) return $"told in other words: {told}";
        if (others.Find(o => Held(page, o, "Kept words") is null) is { } lost) return $"{lost} is gone";
        return await LastChangeAsync(site) == before ? null : "something was stored";
    }

    /// <summary>What a browser sends of a form besides its texts and the button that is pressed: the one that follows the text.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Chosen(IElement form) =>
        form.QuerySelectorAll("input[type=hidden][name], input[type=radio][checked][name], input[type=checkbox][checked][name]").Select(f => KeyValuePair.Create(f.GetAttribute("name")!, f.GetAttribute("value") ?? ""))
            .Concat(form.QuerySelectorAll("select[name]").Select(s => KeyValuePair.Create(s.GetAttribute("name")!, (s.QuerySelector("option[selected]") ?? s.QuerySelector("option"))?.GetAttribute("value") ?? "")));

    private static IElement? Held(IDocument page, string name, string value) =>
        page.QuerySelectorAll($"[name='{name}']").FirstOrDefault(f => (f.LocalName == "textarea" ? f.TextContent : f.GetAttribute("value")) == value);

    private static async Task<long> LastChangeAsync(TestSite site)
    {
        await using var db = site.Open();
        return await db.Set<AuditEntry>().Where(e => e.Sort == EventSort.Change).MaxAsync(e => (long?)e.Seq) ?? 0;
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Row();
}
