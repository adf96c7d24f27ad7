using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.OwnPage;
using Entente.Tests.Cases;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.OwnPage;

public sealed class MyChoicesTests
{
    private static async Task<OwnWorld> AgreedAsync(TestDb test)
    {
        var world = await OwnWorld.MakeAsync(test);
        await using var db = test.Open(OwnWorld.Worker);
        var consent = new RecordConsent(db, test.Gate, test.Ids, ConsentTerms.Shipped, Calendars.Shipped, Powers.Shipped);
        Assert.False((await consent.SaidAsync(world.Case.Reference, ConsentLedgerTests.Yes, Make.Act(Role.CaseWorker), default)).IsRefused);
        var passing = new RecordDisclosure(db, test.Gate, test.Ledger, test.Ids, ConsentTerms.Shipped, Powers.Shipped, Calendars.Shipped);
        var told = new DisclosureForm { When = SaidWhen.Now, Purpose = "support", Recipient = "provider", Named = "Madeup Named House", Country = "gb", Sets = ["story", "contact"], How = "mail", What = "Madeup what", Ground = "consent" };
        Assert.False((await passing.RunAsync(world.Case.Reference, told, Make.Act(Role.CaseWorker), default)).IsRefused);
        Assert.False((await passing.RunAsync(world.Case.Reference, told with { Recipient = "police", Ground = "crime", Because = "Madeup inquiry" }, Make.Act(Role.CaseWorker), default)).IsRefused);
        Assert.False((await passing.RunAsync(world.Case.Reference, told with { Recipient = "police", Ground = "police-told-of-referral", Because = "By rule", Sets = ["being-referred"] }, Make.Act(Role.CaseWorker), default)).IsRefused);
        return world;
    }

    [Theory, EveryDatabase]
    public async Task A_person_sees_what_they_agreed_to_and_who_has_it_and_not_what_an_inquiry_was_given(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await AgreedAsync(test);

        var view = (await world.Choices.ReadAsync(await world.EnterAsync(), Make.Now, default)).Value;

        var agreed = Assert.Single(view.Agreed);
        Assert.Equal(("support", "provider", "", "contact story"), (agreed.Purpose, agreed.Recipient, agreed.Country, string.Join(' ', agreed.Sets.Order())));
        Assert.Equal([("police", DisclosureGround.Power, "being-referred"), ("provider", DisclosureGround.Consent, "story contact")], view.Crossed.Select(c => (c.Recipient, c.Ground, string.Join(' ', c.Sets))).OrderBy(c => c.Recipient, StringComparer.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Taking_it_back_tells_whoever_has_it_and_is_the_person_s_own_act_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await AgreedAsync(test);
        var who = await world.EnterAsync();
        var lines = (await world.Choices.ReadAsync(who, Make.Now, default)).Value.Agreed.Single().Lines;

        Assert.Equal([new NothingChosen()], (await world.Choices.TakeBackAsync(who, [], Make.Now, default)).Problems);
        Assert.Equal([new NothingChosen()], (await world.Choices.TakeBackAsync(who, ["CONS-0000-0000-0000-0"], Make.Now, default)).Problems);
        Assert.False((await world.Choices.TakeBackAsync(who, [string.Join(' ', lines)], Make.Now.AddMinutes(1), default)).IsRefused);

        Assert.Empty((await world.Choices.ReadAsync(who, Make.Now.AddMinutes(2), default)).Value.Agreed);
        await using var db = test.Open();
        Assert.Equal(("provider", "story contact"), (await db.Notices.ToListAsync()).Select(n => (n.Recipient, n.Sets)).Single());
        Assert.All(await db.Consent.Where(e => e.Act == ConsentAct.Withdrawn).ToListAsync(), e => Assert.Equal((ConsentBy.Person, default(UserId)), (e.By, e.TakenBy)));
        var line = await db.Set<AuditEntry>().SingleAsync(e => e.What == nameof(ConsentWithdrawn));
        Assert.Equal((who.Access.Text, world.Case.Dossier), (line.Because, line.About));
    }

    [Theory, EveryDatabase]
    public async Task Nobody_takes_back_for_another(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await AgreedAsync(test);
        var lines = (await world.Choices.ReadAsync(await world.EnterAsync(), Make.Now, default)).Value.Agreed.Single().Lines;
        var other = Make.Case(dossier: 5_200);
        await test.AddAsync(other, Make.Assigned(OwnWorld.Worker, other.Dossier));
        var made = (await world.GiveAsync(OwnWorld.Form with { Word = "Made-up Otter 8" }, about: other)).Value;
        var stranger = (await world.OpenAsync(made.Word, made.Pin)).Value;

        Assert.Equal([new NothingChosen()], (await world.Choices.TakeBackAsync(stranger, lines, Make.Now, default)).Problems);
        // Whatever a page would pass: the store knows whose session it is.
        Assert.True((await world.Choices.TakeBackAsync(stranger with { Case = world.Case.Reference }, [WithdrawalForm.Everything], Make.Now, default)).IsRefused);
        await using var db = test.Open();
        Assert.Equal(0, await db.Consent.CountAsync(e => e.Act == ConsentAct.Withdrawn));
    }

    [Theory, EveryDatabase]
    public async Task Asking_for_a_copy_or_a_correction_is_a_task_of_those_who_answer_and_is_taken_once(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await OwnWorld.MakeAsync(test);
        var who = await world.EnterAsync();

        Assert.Equal([new RequestSortMissing()], (await world.Ask.RunAsync(who, new(), "ro", Make.Now, default)).Problems);
        Assert.Equal([new CorrectionWordsMissing()], (await world.Ask.RunAsync(who, new() { Sort = OwnRequestSort.Correction, Words = " " }, "ro", Make.Now, default)).Problems);
        Assert.Equal([new RequestTooLong(2_000)], (await world.Ask.RunAsync(who, new() { Sort = OwnRequestSort.Copy, Words = new('a', 2_001) }, "ro", Make.Now, default)).Problems);
        var twice = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.Ask.RunAsync(who, new() { Sort = OwnRequestSort.Copy }, "ro", Make.Now, default)));
        Assert.Equal([new AskedAlready()], twice.Single(r => r.IsRefused).Problems);
        Assert.False((await world.Ask.RunAsync(who, new() { Sort = OwnRequestSort.Correction, Words = "Numele meu este scris greșit" }, "ro", Make.Now, default)).IsRefused);

        await using var db = test.Open();
        Assert.Equal([("own-copy", Role.CaseWorker, new(2026, 3, 30)), ("own-copy", Role.Supervisor, new(2026, 3, 30)), ("own-correction", Role.CaseWorker, new DateOnly(2026, 3, 16))],
            (await db.Tasks.ToListAsync()).Select(t => (t.Template, t.ForRole, t.DueOn)).OrderBy(t => t.Template, StringComparer.Ordinal).ThenBy(t => t.ForRole));
        await using var theirs = test.Open(OwnWorld.Worker);
        var seen = (await new AccessOfCase(theirs, test.Gate, test.Ledger).ReadAsync(world.Case.Reference, Make.Act(Role.CaseWorker), default)).Value;
        Assert.Equal(["Numele meu este scris greșit", ""], seen.Requests.Select(r => r.Words));
        Assert.DoesNotContain(await db.Set<AuditEntry>().ToListAsync(), e => e.Detail.Contains("Numele", StringComparison.Ordinal));
    }
}
