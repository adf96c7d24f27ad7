using Entente.Access;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Cases;

/// <summary>Rule L5: nothing ends on an eighteenth birthday because nobody asked.</summary>
public sealed class WatchBirthdaysTests
{
    [Theory, EveryDatabase]
    public async Task A_child_of_seventeen_is_told_of_at_six_three_and_one_months_and_on_the_day_once_each(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await Make.ReferralAsync(test, "C1=child", "D1.authority=Made Up Council", "H1.kind=full", "H1.value=Mira Madeup", "H2=2008-10-02");
        await Make.ReferralAsync(test, "H1.kind=full", "H1.value=Ana Madeup", "H2=2008-10-02"); // an adult by the answers
        await Make.ReferralAsync(test, "C1=child", "D1.authority=Made Up Council", "H1.kind=full", "H1.value=Ivo Madeup"); // no date
        var time = new FakeTimeProvider(Make.Now);

        foreach (var (month, day, raised) in new[] { (4, 1, 0), (4, 2, 2), (7, 2, 2), (9, 2, 3), (10, 1, 0), (10, 2, 3) })
        {
            time.SetUtcNow(new(2026, month, day, 10, 0, 0, TimeSpan.Zero));
            Assert.Equal(raised, await Watch(test, time).RunAsync(default));
            Assert.Equal(0, await Watch(test, time).RunAsync(default));
        }

        await using var db = test.Open();
        var tasks = await db.Tasks.ToListAsync();
        Assert.Equal([Role.CaseWorker, Role.SupportProvider, Role.Supervisor], tasks.Where(t => t.IsOpen).Select(t => t.ForRole).Order());
        Assert.All(tasks, t => Assert.Equal((DataKind.ChildFlags, new DateOnly(2026, 10, 2)), (t.RowKind, t.DueOn)));
        Assert.All(tasks.Where(t => t.Template != "birthday-day"), t => Assert.Equal(TaskState.Overtaken, t.State));
    }

    private static WatchBirthdays Watch(TestDb test, TimeProvider time) => new(test.Store, test.Ledger, TaskTemplates.Shipped, Calendars.Shipped, test.Ids, time);
}
