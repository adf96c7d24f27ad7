using System.Collections.Concurrent;
using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Import;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Access;

/// <summary>Asks for every route that takes a reference, with one planted thing of each sort in each relation, as each role, with and without broken glass; sends every form empty.</summary>
internal sealed class RouteRelationWalk(TestSite site, Role role)
{
    /// <summary>What was found.</summary>
    public sealed record Found(IReadOnlyList<string> Wrong, IReadOnlyList<(string Method, string Path)> Unwalked, IReadOnlyDictionary<Role, HashSet<Relation>> Relations, int Opened, int Shut)
    {
        public int Asked => Opened + Shut;
    }

    /// <summary>A page for things of many kinds, of which the line in the table is the role's door: it asks the gate once more for the thing's own.</summary>
    private static readonly string[] AsksAgain = ["RECORDS/{REFERENCE}/CORRECT"];

    private sealed record Ask(Reader Reader, HttpClient Browser, RouteHandler Handler, Thing Of, Relation Relation, bool Open)
    {
        public string Path => RouteWalkTests.PathOf(Handler.Pattern, Of.Reference) + (Handler.Name is null ? "" : $"?handler={Handler.Name}");

        public string Told(int status) =>
            $"{Reader.Role} x {Relation}{(Reader.BrokenGlass.Count > 0 ? " with broken glass" : "")} {Handler} of a {Of.Row.GetType().Name} ({Of.Kind}): {status} where the matrix says {(Open ? "open" : "closed")} ({Handler.Rule.Kind}, {Handler.Rule.Verb})";
    }

    private sealed record Thing(IProtected Row, DataKind Kind, Reference Reference);

    private readonly List<string> _wrong = [];
    private readonly HashSet<Relation> _relations = [];
    private readonly Dictionary<HttpClient, string> _keys = [];

    public static async Task<Found> RunAsync(TestSite site, params IReadOnlyList<Role> roles)
    {
        var planting = new Planting();
        await using (var db = site.Open()) await planting.PlantAsync(db);
        await planting.KeepFilesAsync(site.Services.GetRequiredService<ImportFolder>());
        var (handlers, lineless) = await RouteHandler.AllAsync(site);
        var pages = new List<(RouteHandler Handler, Thing Of)>();
        foreach (var page in handlers.GroupBy(h => h.Pattern))
        {
            var things = await AnsweredAsync(site, page.Key, planting);
            pages.AddRange(page.SelectMany(h => things.Select(t => (h, t))));
        }

        var walks = (roles.Count > 0 ? roles : Enum.GetValues<Role>()).Select(r => new RouteRelationWalk(site, r)).ToList();
        var counts = new ConcurrentBag<(int Opened, int Shut)>();
        await Parallel.ForEachAsync(walks, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (walk, _) => counts.Add(await walk.WalkAsync(pages)));
        return new([.. lineless, .. walks.SelectMany(w => w._wrong).Distinct()], [.. handlers.Select(h => (h.Method, h.Rule.Path)).Except(pages.Select(p => (p.Handler.Method, p.Handler.Rule.Path)))],
            walks.ToDictionary(w => w.Role, w => w._relations), counts.Sum(c => c.Opened), counts.Sum(c => c.Shut));
    }

    private Role Role => role;

    /// <summary>First all that is shut, which must leave everything as it was; then what is open to be read; last what is open to be done.</summary>
    private async Task<(int Opened, int Shut)> WalkAsync(IReadOnlyList<(RouteHandler Handler, Thing Of)> pages)
    {
        var asks = Asks(pages).ToList();
        var before = await LastAsync(e => e.Sort == EventSort.Change);
        foreach (var ask in asks.Where(a => !a.Open)) await AskAsync(ask);
        if (await LastAsync(e => e.Sort == EventSort.Change) != before) _wrong.Add($"{role} changed something by a form that is shut to them");
        foreach (var ask in asks.Where(a => a.Open).OrderBy(a => a.Handler.Method, StringComparer.Ordinal)) await AskAsync(ask);
        return (asks.Count(a => a.Open), asks.Count(a => !a.Open));
    }

