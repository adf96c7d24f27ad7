using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Linkage;
using Entente.Matching;
using Entente.Records;
using Entente.Referrals;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Entente.World;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.World;

public sealed class ExampleWorldTests
{
    [Theory, EveryDatabase]
    public async Task A_tiny_world_is_lived_in_sound_and_says_that_it_is_made_up(string database)
    {
        await using var site = await TestSite.StartAsync(database, Make.WithoutFollowers);
        Assert.Equal(WorldState.Empty, await ExampleWorld.StateAsync(site.Services, default));

        var truth = await WorldSite.Of(site.Services, WorldSize.Tiny).FillAsync(default);

        Assert.Equal(WorldState.Made, await ExampleWorld.StateAsync(site.Services, default));
        await using var db = site.Open();
        Assert.All(await db.RecordSources.Select(s => s.Name).ToListAsync(), name => Assert.EndsWith("(made up)", name));
        // Whoever is no persona has no password: nobody signs in as them.
        Assert.All(await db.Users.ToListAsync(), user => Assert.True(user.IsPersona || user.PasswordHash is null));
        Assert.Equal(14, await db.Users.CountAsync(u => u.IsPersona));
        Assert.Equal(12, await db.UserRoles.Select(r => r.Role).Distinct().CountAsync());
        Assert.True(truth.People.Values.Where(p => p >= 0).Distinct().Count() >= 60);
        var references = (await db.Records.Select(r => r.Reference).ToListAsync()).ConvertAll(r => r.Text);
        Assert.Superset(truth.People.Keys.ToHashSet(), references.ToHashSet());
        Assert.Equal([CaseStatus.AwaitingReasonableGrounds, CaseStatus.InRecovery, CaseStatus.NoReasonableGrounds], (await db.Cases.Select(c => c.Status).Distinct().ToListAsync()).Order());
        Assert.True((await new AuditVerifier([]).VerifyAsync(AuditLines.InOrderAsync(db, default), [], default)).IsSound);
    }

    [Theory, EveryDatabase]
    public async Task Everything_that_the_centre_knows_of_a_dossier_came_through_a_referral(string database)
    {
        await using var site = await TestSite.StartAsync(database, Make.WithoutFollowers);
        var truth = await WorldSite.Of(site.Services, WorldSize.Tiny).FillAsync(default);
        await using var db = site.Open();

        var referrals = await db.Referrals.ToListAsync();
        Assert.Equal(WorldSize.Tiny.Dossiers, referrals.Count(r => r.Sort == ReferralSort.Referral));
        Assert.Equal(3, referrals.Count(r => r.Sort == ReferralSort.AnonymousNotification));
        Assert.Equal(1, referrals.Count(r => r.Sort == ReferralSort.NamedNotification));
        Assert.Subset(referrals.Select(r => r.Dossier).ToHashSet(), (await db.Records.Where(r => r.Dossier != default).Select(r => r.Dossier).ToListAsync()).ToHashSet());
        Assert.All(referrals.Where(r => !r.IsAnonymous), r => Assert.Contains(db.Records.AsEnumerable(), x => x.Dossier == r.Dossier && x.Schema == "Person" && truth.People[x.Reference.Text] >= 0));
        Assert.Contains(referrals, r => r.Status == ReferralStatus.Received && !r.IsAnonymous);
        Assert.Contains(referrals, r => r.Status == ReferralStatus.Routed);
        var cases = await db.Cases.ToListAsync();
        Assert.All(cases, c => Assert.Equal(referrals.Single(r => r.Dossier == c.Dossier).Reference, c.Referral));

        // Sent by people on the days that they are said to have been sent; a named sender each.
        Assert.All(referrals, r => Assert.NotEqual(default, r.SentBy));
        var sent = await db.Set<AuditEntry>().Where(e => e.What == nameof(ReferralSent)).ToListAsync();
        Assert.Equal(referrals.Select(r => (r.SentBy.Value, r.SentAt)).Order(), sent.Select(e => (e.Who.Value, e.At)).Order());
    }

    [Theory, EveryDatabase]
    public async Task The_desks_are_lived_in_drafts_alerts_pairs_glass_and_a_clock_that_stands_still(string database)
    {
        await using var site = await TestSite.StartAsync(database, Make.WithoutFollowers);
        await WorldSite.Of(site.Services, WorldSize.Tiny).FillAsync(default);
        await using var db = site.Open();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

        var drafts = await db.Drafts.Where(d => d.SentAt == null).ToListAsync();
        Assert.Equal(7, drafts.Count);
        Assert.Contains(drafts, d => d.Note.Length > 0 && d.HeldBy != d.StartedBy);
        Assert.All(drafts, d => Assert.True(d.DeletesOn > today)); // none is gone at the first start
        Assert.Equal(2, drafts.Count(d => DraftReferral.LastDays(d.DeletesOn, today) is not null));
        var alerts = await db.Alerts.ToListAsync();
        Assert.Contains(alerts, a => a.IsOpen && a.TakenBy is null);
        Assert.Contains(alerts, a => a.IsOpen && drafts.Any(d => d.Dossier == a.Dossier)); // of a draft that was never sent
        Assert.Contains(alerts, a => !a.IsOpen && a.Done.Length > 0);
        var judged = await db.Judgements.Select(j => j.Judgement).ToListAsync();
        Assert.Contains(Judgement.Same, judged);
        Assert.Contains(Judgement.Different, judged);
        Assert.True(await db.Set<EntityMember>().AnyAsync());
        Assert.Contains(await db.BrokenGlass.ToListAsync(), g => g.Proper == true);
        Assert.Contains(await db.BrokenGlass.ToListAsync(), g => g.JudgedAt is null);
        Assert.Contains(await db.Clocks.ToListAsync(), c => c.IsPaused && c.Intervals[^1].Reason.Length > 0);
        Assert.True(await db.EvidenceFiles.AnyAsync());
    }

    [Fact]
    public async Task A_persona_finds_their_own_work()
    {
        await using var site = await TestSite.StartAsync("sqlite", Make.WithoutFollowers);
        await WorldSite.Of(site.Services, WorldSize.Tiny).FillAsync(default);
        await using var machine = site.Open();
        var maker = await (from role in machine.UserRoles where role.Role == Role.DecisionMaker join user in machine.Users on role.User equals user.Id orderby user.Id select user).FirstAsync();

        await using var db = site.Open(new(maker.Id, Role.DecisionMaker, maker.Organisation, maker.Team) { Purpose = Purpose.Decision });

        Assert.True(await db.Cases.CountAsync() >= 4);
    }
}
