using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Access;

/// <summary>Distinctive values in every protected field; every page, list, search, export and error as every role; none may show where the matrix closes it.</summary>
public sealed class SentinelTests
{
    [Fact]
    public async Task No_protected_value_shows_anywhere_the_matrix_closes_it()
    {
        await using var site = await TestSite.StartAsync();
        var (leaks, fetched, shown) = await SearchAsync(site);
        Assert.True(leaks.Count == 0, string.Join("\n", leaks.Take(40)));
        Assert.True(fetched > 200, $"only {fetched} answers were read");
        Assert.True(shown > 0, "no sentinel was shown to anybody who may see it: the pages did not read what was planted");
    }

    /// <summary>The test can fail: a site whose store is opened as the machine for every reader, so that the row filter is off, leaks at once.</summary>
    [Fact]
    public async Task A_site_without_the_row_filter_is_found_out()
    {
        await using var site = await TestSite.StartAsync("sqlite", s => s.AddScoped(p =>
        {
            p.GetRequiredService<Ledger>();
            return p.GetRequiredService<IStore>().Open(Reader.Machine);
        }));
        Assert.NotEmpty((await SearchAsync(site)).Leaks);
    }

    private static async Task<(List<string> Leaks, int Fetched, int Shown)> SearchAsync(TestSite site)
    {
        var planting = new Planting();
        await using (var db = site.Open()) await planting.PlantAsync(db);
        var byText = planting.Sentinels.ToDictionary(s => s.Text);
        var rules = site.Services.GetRequiredService<RouteTable>();
        var machine = site.As(Reader.Machine, Purpose.Administration);
        var paths = new List<(RouteRule Rule, string Path)>();
        foreach (var (pattern, method) in await RouteWalkTests.RoutesAsync(site))
        {
            if (method != "GET" || rules.Find(pattern, method) is not { } rule) continue;
            if (pattern.Parameters.Count == 0)
            {
                paths.AddRange([(rule, RouteWalkTests.PathOf(pattern)), (rule, RouteWalkTests.PathOf(pattern) + "?q=zqx&query=zqx&text=zqx&find=zqx&name=zqx")]);
                continue;
            }

            // Which things a page is about is found by asking for one of each as the machine: the others would only be not found.
            foreach (var ofType in planting.References.GroupBy(r => r.Entity))
            {
                using var probe = await machine.GetAsync(RouteWalkTests.PathOf(pattern, ofType.First().Reference));
                if (probe.StatusCode != System.Net.HttpStatusCode.NotFound) paths.AddRange(ofType.Select(r => (rule, RouteWalkTests.PathOf(pattern, r.Reference))));
            }
        }

        var (leaks, fetched, shown) = (new List<string>(), 0, 0);
        await Parallel.ForEachAsync(Enum.GetValues<Role>(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (role, ct) =>
        {
            var reader = Make.Reader(role);
            var browser = site.As(reader);
            await using var db = site.Open(Reader.Machine);
            var closed = new HashSet<RouteRule>();
            foreach (var (rule, path) in paths)
            {
                // A route that is closed to the whole role answers the same for everything: one look is enough.
                if (rule.Kind is { } kind && !AccessMatrix.Shipped.Ask(reader, kind, rule.Verb).Allowed && !closed.Add(rule)) continue;
                using var answer = await browser.GetAsync(path, ct);
                var body = await answer.Content.ReadAsStringAsync(ct) + answer.Headers;
                Interlocked.Increment(ref fetched);
                foreach (System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(body, "zqx[0-9]+k", System.Text.RegularExpressions.RegexOptions.IgnoreCase))
                {
                    if (!byText.TryGetValue(match.Value.ToLowerInvariant(), out var sentinel)) continue;
                    var relation = sentinel.Row is IProtected thing ? await Gate.RelationAsync(db, reader, thing, ct) : Relation.Other;
                    if (MayShow(reader, sentinel, relation)) Interlocked.Increment(ref shown);
                    else lock (leaks) leaks.Add($"{role} x {relation} saw {sentinel.Entity.Name}.{sentinel.Field} [{sentinel.Class}, {sentinel.Kind}] at {path.Split('?')[0]} ({(int)answer.StatusCode})");
                }
            }
        });

        leaks.AddRange(site.Logged.Lines.SelectMany(l => System.Text.RegularExpressions.Regex.Matches(l, "zqx[0-9]+k").Select(m => m.Value)).Where(byText.ContainsKey).Distinct().Select(t => $"the text log holds {byText[t].Entity.Name}.{byText[t].Field}"));
        await using var log = site.Open();
        foreach (var detail in await log.Set<AuditEntry>().Select(e => e.Detail).Where(d => d.Contains("zqx")).ToListAsync()) leaks.Add($"an event holds a protected value: {detail}");
        return ([.. leaks.Distinct()], fetched, shown);
    }

    /// <summary>The matrix rows under which a field of this class may come out whole, besides the row's own.</summary>
    internal static bool MayShow(Reader reader, Sentinel sentinel, Relation relation)
    {
        // Colleagues of one organisation know each other's names: a draft is handed over by name.
        if (sentinel is { Entity.Name: nameof(Entente.Staff.User), Field: nameof(Entente.Staff.User.DisplayName) } && relation.HasFlag(Relation.Own)) return true;
        DataKind[] rows = sentinel.Class switch
        {
            FieldClass.Personal => [sentinel.Kind, DataKind.Identity, DataKind.Contact],
            FieldClass.Hazard => [DataKind.Hazards, DataKind.Contact, DataKind.Placement],
            FieldClass.Privileged => [DataKind.PrivilegedNotes],
            _ => [sentinel.Kind],
        };
        return rows.Any(k => AccessMatrix.Shipped.Ask(reader, k, Verb.Read, relation) is { Allowed: true, Shape: Shape.Full });
    }
}
