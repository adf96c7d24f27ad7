using Entente.Access;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Access;

/// <summary>Every route that takes a reference, with every handler of its form, x every role x own, team, assigned, other and broken glass: lets in exactly where the matrix opens that record for that.</summary>
public sealed class RouteRelationTests
{
    /// <summary>Things that no relation opens: of a pair the page weighs each side, an export, and what a run found, are for whoever asked for it alone, and a source is no record. Tests of their rooms hold them to that.</summary>
    private static readonly string[] OfNobody = ["MATCHING/{REFERENCE}", "EXPORTS/{REFERENCE}", "EXPORTS/{REFERENCE}/FILE",
        "MATCHING/RELINK/{REFERENCE}/GROUPS", "MATCHING/RELINK/{REFERENCE}/PAIRS", "MATCHING/RELINK/{REFERENCE}/PAIRS/{NUMBER}",
        "MATCHING/SOURCES/{REFERENCE}", "MATCHING/SOURCES/{REFERENCE}/ANSWER"];

    [Theory, EveryDatabase]
    public async Task A_route_that_takes_a_reference_opens_it_exactly_as_the_matrix_says_for_the_relation(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        // The rows of each relation are held on both databases by RowRelationTests; what the second one adds here is seen by these three, who stand in every relation.
        var found = await RouteRelationWalk.RunAsync(site, database == "sqlite" ? [] : [Role.CaseWorker, Role.FirstResponder, Role.DecisionMaker]);

        Assert.True(found.Wrong.Count == 0, $"{found.Wrong.Count} wrong of {found.Asked}:\n{string.Join("\n", found.Wrong.Take(400))}");
        // A route for which no planted thing has a page would be walked by nobody.
        Assert.DoesNotContain(found.Unwalked, h => !OfNobody.Contains(h.Path));
        Assert.All(found.Relations, r => Assert.True(r.Value.Count == 4, $"{r.Key} stood in no more than {string.Join(", ", r.Value)}"));
        Assert.True(found.Opened > (database == "sqlite" ? 500 : 100) && found.Shut > (database == "sqlite" ? 5000 : 1000), $"{found.Opened} were open and {found.Shut} shut");
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
        Assert.Contains((await RouteRelationWalk.RunAsync(site, Role.Analyst)).Wrong, w => w.Contains("where the matrix says closed", StringComparison.Ordinal));
    }

    /// <summary>The walk can fail: one cell of the matrix in force is wider than the file, and the cell's role and relation are named.</summary>
    [Fact]
    public async Task A_wider_cell_is_found_out()
    {
        var wider = Holes.In(DataKind.DecisionOutcome, Role.SupportProvider, "R a; R t");
        await using var site = await TestSite.StartAsync("sqlite", s => s.AddSingleton(wider).AddScoped(p =>
        {
            p.GetRequiredService<Ledger>();
            return p.GetRequiredService<IStore>().Open(p.GetRequiredService<SignedIn>().Reader, wider);
        }));
        var wrong = (await RouteRelationWalk.RunAsync(site, Role.SupportProvider, Role.CaseWorker)).Wrong;

        Assert.NotEmpty(wrong);
        Assert.All(wrong, w => Assert.Matches("^SupportProvider x Team( with broken glass)? GET (CASES|TASKS)/{REFERENCE}", w));
    }

    /// <summary>The walk can fail: a route whose line was dropped is named.</summary>
    [Fact]
    public async Task A_route_that_lost_its_line_is_found_out()
    {
        var folder = Directory.CreateTempSubdirectory("entente-routes").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "access"));
        var lines = Entente.Foundation.DataFolder.Shipped.ReadText("access/routes.csv").Split('\n').Where(l => !l.StartsWith("/records/{reference},GET", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(Path.Combine(folder, "access", "routes.csv"), lines);
        await using var site = await TestSite.StartAsync("sqlite", s => s.AddSingleton(RouteTable.From(new(folder))));

        Assert.Contains((await RouteRelationWalk.RunAsync(site, Role.Administrator)).Wrong, w => w == "GET RECORDS/{REFERENCE} has no line in data/access/routes.csv");
    }
}
