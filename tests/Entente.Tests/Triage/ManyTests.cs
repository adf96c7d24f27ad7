using Entente.Access;
using Entente.Audit;
using Entente.Matching.Relinking;
using Entente.Referrals;
using Entente.Staff;
using Entente.Triage.Many;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Triage;

public sealed class ManyTests
{
    [Theory, EveryDatabase]
    public async Task Many_go_to_a_team_with_an_event_each_and_one_for_the_whole_and_come_back_as_they_stood(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (desk, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var all = await many.ReferralsAsync(4);

        var run = await many.ReadyAsync(desk, all, many.ToNorth);
        Assert.Equal((ManyState.Ready, 4, 4), (run.State, run.Total, run.Foreseen));
        Assert.All(await many.TeamsAsync(all), t => Assert.Equal(default, t)); // a preview does nothing

        run = await many.MakeAsync(desk, run);
        Assert.Equal((ManyState.Made, 4, 0), (run.State, run.Done, run.Left));
        Assert.All(await many.TeamsAsync(all), t => Assert.Equal(AtOnce.North, t));
        Assert.Equal((4, 1), (await many.CountAsync<ReferralRouted>(), await many.CountAsync<ManyMade>()));
        await using (var north = test.Open(Make.Reader(Role.Supervisor, team: AtOnce.North))) Assert.Equal(4, await north.Set<Entente.Clocks.Clock>().CountAsync()); // what belongs to them goes along

        Assert.False((await many.UndoAsync(desk with { When = Make.Now.AddMinutes(9) }, run)).IsRefused);
        await many.Runner().RunAsync(run.Reference, default);
        run = await many.ReadAsync(run);
        Assert.Equal((ManyState.Undone, 4, 0), (run.State, run.Back, run.Kept));
        Assert.All(await many.TeamsAsync(all), t => Assert.Equal(default, t));
        Assert.Equal((4, 1), (await many.CountAsync<RoutingTakenBack>(), await many.CountAsync<ManyUndone>()));
        await using var db = test.Open();
        Assert.All(await db.Referrals.AsNoTracking().ToListAsync(), r => Assert.Equal(ReferralStatus.Received, r.Status));
        Assert.Equal(0, await db.Set<Entente.Clocks.Clock>().CountAsync(c => c.Team == AtOnce.North));
    }

    [Theory, EveryDatabase]
    public async Task Killed_between_two_commits_it_goes_on_and_does_nothing_twice(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (desk, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var (_, worker) = await many.SomebodyAsync(Role.CaseWorker);
        var all = await many.ReferralsAsync(5);
        var run = await many.ReadyAsync(desk, all, AtOnce.To(worker));
        await many.ConfirmAsync(desk, run);

        // Each step by a program of its own.
        Assert.True(await many.Runner(2).StepAsync(run.Reference, default));
        Assert.Equal((2, 2), ((await many.ReadAsync(run)).Done, (await many.AssignmentsAsync()).Count));
        Assert.False((await many.StopAsync(desk, run)).IsRefused);
        Assert.False(await many.Runner(2).StepAsync(run.Reference, default)); // stopped is stopped
        Assert.False((await many.GoOnAsync(desk, run)).IsRefused);
        while (await many.Runner(2).StepAsync(run.Reference, default)) { }

        run = await many.ReadAsync(run);
        Assert.Equal((ManyState.Made, 5, 0), (run.State, run.Done, run.Left));
        Assert.Equal(all.Select(r => r.Dossier), (await many.AssignmentsAsync()).Select(a => a.Dossier));
        Assert.Equal((5, 1), (await many.CountAsync<DossierAssigned>(), await many.CountAsync<ManyMade>()));

        // Taken back the same way.
        await many.UndoAsync(desk, run);
        while (await many.Runner(2).StepAsync(run.Reference, default)) { }
        Assert.All(await many.AssignmentsAsync(), a => Assert.NotNull(a.Until));
        Assert.Equal((5, 5), ((await many.ReadAsync(run)).Back, await many.CountAsync<AssignmentEnded>()));
    }

    [Theory, EveryDatabase]
    public async Task Two_programs_that_take_the_same_step_do_it_once(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (desk, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var (_, worker) = await many.SomebodyAsync(Role.CaseWorker);
        var run = await many.ReadyAsync(desk, await many.ReferralsAsync(3), AtOnce.To(worker));
        await many.ConfirmAsync(desk, run);

        await Task.WhenAll(StepAsync(), StepAsync());
        while (await many.Runner(2).StepAsync(run.Reference, default)) { }

        Assert.Equal((3, 3), ((await many.AssignmentsAsync()).Count, await many.CountAsync<DossierAssigned>()));

        async Task StepAsync()
        {
            try
            {
                await many.Runner(2).StepAsync(run.Reference, default);
            }
            catch (Exception late) when (late is WorldMoved or DbUpdateConcurrencyException)
            {
                // The second finds out that the first was there.
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_choose_the_same_the_second_leaves_what_the_first_changed_and_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (one, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var (other, _) = await many.SomebodyAsync(Role.Supervisor);
        var (_, worker) = await many.SomebodyAsync(Role.CaseWorker);
        var all = await many.ReferralsAsync(3);
        var (first, second) = (await many.ReadyAsync(one, all.Take(2), AtOnce.To(worker)), await many.ReadyAsync(other, all, AtOnce.To(worker)));

        await many.MakeAsync(one, first);
        Assert.IsType<RunWentOn>(Assert.Single((await many.ConfirmAsync(one, first)).Problems)); // nor is one confirmed twice
        second = await many.MakeAsync(other, second);

        Assert.Equal((1, 2), (second.Done, second.Left));
        Assert.Equal([ManyReason.AssignedAlready, ManyReason.AssignedAlready, ManyReason.None], (await many.RowsAsync(second)).Select(r => r.Why));
        Assert.Equal(3, (await many.AssignmentsAsync()).Count);

        // Routed since the preview, and given to nobody: the person is not given what another team has.
        var fresh = await many.ReferralsAsync(1);
        var (route, assign) = (await many.ReadyAsync(one, fresh, many.ToNorth), await many.ReadyAsync(other, fresh, AtOnce.To(worker)));
        await many.MakeAsync(one, route);
        await many.MakeAsync(other, assign);
        Assert.Equal(ManyReason.OutOfSight, Assert.Single(await many.RowsAsync(assign)).Why);
    }

    [Theory, EveryDatabase]
    public async Task What_somebody_touched_since_stays_and_is_told_and_after_ten_minutes_nothing_comes_back(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (desk, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var (worker, user) = await many.SomebodyAsync(Role.CaseWorker);
        var all = await many.ReferralsAsync(3);
        var run = await many.MakeAsync(desk, await many.ReadyAsync(desk, all, AtOnce.To(user)));
        await using (var db = test.Open(worker.Reader))
        {
            // Whoever reads touches nothing; whoever writes does.
            await test.Ledger.RememberAsync(worker, new Seen("case", "", 1) { Dossier = all[0].Dossier }, default);
            db.Add(new Assignment { Id = test.Ids.Next<AssignmentId>(), Dossier = all[1].Dossier, User = new(77), Role = Role.DecisionMaker, From = Make.Now });
            await db.CommitAsync(worker, new DossierAssigned(all[1].Dossier, new(77), Role.DecisionMaker), default);
        }

        Assert.IsType<TooLateToUndo>(Assert.Single((await many.UndoAsync(desk with { When = Make.Now.AddMinutes(11) }, run)).Problems));
        Assert.False((await many.UndoAsync(desk with { When = Make.Now.AddMinutes(10) }, run)).IsRefused);
        await many.Runner().RunAsync(run.Reference, default);

        run = await many.ReadAsync(run);
        Assert.Equal((2, 1), (run.Back, run.Kept));
        Assert.Equal([(ManyOutcome.Back, ManyReason.None), (ManyOutcome.Kept, ManyReason.Touched), (ManyOutcome.Back, ManyReason.None)], (await many.RowsAsync(run)).Select(r => (r.Outcome, r.Why)));
        Assert.Equal(all[1].Dossier, Assert.Single(await many.AssignmentsAsync(), a => a.User == user.Id && a.Until is null).Dossier);
    }

    [Theory, EveryDatabase]
    public async Task Who_may_no_longer_assign_stops_half_way_and_a_supervisor_takes_it_back(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (desk, user) = await many.SomebodyAsync(Role.DutyOfficer);
        var (supervisor, _) = await many.SomebodyAsync(Role.Supervisor);
        var all = await many.ReferralsAsync(3);
        var run = await many.ReadyAsync(desk, all, many.ToNorth);
        await many.ConfirmAsync(desk, run);
        await many.Runner(1).StepAsync(run.Reference, default);
        await using (var db = test.Open())
        {
            (await db.Users.SingleAsync(u => u.Id == user.Id)).Disable(Make.Now);
            await db.CommitAsync(Make.Machine, new Seen("test", "", 0), default);
        }

        await many.Runner(1).RunAsync(run.Reference, default);
        run = await many.ReadAsync(run);
        Assert.Equal((ManyState.Stopped, RunMany.RightLost, 1), (run.State, run.Trouble, run.Done));

        var colleague = (await many.SomebodyAsync(Role.DutyOfficer)).Act;
        Assert.IsType<ChosenBySomebodyElse>(Assert.Single((await many.UndoAsync(colleague, run)).Problems));
        Assert.False((await many.UndoAsync(supervisor, run)).IsRefused);
        await many.Runner(1).RunAsync(run.Reference, default);
        Assert.All(await many.TeamsAsync(all), t => Assert.Equal(default, t));
    }

    [Theory, EveryDatabase]
    public async Task Which_ones_they_are_is_for_whoever_chose_them_and_what_one_does_not_see_cannot_be_chosen(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (desk, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var (colleague, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var all = await many.ReferralsAsync(2);
        await many.MakeAsync(desk, await many.ReadyAsync(desk, all.Take(1), many.ToNorth));

        var run = (await many.ChooseAsync(desk, all.Select(r => r.Reference))).Value;
        Assert.Equal(all[1].Reference, Assert.Single(await many.RowsAsync(run)).Subject); // the other is another team's
        Assert.IsType<NothingChosen>(Assert.Single((await many.ChooseAsync(desk, [all[0].Reference])).Problems));
        run = (await many.PreviewAsync(desk, run, many.ToNorth)).Value;

        Assert.Single((await many.FileAsync(desk, run))!.Rows);
        var seen = (await many.FileAsync(colleague, run))!;
        Assert.Equal((false, 0, 0, 0), (seen.IsOwn, seen.Rows.Count, seen.Reasons.Count, seen.Shares.Count));
        Assert.IsType<ChosenBySomebodyElse>(Assert.Single((await many.ConfirmAsync(colleague, run)).Problems));
        Assert.Null(await many.FileAsync(desk with { Reader = Make.Reader(Role.DutyOfficer, team: AtOnce.North) }, run));
        foreach (var role in (Role[])[Role.CaseWorker, Role.Analyst, Role.FirstResponder]) Assert.IsType<Entente.Storage.NotAllowed>(Assert.Single((await many.ChooseAsync(Make.Act(role), all.Select(r => r.Reference))).Problems));
    }

    [Theory, EveryDatabase]
    public async Task Rows_are_cleared_after_their_time_and_counts_stay(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var many = new AtOnce(test);
        await many.PlantAsync();
        var (desk, _) = await many.SomebodyAsync(Role.DutyOfficer);
        var run = await many.MakeAsync(desk, await many.ReadyAsync(desk, await many.ReferralsAsync(2), many.ToNorth));

        await new ClearMany(test.Store, ManyTerms.Shipped, new AtOnce.At(Make.Now.AddDays(29))).RunAsync(default);
        Assert.Equal(2, (await many.RowsAsync(run)).Count);
        await new ClearMany(test.Store, ManyTerms.Shipped, new AtOnce.At(Make.Now.AddDays(31))).RunAsync(default);

        Assert.Empty(await many.RowsAsync(run));
        run = await many.ReadAsync(run);
        Assert.Equal((ManyState.Made, 2, true), (run.State, run.Done, run.ClearedAt is not null));
    }
}
