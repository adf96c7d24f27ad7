using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Staff;

public sealed class AdministrationTests
{
    [Theory, EveryDatabase]
    public async Task A_role_opens_nothing_until_another_administrator_confirms_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await test.AddAsync([.. Make.Person(out var one, Role.Administrator), .. Make.Person(out var two, Role.Administrator), .. Make.Person(out var person)]);

        var proposal = await ProposeAsync(test, one, person, Role.CaseWorker);
        Assert.Empty((await StandingAsync(test, person)).Roles);
        Assert.IsType<SamePerson>((await DecideAsync(test, one, proposal.Value, true)).Problems.Single());
        Assert.IsType<AlreadyHeld>((await ProposeAsync(test, two, person, Role.CaseWorker)).Problems.Single());

        Assert.False((await DecideAsync(test, two, proposal.Value, true)).IsRefused);
        Assert.Equal([Role.CaseWorker], (await StandingAsync(test, person)).Roles);
        Assert.IsType<AlreadyDone>((await DecideAsync(test, two, proposal.Value, true)).Problems.Single());
        Assert.StartsWith("Nobody audits", (await ProposeAsync(test, one, person, Role.Auditor)).Problems.Single().InEnglish(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_and_only_administrators_change_any()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await test.AddAsync([.. Make.Person(out var one, Role.Administrator), .. Make.Person(out var supervisor, Role.Supervisor), .. Make.Person(out var person)]);

        Assert.IsType<OwnRole>((await ProposeAsync(test, one, one, Role.Supervisor)).Problems.Single());
        var act = Make.Act(Role.Supervisor, user: supervisor.Id.Value);
        await using var db = test.Open(Reader.Machine);
        Assert.IsType<NotAllowed>((await new ProposeRole(test.Gate, test.Ids).RunAsync(db, person.Reference, new() { Role = Role.CaseWorker }, act, default)).Problems.Single());
    }

    [Fact]
    public async Task An_administrator_who_is_alone_may_make_the_second_one_and_nobody_else()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await test.AddAsync([.. Make.Person(out var one, Role.Administrator), .. Make.Person(out var second), .. Make.Person(out var third)]);

        await ProposeAsync(test, one, third, Role.CaseWorker);
        Assert.Empty((await StandingAsync(test, third)).Roles);
        await ProposeAsync(test, one, second, Role.Administrator);
        Assert.Equal([Role.Administrator], (await StandingAsync(test, second)).Roles);
        await ProposeAsync(test, one, third, Role.Statistician);
        Assert.Empty((await StandingAsync(test, third)).Roles);

        await using var db = test.Open();
        Assert.True((await db.Set<AuditEntry>().SingleAsync(e => e.What == nameof(RoleGranted))).Read<RoleGranted>().Alone);
    }

    [Fact]
    public async Task A_new_person_gets_a_password_that_must_be_changed_and_is_no_use_after_three_days()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var centre = new Organisation { Id = Make.Centre, Reference = Reference.New("ORG"), Name = "Made-up Centre", Sort = OrganisationSort.Centre };
        await test.AddAsync([centre, .. Make.Person(out var one, Role.Administrator)]);
        var act = Make.Act(Role.Administrator, user: one.Id.Value);
        await using var db = test.Open(act.Reader);
        var add = new AddUser(test.Gate, test.Ids, new PasswordHasher<User>());

        var wrong = await add.RunAsync(db, new() { LoginName = one.LoginName.ToUpperInvariant(), WorkMail = "no mail" }, act, default);
        Assert.Equal(["Missing", "NotAMail", "NoSuchPlace", "SignInNameTaken"], wrong.Problems.Select(p => p.GetType().Name));
        var made = await add.RunAsync(db, new() { LoginName = "newcomer", DisplayName = "New Comer", WorkMail = "new@example.org", Organisation = centre.Reference.Text }, act, default);