    private IEnumerable<Ask> Asks(IReadOnlyList<(RouteHandler Handler, Thing Of)> pages)
    {
        var matrix = MatrixAsWritten.Shipped;
        var plain = Make.Reader(role);
        var browser = site.As(plain);
        foreach (var ofThing in pages.GroupBy(p => p.Of))
        {
            var (thing, relation) = (ofThing.Key, Planting.RelationOf(plain, ofThing.Key.Row));
            _relations.UnionWith(relation == Relation.Other ? [relation] : Enum.GetValues<Relation>().Where(r => r != Relation.Other && relation.HasFlag(r)));
            var readers = new List<(Reader Reader, HttpClient Browser)> { (plain, browser) };
            if (matrix.BreaksGlass(plain))
            {
                var broken = plain with { BrokenGlass = [thing.Row.Dossier] };
                readers.Add((broken, site.As(broken)));
            }

            var plainRow = matrix.ShowsRow(plain, thing.Kind, relation, false);
            bool IsOpen(Reader reader, RouteHandler handler, bool row) => row && (thing.Row is IProtectedByRow
                ? matrix.HasDoor(reader, handler.Rule.Kind!.Value, handler.Rule.Verb)
                : matrix.Opens(reader, handler.Rule.Kind!.Value, handler.Rule.Verb, relation, reader.BrokenGlass.Count > 0));
            foreach (var (reader, asks) in readers)
            {
                var glass = reader.BrokenGlass.Count > 0;
                var row = matrix.ShowsRow(reader, thing.Kind, relation, glass);
                // Where a table holds things of many kinds, the line of the route is the role's door, and the row's own kind decides.
                foreach (var (handler, _) in ofThing)
                {
                    // Broken glass is for reading: under it a form is sent where glass makes a difference, and where the reader has nothing else to come by.
                    var open = IsOpen(reader, handler, row);
                    if (glass && handler.Method != "GET" && relation != Relation.Other && open == IsOpen(plain, handler, plainRow)) continue;
                    yield return new(reader, asks, handler, thing, relation, open);
                }
            }
        }
    }

    private async Task AskAsync(Ask ask)
    {
        using var answer = ask.Handler.Method == "GET" ? await ask.Browser.GetAsync(ask.Path) : await ask.Browser.PostAsync(ask.Path, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await KeyAsync(ask.Browser))]));
        var status = (int)answer.StatusCode;
        var shut = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
        // Where a form is open, an empty one may still name nothing that is there, and what it asks to do may stand under a narrower row.
        var narrower = answer.StatusCode is HttpStatusCode.Forbidden && (ask.Handler.Method != "GET" || AsksAgain.Contains(ask.Handler.Rule.Path)) && await IsNarrowerAsync(ask);
        var right = !ask.Open ? shut : narrower || (ask.Handler.Method == "GET" ? !shut : answer.StatusCode is not HttpStatusCode.Forbidden);
        if (!right || status >= 500) _wrong.Add(ask.Told(status) + (status >= 500 ? $": {site.Logged.LastFault}" : ""));
    }

    /// <summary>Whether the refusal in the log names a row that the matrix does close to this reader.</summary>
    private async Task<bool> IsNarrowerAsync(Ask ask)
    {
        await using var db = site.Open();
        var said = (await db.Set<AuditEntry>().Where(e => e.Who == ask.Reader.User && e.Sort == EventSort.Refusal).OrderByDescending(e => e.Seq).FirstAsync()).Read<Refused>().What.Split(' ');
        return said.Length == 2 && Enum.TryParse<Verb>(said[0], out var verb) && Enum.TryParse<DataKind>(said[1], out var kind)
            && !MatrixAsWritten.Shipped.Opens(ask.Reader, kind, verb, ask.Relation, ask.Reader.BrokenGlass.Count > 0);
    }

    private async Task<long> LastAsync(System.Linq.Expressions.Expression<Func<AuditEntry, bool>> which)
    {
        var user = Make.Reader(role).User;
        await using var db = site.Open();
        return await db.Set<AuditEntry>().Where(e => e.Who == user).Where(which).MaxAsync(e => (long?)e.Seq) ?? 0;
    }

    /// <summary>The key that every page of somebody signed in carries for its forms; good with that browser's cookie alone.</summary>
    private async Task<string> KeyAsync(HttpClient browser) => _keys.TryGetValue(browser, out var known) ? known
        : _keys[browser] = (await TestSite.ReadAsync(await browser.GetAsync("/error/404"))).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>One planted thing of each sort and standing, of the sorts that this page has something to show of: found by asking as the machine.</summary>
    private static async Task<List<Thing>> AnsweredAsync(TestSite site, RoutePattern page, Planting planting)
    {
        var machine = site.As(Reader.Machine, Purpose.Administration);
        var things = new List<Thing>();
        foreach (var ofType in planting.Things.GroupBy(t => t.Thing.GetType()))
        {
            using var probe = await machine.GetAsync(RouteWalkTests.PathOf(page, ofType.First().Reference));
            if (probe.StatusCode is not HttpStatusCode.NotFound) things.AddRange(ofType.Select(t => new Thing((IProtected)t.Thing, t.Thing is IProtectedByRow byRow ? byRow.RowKind : Planting.KindOf(t.Thing.GetType()), t.Reference)));
        }

        return things;
    }
}
