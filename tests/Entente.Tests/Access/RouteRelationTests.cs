using Entente.Access;

namespace Entente.Tests.Access;

/// <summary>Every route that takes a reference, with every handler of its form, x every role x own, team, assigned, other and broken glass: lets in exactly where the matrix opens that record for that.</summary>
public sealed class RouteRelationTests
{
    /// <summary>Things that no relation opens: of a pair the page weighs each side, an export, and what a run found, are for whoever asked for it alone, a source is no record, and the paragraph of a letter that somebody translates is named in the query. Tests of their rooms hold them to that.</summary>
    private static readonly string[] OfNobody = ["MATCHING/{REFERENCE}", "EXPORTS/{REFERENCE}", "EXPORTS/{REFERENCE}/FILE",
        "MATCHING/RELINK/{REFERENCE}/GROUPS", "MATCHING/RELINK/{REFERENCE}/PAIRS", "MATCHING/RELINK/{REFERENCE}/PAIRS/{NUMBER}",
        "CASES/{REFERENCE}/LETTER/TRANSLATE", "MATCHING/SOURCES/{REFERENCE}", "MATCHING/SOURCES/{REFERENCE}/ANSWER"];

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
}
