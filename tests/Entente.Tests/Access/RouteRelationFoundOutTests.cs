using Entente.Access;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Access;

/// <summary>The walk over all routes and relations can fail: each site with a hole in it is found out.</summary>
public sealed class RouteRelationFoundOutTests
{
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
