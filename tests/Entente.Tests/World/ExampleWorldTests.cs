using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Records;
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
        await using var site = await TestSite.StartAsync(database);
        Assert.Equal(WorldState.Empty, await ExampleWorld.StateAsync(site.Services, default));

        var truth = await WorldSite.Of(site.Services, WorldSize.Tiny).FillAsync(default);

        Assert.Equal(WorldState.Made, await ExampleWorld.StateAsync(site.Services, default));
        await using var db = site.Open();
        Assert.All(await db.RecordSources.Select(s => s.Name).ToListAsync(), name => Assert.EndsWith("(made up)", name));
        Assert.All(await db.Users.ToListAsync(), user => Assert.True(user.IsPersona));
        Assert.Equal(12, await db.UserRoles.Select(r => r.Role).Distinct().CountAsync());
        Assert.True(truth.People.Values.Where(p => p >= 0).Distinct().Count() >= 60);
        var references = (await db.Records.Select(r => r.Reference).ToListAsync()).ConvertAll(r => r.Text);
        Assert.Superset(truth.People.Keys.ToHashSet(), references.ToHashSet());
        Assert.Equal([CaseStatus.AwaitingReasonableGrounds, CaseStatus.InRecovery, CaseStatus.NoReasonableGrounds], (await db.Cases.Select(c => c.Status).Distinct().ToListAsync()).Order());
        Assert.True((await new AuditVerifier([]).VerifyAsync(AuditLines.InOrderAsync(db, default), [], default)).IsSound);
    }

    [Fact]
    public async Task A_persona_finds_their_own_work()
    {
        await using var site = await TestSite.StartAsync();
        await WorldSite.Of(site.Services, WorldSize.Tiny).FillAsync(default);
        await using var machine = site.Open();
        var maker = await (from role in machine.UserRoles where role.Role == Role.DecisionMaker join user in machine.Users on role.User equals user.Id orderby user.Id select user).FirstAsync();

        await using var db = site.Open(new(maker.Id, Role.DecisionMaker, maker.Organisation, maker.Team));

        Assert.True(await db.Cases.CountAsync() >= 4);
    }
}
