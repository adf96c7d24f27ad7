using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Access;

/// <summary>Every route that takes a reference, with every handler of its form, x every role x own, team, assigned, other and broken glass: lets in exactly where the matrix opens that record for that.</summary>
public sealed class RouteRelationTests
{
    /// <summary>Things without a standing of their own: the pages weigh each side of them, and tests of their rooms hold them to it.</summary>
    private static readonly string[] OfNobody = ["MATCHING/{REFERENCE}", "STAFF/REVIEW/{REFERENCE}"];

    private sealed record Handler(RoutePattern Pattern, RouteRule Rule, string Method, string? Name)
    {
        public override string ToString() => $"{Method} {Rule.Path}{(Name is null ? "" : $" ({Name})")}";
    }

    [Fact]
    public async Task A_route_that_takes_a_reference_opens_it_exactly_as_the_matrix_says_for_the_relation()
    {
        await using var site = await TestSite.StartAsync();
        var (wrong, walked, unwalked) = await WalkAsync(site);

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n{string.Join("\n", wrong.Distinct().Take(400))}");
        // A route for which no planted thing has a page would be walked by nobody.
        Assert.DoesNotContain(unwalked, h => !OfNobody.Contains(h.Rule.Path));
        Assert.True(walked > 12 * 6 * 20, $"only {walked} were asked");
    }

    /// <summary>The walk can fail: a site whose store forgets the relation is found out.</summary>
    [Fact]
    public async Task A_site_that_forgets_the_relation_is_found_out()
    {
        await using var site = await TestSite.StartAsync("sqlite", s => s.AddScoped(p =>
        {
            p.GetRequiredService<Ledger>();
            return p.GetRequiredService<IStore>().Open(Reader.Machine);
        }));
        Assert.Contains((await WalkAsync(site)).Wrong, w => w.Contains("where the matrix says closed", StringComparison.Ordinal));
    }

    private static async Task<(List<string> Wrong, int Walked, List<Handler> Unwalked)> WalkAsync(TestSite site)
    {
        var planting = new Planting();
        await using (var db = site.Open()) await planting.PlantAsync(db);
        var machine = site.As(Reader.Machine, Purpose.Administration);
        var (wrong, walked, unwalked) = (new List<string>(), 0, new List<Handler>());
        foreach (var page in (await HandlersAsync(site)).GroupBy(h => h.Pattern))
        {
            var things = new List<(object Thing, Reference Reference)>();
            foreach (var ofType in planting.Things.GroupBy(t => t.Thing.GetType()))
            {
                using var probe = await machine.GetAsync(RouteWalkTests.PathOf(page.Key, ofType.First().Reference));
                if (probe.StatusCode is not HttpStatusCode.NotFound) things.AddRange(ofType);
            }

            if (things.Count == 0) unwalked.AddRange(page);
            await Parallel.ForEachAsync(Enum.GetValues<Role>(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (role, _) =>
            {
                foreach (var (thing, reference) in things)
                {
                    var plain = await AskAllAsync(site, Make.Reader(role), (IProtected)thing, reference, page);
                    var broken = await AskAllAsync(site, Make.Reader(role) with { BrokenGlass = [((IProtected)thing).Dossier] }, (IProtected)thing, reference, page);
                    lock (wrong) wrong.AddRange([.. plain, .. broken]);
                    Interlocked.Add(ref walked, page.Count() * 2);
                }
            });
        }

        return (wrong, walked, unwalked);
    }

    private static async Task<List<string>> AskAllAsync(TestSite site, Reader reader, IProtected thing, Reference reference, IEnumerable<Handler> page)
    {
        var (wrong, browser, key) = (new List<string>(), site.As(reader), "");
        await using var db = site.Open();
        var relation = await Gate.RelationAsync(db, reader, thing, default);
        var broken = reader.BrokenGlass.Count > 0;
        var kind = thing is IProtectedByRow byRow ? byRow.RowKind : Planting.KindOf(thing.GetType());
        var row = AccessMatrix.Shipped.Ask(reader, kind, Verb.Read, relation, broken) is { Allowed: true, Shape: >= Shape.Masked };
        foreach (var handler in page)
        {
            var open = row && AccessMatrix.Shipped.Ask(reader, handler.Rule.Kind!.Value, handler.Rule.Verb, relation, broken).Allowed;
            var path = RouteWalkTests.PathOf(handler.Pattern, reference) + (handler.Name is null ? "" : $"?handler={handler.Name}");
            if (handler.Method != "GET" && key.Length == 0) key = await KeyAsync(browser);
            var before = open ? 0 : await db.Set<AuditEntry>().MaxAsync(e => e.Seq);
            using var answer = handler.Method == "GET" ? await browser.GetAsync(path) : await browser.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", key)]));
            var what = $"{reader.Role} x {relation}{(broken ? " with broken glass" : "")} {handler} of a {thing.GetType().Name} ({kind}): {(int)answer.StatusCode} where the matrix says {(open ? "open" : "closed")} ({handler.Rule.Kind}, {handler.Rule.Verb})";
            // Where it is open an empty form may still name nothing that is there: what it may not be is refused.
            var shut = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
            var right = !open ? shut : handler.Method == "GET" ? !shut : answer.StatusCode is not HttpStatusCode.Forbidden;
            if (!right || (int)answer.StatusCode >= 500) wrong.Add(what);
            if (!open && await db.Set<AuditEntry>().AnyAsync(e => e.Seq > before && e.Sort == EventSort.Change && e.Who == reader.User)) wrong.Add($"{what}, and something was changed");
        }

        return wrong;
    }

    /// <summary>The key that every page of somebody signed in carries for its forms.</summary>
    private static async Task<string> KeyAsync(HttpClient browser) =>
        (await TestSite.ReadAsync(await browser.GetAsync("/error/404"))).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<List<Handler>> HandlersAsync(TestSite site)
    {
        var (loader, rules) = (site.Services.GetRequiredService<PageLoader>(), site.Services.GetRequiredService<RouteTable>());
        var handlers = new List<Handler>();
        foreach (var endpoint in site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => e.RoutePattern.Parameters.Any(p => p.Name == "reference")))
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) continue;
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            handlers.AddRange(from handler in compiled.HandlerMethods
                              let method = handler.HttpMethod.ToUpperInvariant()
                              let rule = rules.Find(endpoint.RoutePattern, method)
                              where rule is { Kind: not null }
                              select new Handler(endpoint.RoutePattern, rule, method, handler.Name));
        }

        return [.. handlers.DistinctBy(h => h.ToString()).OrderBy(h => h.Method, StringComparer.Ordinal)];
    }
}
