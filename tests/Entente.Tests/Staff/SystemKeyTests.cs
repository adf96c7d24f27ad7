using Entente.Access;
using Entente.Audit;
using Entente.Staff;
using Entente.Staff.Systems;
using Entente.Storage;
using Entente.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Tests.Staff;

public sealed class SystemKeyTests
{
    private static SystemKeyForm Form(Organisation organisation) => new() { Name = "Made Up Custody System", Organisation = organisation.Reference.Text, May = ["Refer"], Until = new(2026, 6, 1), AMinute = 60 };

    [Theory, EveryDatabase]
    public async Task A_key_opens_by_its_secret_which_is_stored_nowhere_and_acts_as_a_first_responder_of_its_organisation(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var police = Make.ThePolice();
        await test.AddAsync(police);
        await using var db = test.Open(Make.Reader(Role.Administrator));

        var made = (await new MakeSystemKey(db, test.Gate, test.Ids).RunAsync(Form(police), Make.Act(Role.Administrator), default)).Value;

        Assert.DoesNotContain(made.Secret.Split('.')[1], await Stored.OpenedAsync(test), StringComparison.OrdinalIgnoreCase);
        var key = await At(test, Make.Now.AddDays(1)).RunAsync(made.Secret, true, default);
        Assert.Equal((Role.FirstResponder, Make.Police, Purpose.Support), (key!.Reader.Role, key.Reader.Organisation, key.Reader.Purpose));
        await using var fresh = test.Open();
        Assert.Equal(Make.Now.AddDays(1), (await fresh.SystemKeys.SingleAsync()).LastUsedAt);
        var account = await fresh.Users.SingleAsync(u => u.Id == key.System);
        Assert.Equal(("Made Up Custody System", false, null), (account.DisplayName, account.MayWork(Make.Now), account.PasswordHash));
        Assert.IsType<NoSuchPerson>((await new ResetAccess(test.Gate, new Microsoft.AspNetCore.Identity.PasswordHasher<User>()).RunAsync(db, account.Reference, Make.Act(Role.Administrator), default)).Problems.Single());
    }

    [Theory, EveryDatabase]
    public async Task A_key_taken_back_or_ended_or_of_a_closed_organisation_opens_nothing_and_the_log_says_why(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var police = Make.ThePolice();
        await test.AddAsync(police);
        await using var db = test.Open(Make.Reader(Role.Administrator));
        var act = Make.Act(Role.Administrator);
        var one = (await new MakeSystemKey(db, test.Gate, test.Ids).RunAsync(Form(police), act, default)).Value;
        var other = (await new MakeSystemKey(db, test.Gate, test.Ids).RunAsync(Form(police), act, default)).Value;

        Assert.Null(await At(test, Make.Now).RunAsync(one.Secret[..^1] + (one.Secret[^1] == '0' ? '1' : '0'), true, default));
        Assert.Null(await At(test, new(2026, 6, 2, 0, 0, 0, TimeSpan.Zero)).RunAsync(one.Secret, true, default));
        Assert.NotNull(await At(test, new(2026, 6, 1, 23, 59, 0, TimeSpan.Zero)).RunAsync(one.Secret, true, default));
        Assert.False((await new RevokeSystemKey(db, test.Gate).RunAsync(one.Key.Text, act, default)).IsRefused);
        Assert.Null(await At(test, Make.Now).RunAsync(one.Secret, true, default));
        Assert.IsType<SystemKeyRevokedMeanwhile>((await new RevokeSystemKey(db, test.Gate).RunAsync(one.Key.Text, act, default)).Problems.Single());
        await using (var closing = test.Open())
        {
            (await closing.Organisations.SingleAsync()).Close(Make.Now);
            await closing.CommitAsync(Make.Machine, new Seen("closed", "", 1), default);
        }

        Assert.Null(await At(test, Make.Now).RunAsync(other.Secret, true, default));

        await using var fresh = test.Open();
        var why = await fresh.Set<AuditEntry>().Where(e => e.What == nameof(SystemTurnedAway)).OrderBy(e => e.Seq).ToListAsync();
        Assert.Equal(["wrong secret", "expired", "revoked", "organisation closed"], why.Select(e => e.Read<SystemTurnedAway>().Why));
    }

    [Fact]
    public async Task Two_who_take_it_back_at_once_take_it_back_once()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await using var start = test.Open();
        var (key, _) = await Make.SystemAsync(start);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var db = test.Open(Make.Reader(Role.Administrator));
            return await new RevokeSystemKey(db, test.Gate).RunAsync(key.Reference.Text, Make.Act(Role.Administrator), default);
        }));

        Assert.Single(results, r => !r.IsRefused);
        Assert.All(results.Where(r => r.IsRefused), r => Assert.IsType<SystemKeyRevokedMeanwhile>(r.Problems.Single()));
    }

    [Fact]
    public async Task Every_mistake_in_the_form_is_told_at_once_and_only_administrators_make_or_take_back()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var police = Make.ThePolice();
        await test.AddAsync(police);
        await using var db = test.Open(Make.Reader(Role.Administrator));

        var refused = await new MakeSystemKey(db, test.Gate, test.Ids).RunAsync(new() { AMinute = 0, Until = new(2028, 1, 1), May = ["Everything"] }, Make.Act(Role.Administrator), default);

        Assert.Equal([typeof(SystemNameMissing), typeof(SystemScopeMissing), typeof(SystemEndOutOfRange), typeof(SystemCallsOutOfRange), typeof(SystemOrganisationMissing)], refused.Problems.Select(p => p.GetType()));
        Assert.IsType<NotAllowed>((await new MakeSystemKey(db, test.Gate, test.Ids).RunAsync(Form(police), Make.Act(Role.Auditor), default)).Problems.Single());
        Assert.Empty(await db.SystemKeys.ToListAsync());
    }

    private static RecogniseSystem At(TestDb test, DateTimeOffset when) => new(test.Store, test.Ledger, new FakeTimeProvider(when));
}
