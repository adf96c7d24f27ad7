using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Foundation;
using Entente.Records;
using Entente.Staff;
using Entente.Web.Shell;
using Entente.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Tests.Design;

/// <summary>In a made-up language that puts brackets round each text, every word that a page shows stands in brackets: names, values and what people wrote excepted.</summary>
public sealed partial class AnotherLanguageTests
{
    private static readonly MadeUpLanguage Bracketed = new("en-XA", text => $"⟦{text}⟧");

    [Fact]
    public async Task Every_word_of_the_pages_that_each_role_can_reach_is_said_in_another_language()
    {
        await using var site = await TestSite.StartAsync("sqlite", s =>
        {
            Make.WithoutFollowers(s);
            s.Replace(ServiceDescriptor.Singleton(new TextFiles(DataFolder.Shipped, Bracketed)));
        });
        await WorldSite.Of(site.Services, WorldSize.Tiny).FillAsync(default);
        await using var db = site.Open();
        var values = await ValuesAsync(db);
        var routes = site.Services.GetRequiredService<RouteTable>();
        var people = (from role in db.UserRoles.AsEnumerable() join user in db.Users.AsEnumerable() on role.User equals user.Id where user.IsPersona orderby user.Id.Value select (role.Role, User: user)).DistinctBy(p => p.Role).ToList();
        var english = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>();
        foreach (var (role, user) in people)
        {
            var client = site.As(new Reader(user.Id, role, user.Organisation, user.Team), Purposes.Shipped.Of(role)[0]);
            await client.GetAsync("/?lang=en-XA");
            var ahead = new Queue<string>(["/", "/error/403", "/staff/glass"]);
            var asked = new HashSet<string>();
            while (ahead.TryDequeue(out var path))
            {
                using var answer = await client.GetAsync(path);
                if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
                var page = await TestSite.ReadAsync(answer);
                seen.Add(Pattern(path));
                foreach (var said in Unsaid(page, values)) english.TryAdd(said, $"{role} {path}");
                if (page.QuerySelector("main form[method=post]") is { } form && asked.Add(Pattern(path) + " empty"))
                {
                    using var refused = await TestSite.PostAsync(client, form.GetAttribute("action") is { Length: > 0 } action ? action : path, page);
                    if (refused.Content.Headers.ContentType?.MediaType == "text/html") foreach (var said in Unsaid(await TestSite.ReadAsync(refused), values)) english.TryAdd(said, $"{role} POST {path}");
                }

                foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                {
                    if (!link.Contains("export?", StringComparison.Ordinal) && asked.Add(Pattern(link))) ahead.Enqueue(link);
                }
            }
        }

        Assert.True(english.Count == 0, string.Join('\n', english.Select(e => $"'{e.Key}' at {e.Value}")));
        Assert.True(seen.Count > 60, $"Only {seen.Count} pages were seen.");
    }

    [Fact]
    public void The_search_for_words_in_no_brackets_finds_them()
    {
        static IEnumerable<string> In(string html) => Unsaid(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html), ["Ada"]);

        Assert.NotEmpty(In("<p>Hello</p>"));
        Assert.NotEmpty(In("<p>⟦Hello⟧ there</p>"));
        Assert.NotEmpty(In("<input placeholder='Hello'>"));
        Assert.Empty(In("<p>⟦Hello ⟦first responder⟧⟧ Ada, CASE-7K2M-9QPX-4T3D-C, 2 March 2026, 09:30</p>"));
    }

    /// <summary>What stands in a page as people or sources said it.</summary>
    private static async Task<HashSet<string>> ValuesAsync(Entente.Storage.EntenteDb db)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var user in await db.Users.ToListAsync()) values.UnionWith([user.DisplayName, user.LoginName, user.WorkMail]);
        values.UnionWith(await db.Organisations.Select(o => o.Name).ToListAsync());
        values.UnionWith(await db.Teams.IgnoreQueryFilters().Select(t => t.Name).ToListAsync());
        foreach (var record in await db.Records.ToListAsync()) values.UnionWith([record.Caption, .. record.Statements.Select(s => s.Value), .. record.Statements.Select(s => s.Original ?? "")]);
        values.UnionWith(await db.RecordSources.Select(s => s.Name).ToListAsync());
        return [.. values.SelectMany(v => Between().Split(v).Select(p => p.Trim()).Append(v))];
    }

    private static IEnumerable<string> Unsaid(IDocument page, HashSet<string> values)
    {
        foreach (var none in page.QuerySelectorAll("script, style, svg, code, bdi, textarea, [dir=auto], .entente-keep-lines, [lang]:not(html)").ToList()) none.Remove();
        var texts = page.Body!.Descendants<IText>().Select(t => t.Data)
            .Concat(page.QuerySelectorAll("[aria-label], [placeholder], [alt], [title]").SelectMany(e => new[] { e.GetAttribute("aria-label"), e.GetAttribute("placeholder"), e.GetAttribute("alt"), e.GetAttribute("title") }).OfType<string>())
            .Append(page.Title ?? "");
        foreach (var text in texts)
        {
            var left = text;
            for (var before = ""; before != left;) left = Brackets().Replace(before = left, " ");
            left = Dates().Replace(References().Replace(left, " "), " ");
            foreach (var part in Between().Split(left).Select(p => p.Trim()))
            {
                if (TwoLetters().IsMatch(part) && !values.Contains(part)) yield return part;
            }
        }
    }

    /// <summary>One address a kind of page: references and places in lists aside.</summary>
    private static string Pattern(string path) => Numbers().Replace(Routes().Replace(path.Split('?')[0], "/*"), "*") + (path.Contains('?', StringComparison.Ordinal) ? "?" + string.Join('&', Names().Matches(path.Split('?', 2)[1]).Select(m => m.Value)) : "");

    [GeneratedRegex("⟦[^⟦⟧]*⟧")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b[A-Z]{2,6}(-[0-9A-Z]{1,4}){2,}\b")]
    private static partial Regex References();

    [GeneratedRegex(@"(\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}")]
    private static partial Regex Dates();

    [GeneratedRegex(@"[;,()\n:·–/]+")]
    private static partial Regex Between();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex TwoLetters();

    [GeneratedRegex(@"/[a-z]{2,6}(-[0-9a-z]{1,4}){2,}")]
    private static partial Regex Routes();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex("[A-Za-z.]+(?==)")]
    private static partial Regex Names();
}
