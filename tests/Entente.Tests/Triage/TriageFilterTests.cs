using Entente.Access;
using Entente.Referrals;

namespace Entente.Tests.Triage;

public sealed class TriageFilterTests
{
    [Theory, EveryDatabase]
    public async Task The_queue_is_narrowed_and_sorted_and_its_count_is_that_of_all_pages(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (desk, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var usual = await Make.ReferralAsync(test, "G1.best=ro");
        var child = await Make.ReferralAsync(test, "C1=child", "D1.authority=Made Up Council", "G1.best=sq");
        var there = await Make.ReferralAsync(test, "O1=yes", "G1.best=ro");
        var danger = await Make.ReferralAsync(test, "A1=yes");
        TriageFilter all = new();

        Assert.Equal(Of(danger, child, usual, there), await FoundAsync(all));
        Assert.Equal(Of(danger, there, child, usual), await FoundAsync(all with { Sort = TriageSort.Newest }));
        Assert.Equal(Of(usual, child, there, danger), await FoundAsync(all with { Sort = TriageSort.Oldest }));
        Assert.Equal(Of(child), await FoundAsync(all with { Child = true }));
        Assert.Equal(Of(usual, there), await FoundAsync(all with { Language = "ro" }));
        Assert.Equal(Of(there), await FoundAsync(all with { Language = "ro", Reason = "still-there" }));
        Assert.Equal(Of(danger), await FoundAsync(all with { Reason = "danger" }));
        Assert.Empty(await FoundAsync(all with { Source = Make.Charity }));
        Assert.Equal(4, (await FoundAsync(all with { Source = Make.Police, Team = TriageTeam.Nobodys })).Count);
        Assert.Empty(await FoundAsync(all with { Team = TriageTeam.Mine }));
        Assert.Empty(await FoundAsync(all with { MayBeKnown = true }));

        var few = await many.AllAsync(desk, all, 3);
        Assert.Equal((3, true), (few.Found.Count, few.IsMore));
        Assert.Equal(2, (await many.ChooseAllAsync(desk, all with { Language = "ro" })).Value.Total);

        async Task<IReadOnlyList<Entente.Foundation.Reference>> FoundAsync(TriageFilter filter)
        {
            var page = await many.QueueAsync(desk, filter);
            Assert.Equal(page.Lines.Select(l => l.Reference).Order(ByText), (await many.AllAsync(desk, filter)).Found.Select(f => f.Reference).Order(ByText));
            return [.. page.Lines.Select(l => l.Reference)];
        }
    }

    [Theory, EveryDatabase]
    public async Task What_is_looked_at_line_by_line_is_read_page_by_page_without_loss_or_repetition(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (desk, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var all = new List<string>();
        for (var i = 0; i < TriageQueue.PageSize + 3; i++)
        {
            all.Add((await Make.ReferralAsync(test, "G1.best=ro", $"A1={(i % 4 == 0 ? "yes" : "no")}")).Reference.Text);
            if (i % 3 == 0) await Make.ReferralAsync(test, "G1.best=sq");
        }

        foreach (var sort in Enum.GetValues<TriageSort>())
        {
            var filter = new TriageFilter { Language = "ro", Sort = sort };
            var first = await many.QueueAsync(desk, filter);
            var second = await many.QueueAsync(desk, filter with { After = first.Next });
            Assert.Equal((TriageQueue.PageSize, 3, null), (first.Lines.Count, second.Lines.Count, second.Next));
            Assert.Equal(all.Order(), first.Lines.Concat(second.Lines).Select(l => l.Reference.Text).Order());
        }
    }

    [Theory, EveryDatabase]
    public async Task Who_may_not_see_an_answer_learns_it_neither_by_the_filter_nor_by_its_count(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        await Make.ReferralAsync(test, "G1.best=ro");
        await Make.ReferralAsync(test, "C1=child", "D1.authority=Made Up Council", "A1=yes");
        var analyst = Make.Act(Role.Analyst);

        foreach (var filter in (TriageFilter[])[new() { Child = true }, new() { Child = false }, new() { Reason = "danger" }, new() { Language = "ro" }, new() { Urgency = Urgency.Child }])
        {
            var page = await many.QueueAsync(analyst, filter);
            Assert.Equal((2, false, false), (page.Lines.Count, page.IsRanked, page.ShowsLanguage));
            Assert.Equal(2, (await many.AllAsync(analyst, filter)).Found.Count);
        }

        Assert.Equal((await many.QueueAsync(analyst, new() { Sort = TriageSort.Oldest })).Lines.Select(l => l.Reference), (await many.QueueAsync(analyst, new() { Sort = TriageSort.Due })).Lines.Select(l => l.Reference));
    }

    private static readonly Comparer<Entente.Foundation.Reference> ByText = Comparer<Entente.Foundation.Reference>.Create((a, b) => string.CompareOrdinal(a.Text, b.Text));

    private static IEnumerable<Entente.Foundation.Reference> Of(params Referral[] referrals) => referrals.Select(r => r.Reference);
}
