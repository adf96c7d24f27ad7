using Entente.Access;

namespace Entente.Tests.Cases;

/// <summary>On any past day: how many working days had run, what was due, and whether it was met.</summary>
public sealed class ClocksOnAnyDayTests
{
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);

    [Theory]
    [InlineData("2026-03-04", "2 of 5", "Running", "Due by the end of 9 March 2026")]
    [InlineData("2026-03-09", "5 of 5", "Due today", "Due by the end of 9 March 2026")]
    [InlineData("2026-03-11", "5 of 5", "Overdue", "Due by the end of 9 March 2026")]
    public async Task The_clocks_page_tells_of_any_past_day_what_had_run_and_what_was_due(string on, params string[] says)
    {
        await using var site = await TestSite.StartAsync();
        var (about, _) = await CasePagesTests.WithClockAsync(site);

        var page = await TestSite.GetAsync(site.As(Maker), $"/cases/{about.Reference.ToRoute()}/clocks?on={on}");

        Assert.All(says, s => Assert.Contains(s, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4, "2026-03-10", "Kept")]
    [InlineData(12, "2026-03-20", "Not kept")]
    [InlineData(12, "2026-03-11", "Overdue")]
    public async Task Whether_a_clock_was_met_is_told_from_the_day_it_was_stopped_on(int stopped, string on, string says)
    {
        await using var site = await TestSite.StartAsync();
        var (about, clock) = await CasePagesTests.WithClockAsync(site, stoppedOn: new DateTimeOffset(2026, 3, stopped, 15, 0, 0, TimeSpan.Zero));
        Assert.True(clock.IsStopped);

        var page = await TestSite.GetAsync(site.As(Maker), $"/cases/{about.Reference.ToRoute()}/clocks?on={on}");

        Assert.Equal(says, page.QuerySelector("main h2 .govuk-tag")!.TextContent.Trim());
    }
}
