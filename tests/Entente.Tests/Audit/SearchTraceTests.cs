using Entente.Access;
using Entente.Audit;
using Entente.Records.Search;
using Entente.Staff;
using Entente.Tests.Records.Search;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Audit;

public sealed class SearchTraceTests
{
    [Theory]
    [InlineData("Kova, Ana", "ANA  kova", true), InlineData("Kova, Ana", "ana kovac", false), InlineData("07700 900111", "07700-900111", true), InlineData("Ａna Kova", "ana kova", true)]
    public void Equal_words_in_any_order_have_one_mark(string one, string other, bool same)
    {
        using var place = new Folder();
        var trace = SearchTrace.LoadOrMake(place.Path);

        Assert.Equal(same, trace.Of(one) == trace.Of(other));
        Assert.Equal(32, trace.Of(one).Length);
        Assert.Equal("", trace.Of(" ,.- "));
    }

    [Fact]
    public void A_mark_hangs_on_the_centres_own_key_which_is_kept_and_never_made_twice()
    {
        using var place = new Folder();
        using var elsewhere = new Folder();

        var mark = SearchTrace.LoadOrMake(place.Path).Of("Ana Kova");

        Assert.Equal(mark, SearchTrace.LoadOrMake(place.Path).Of("Ana Kova"));
        Assert.NotEqual(mark, SearchTrace.LoadOrMake(elsewhere.Path).Of("Ana Kova"));
        File.WriteAllText(Path.Combine(place.Path, SearchTrace.KeyFile), "cut off");
        Assert.Throws<InvalidDataException>(() => SearchTrace.LoadOrMake(place.Path));
    }

    [Theory, EveryDatabase]
    public async Task No_name_that_was_searched_for_stands_in_the_log_and_yet_an_auditor_finds_who_searched_for_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var searching = new Searching(test);
        await searching.FindAsync("Zzprivate Person", Make.Act(Role.Analyst));
        await searching.FindAsync("Somebody Else", Make.Act(Role.DutyOfficer));
        var explorer = new LogExplorer(test.Store, test.Ledger, test.Trace);

        var found = await explorer.ReadAsync(new() { Trace = explorer.TraceOf("person zzprivate") }, Make.Act(Role.Auditor), default);

        Assert.Equal((nameof(Searched), Role.Analyst), (Assert.Single(found.Lines).What, found.Lines[0].Role));
        await using var db = test.Open();
        Assert.DoesNotContain(await db.Set<AuditEntry>().ToListAsync(), e => e.Detail.Contains("zzprivate", StringComparison.OrdinalIgnoreCase));
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("entente-trace").FullName;

        public void Dispose() => Directory.Delete(Path, true);
    }
}