        var user = await db.Users.SingleAsync(u => u.Reference == made.Value.User);
        Assert.Equal(Make.Now.AddDays(3), user.TemporaryUntil);
        Assert.DoesNotContain(made.Value.Password, await db.Set<AuditEntry>().Select(e => e.Detail).ToListAsync());
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<User>().VerifyHashedPassword(user, user.PasswordHash!, made.Value.Password));
    }

    [Theory]
    [InlineData("short", "12 characters")]
    [InlineData("aaaaaaaaaaaaaaaa", "5 different")]
    [InlineData("Password1234!", "easy to guess")]
    [InlineData("pete-is-my-name-1", "sign-in name")]
    [InlineData("seven green kettles", null)]
    public void A_password_is_long_and_not_the_first_that_is_guessed(string password, string? says)
    {
        var user = User.New(new(1), "pete-is-my", "Pete Madeup", "pete@example.org", Make.Centre);
        if (says is null) Assert.Null(Passwords.Weakness(user, password));
        else Assert.Contains(says, new WeakPassword(Passwords.Weakness(user, password)!).InEnglish(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_time_codes_are_those_of_the_standard()
    {
        // RFC 6238, appendix B, SHA-1, with its key "12345678901234567890" in base 32.
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Assert.Equal("287082", OneTimeCode.At(key, 59 / 30));
        Assert.Equal("081804", OneTimeCode.At(key, 1111111109 / 30));
        Assert.Equal("005924", OneTimeCode.At(key, 1234567890 / 30));
    }

    [Theory, EveryDatabase]
    public async Task The_log_shows_each_role_as_much_as_the_matrix_says(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await test.AddAsync([.. Make.Person(out var one, Make.Centre, new(10), false, Role.CaseWorker), .. Make.Person(out var other, Make.Centre, new(11), false, Role.CaseWorker)]);
        await test.Ledger.RememberAsync(Make.Act(Role.CaseWorker, user: one.Id.Value), new Seen("case", "CASE-X", 1), default);
        await test.Ledger.RememberAsync(Make.Act(Role.CaseWorker, user: other.Id.Value), new Seen("triage", "", 7), default);
        var explorer = new LogExplorer(test.Store, test.Ledger, test.Trace);

        Assert.Equal(["case"], (await explorer.ReadAsync(new(), Make.Act(Role.CaseWorker, user: one.Id.Value), default)).Lines.Select(l => l.Detail.Split(' ')[1].TrimEnd(',')));
        Assert.Equal([one.DisplayName], (await explorer.ReadAsync(new() { Sort = EventSort.Read }, Make.Act(Role.Supervisor), default)).Lines.Select(l => l.Who).Where(w => w.Length > 0).Distinct());
        Assert.True((await explorer.ReadAsync(new(), Make.Act(Role.Auditor), default)).Lines.Count >= 4);
        var counts = await explorer.ReadAsync(new(), Make.Act(Role.Statistician), default);
        Assert.Empty(counts.Lines);
        Assert.True(counts.Counts[EventSort.Read] >= 2);

        var found = await explorer.ReadAsync(new() { Who = other.Reference.ToRoute(), From = new(2026, 3, 2), To = new(2026, 3, 2) }, Make.Act(Role.Auditor), default);
        Assert.Equal(other.DisplayName, Assert.Single(found.Lines).Who);
        Assert.NotEmpty((await explorer.ReadAsync(new() { Who = "USER-0", About = "CASE-1" }, Make.Act(Role.Auditor), default)).Problems);

        // Whoever sees a part of it learns from it neither who has an account nor what there is.
        foreach (var role in (Role[])[Role.FirstResponder, Role.Supervisor])
        {
            var asks = Make.Act(role);
            Assert.Empty((await explorer.ReadAsync(new() { Who = "USER-0", About = "CASE-1" }, asks, default)).Problems);
            Assert.Null(await explorer.PersonAsync(other.LoginName, asks, default));
        }

        Assert.Equal(one.Reference, await explorer.PersonAsync(one.LoginName, Make.Act(Role.Supervisor), default));
        Assert.Equal(other.Reference, await explorer.PersonAsync(other.LoginName, Make.Act(Role.Auditor), default));
        await using var db = test.Open();
        Assert.True(await db.Set<AuditEntry>().CountAsync(e => e.Who == Make.Reader(Role.Auditor, 0).User) >= 3); // looking at the log is in the log
    }

    private static async Task<Result<Reference>> ProposeAsync(TestDb test, User by, User person, Role role)
    {
        var act = Make.Act(Role.Administrator, user: by.Id.Value);
        await using var db = test.Open(act.Reader);
        return await new ProposeRole(test.Gate, test.Ids).RunAsync(db, person.Reference, new() { Role = role }, act, default);
    }

    private static async Task<Result<Reference>> DecideAsync(TestDb test, User by, Reference proposal, bool confirm)
    {
        var act = Make.Act(Role.Administrator, user: by.Id.Value);
        await using var db = test.Open(act.Reader);
        return await new DecideRole(test.Gate).RunAsync(db, proposal, confirm, act, default);
    }

    private static async Task<Standing> StandingAsync(TestDb test, User user) =>
        (await new Standings(test.Store, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Make.Now.AddMinutes(1))).OfAsync(user.Id, default))!;
}
