using Entente.Access;
using Entente.Records;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records;

public sealed class KeepRecordsTests
{
    [Theory, EveryDatabase]
    public async Task A_record_is_kept_with_its_keys_and_read_back_as_it_was_said(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open(Make.Reader(Role.FirstResponder));
        var draft = Make.Person("name=Олена 👩‍🦰 Ковальчук\u200b", "birthDate=1999-04", "phone=07700 900123", "notes=" + new string('ä', 15_000)) with { Dossier = new(5) };

        var kept = await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync([draft], Make.Act(Role.FirstResponder), default);

        await using var again = test.Open(Make.Reader(Role.FirstResponder));
        var record = await again.Records.AsNoTracking().SingleAsync();
        Assert.Equal(kept.Value.Records[0].Reference, record.Reference);
        Assert.Equal("Олена 👩‍🦰 Ковальчук\u200b", record.Caption);
        Assert.Equal("+447700900123", record.First("phone"));
        Assert.Equal("07700 900123", record.Of("phone").Single().Original);
        Assert.Equal(15_000, record.First("notes")!.Length);
        var phone = Keys.Key(KeyKind.Phone, "+447700900123");
        Assert.Equal(record.Id, (await again.RecordKeys.SingleAsync(k => k.Key == phone)).Record);
        Assert.Equal(Keys.Of(record, Ontology.Shipped).Count, await again.RecordKeys.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task Every_wrong_statement_is_named_at_once_and_nothing_is_kept(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open(Make.Reader(Role.FirstResponder));

        var kept = await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync(
            [Make.Person("name=Ana", "birthDate=31/02/1999", "shoe=42", "notes=broken \uFFFD text"), Make.Draft("Ghost", "name=x")], Make.Act(Role.FirstResponder), default);

        Assert.Equal(["NotADate", "PropertyNotKnown", "BrokenText", "SchemaNotKnown"], kept.Problems.Select(p => p.GetType().Name));
        Assert.Equal(0, await db.Records.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_correction_supersedes_and_keeps_what_was_there(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open(Make.Reader(Role.FirstResponder));
        var keep = new KeepRecords(db, Make.Maker(test.Ids));
        var first = (await keep.RunAsync([Make.Person("name=Ana Kova")], Make.Act(Role.FirstResponder), default)).Value.Records[0];

        var second = (await keep.RunAsync([Make.Person("name=Anna Kova") with { Supersedes = first.Id }], Make.Act(Role.FirstResponder), default)).Value.Records[0];
        var third = await keep.RunAsync([Make.Person("name=Anne Kova") with { Supersedes = first.Id }], Make.Act(Role.FirstResponder), default);

        await using var again = test.Open(Make.Reader(Role.FirstResponder));
        var old = await again.Records.SingleAsync(r => r.Id == first.Id);
        Assert.Equal("Ana Kova", old.Caption);
        Assert.Equal(second.Id, old.SupersededBy);
        Assert.IsType<AlreadySuperseded>(Assert.Single(third.Problems));
    }

    [Theory, EveryDatabase]
    public async Task Who_sees_a_record_goes_by_its_kind(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open();
        var drafts = new[]
        {
            Make.Person("name=Of a referral") with { Dossier = new(5) },
            Make.Person("name=Of a list") with { Organisation = Make.Centre },
            Make.Person("name=Of an intelligence report") with { Organisation = Make.Centre, Compartment = Compartment.Intelligence },
            Make.Person("name=Of the border") with { Compartment = Compartment.Border, Team = new(99) },
        };
        await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync(drafts, Make.Machine, default);
        await test.AddAsync(new Assignment { Id = new(1), Dossier = new(5), User = Make.Reader(Role.CaseWorker).User, Role = Role.CaseWorker, From = Make.Now });

        Assert.Equal(["Of a referral"], await SeenBy(Role.FirstResponder));
        Assert.Equal(["Of a referral"], await SeenBy(Role.CaseWorker));
        Assert.Empty(await SeenBy(Role.DecisionMaker));
        Assert.Equal(["Of a list", "Of a referral", "Of an intelligence report"], await SeenBy(Role.Analyst));
        Assert.Equal(["Of the border"], await SeenBy(Role.BorderOfficer));
        Assert.Empty(await SeenBy(Role.Administrator));

        async Task<List<string>> SeenBy(Role role)
        {
            await using var seen = test.Open(Make.Reader(role));
            return await seen.Records.OrderBy(r => r.Caption).Select(r => r.Caption).ToListAsync();
        }
    }
}
