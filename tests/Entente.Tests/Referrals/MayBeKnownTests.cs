using Entente.Access;
using Entente.Records;
using Entente.Referrals;

namespace Entente.Tests.Referrals;

public sealed class MayBeKnownTests
{
    [Theory, EveryDatabase]
    public async Task Not_even_a_yes_tells_a_responder_of_intelligence_the_border_support_or_what_is_passed_on_under_conditions(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var draft = await Make.DraftAsync(test, "F1.value=07700 900111", "H1.value=Mira Madeup", "H2=1999");
        var person = Make.Person("name=Mira Madeup", "birthDate=1999-05-01", "phone=+447700900111");
        await KeepAsync(test, person with { Compartment = Compartment.Intelligence }, person with { Compartment = Compartment.Border }, person with { Compartment = Compartment.Support }, person with { Handling = Handling.Conditional });

        Assert.False(await AskAsync(test, draft));
        await KeepAsync(test, person with { ExternalId = "open" });
        Assert.True(await AskAsync(test, draft));
    }

    private static async Task KeepAsync(TestDb test, params RecordDraft[] drafts)
    {
        await using var db = test.Open();
        var numbered = drafts.Select((d, i) => d with { ExternalId = $"{d.ExternalId}{d.Compartment}{d.Handling}{i}" }).ToList();
        Assert.False((await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync(numbered, Make.Machine, default)).IsRefused);
    }

    private static async Task<bool> AskAsync(TestDb test, DraftReferral draft)
    {
        var act = Make.Act(Role.FirstResponder);
        await using var db = test.Open(act.Reader);
        return await new MayBeKnown(db, test.Ledger).AskAsync(draft, act, default);
    }
}
