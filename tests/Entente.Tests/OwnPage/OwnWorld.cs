using Entente.Access;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Storage;
using Microsoft.AspNetCore.Identity;

namespace Entente.Tests.OwnPage;

/// <summary>A case with a caseworker on it, whose person is given a way in.</summary>
internal sealed record OwnWorld(TestDb Test, Case Case)
{
    public static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly PasswordHasher<PersonAccess> Hasher = new();

    public static AccessForm Form => new()
    {
        Agreed = true,
        Safety = OwnPageSafety.Safe,
        Word = "Made-up Heron 7",
        Language = "ro",
        Call = "Made-up Ana, 020 7946 0001",
        Until = new(2026, 3, 12),
    };

    public static async Task<OwnWorld> MakeAsync(TestDb test, params object[] others)
    {
        var about = Make.Case();
        await test.AddAsync([about, Make.Assigned(Worker, about.Dossier), .. others]);
        return new(test, about);
    }

    public async Task<Result<NewAccess>> GiveAsync(AccessForm? form = null, Reader? who = null, DateTimeOffset? when = null, Case? about = null)
    {
        await using var db = Test.Open(who ?? Worker);
        return await Giver(db).RunAsync((about ?? Case).Reference, form ?? Form, new(who ?? Worker, (who ?? Worker).Purpose!.Value, when ?? Make.Now), default);
    }

    public async Task<Result<PersonAccess>> RevokeAsync(PersonAccess access, DateTimeOffset? when = null)
    {
        await using var db = Test.Open(Worker);
        return await Giver(db).RevokeAsync(Case.Reference, access.Reference.Text, Make.Act(Role.CaseWorker, when), default);
    }

    public Task<Result<OwnReader>> OpenAsync(string word, string pin, string address = "", DateTimeOffset? when = null) => Door.RunAsync(word, pin, address, when ?? Make.Now, default);

    public async Task<OwnReader> EnterAsync() => (await GiveAsync()).Value is var made ? (await OpenAsync(made.Word, made.Pin)).Value : throw new InvalidOperationException();

    public OpenOwnPage Door => new(Test.Store, Test.Ledger, Test.Ids, OwnPageTerms.Shipped, Hasher);

    public MyStatus Status => new(Test.Store, Test.Gate, Test.Ledger, OwnPageTerms.Shipped, Calendars.Shipped);

    public MyChoices Choices => new(Test.Store, Test.Gate, Test.Ledger, Test.Ids, ConsentTerms.Shipped, Powers.Shipped, OwnPageTerms.Shipped, Calendars.Shipped);

    public AskForData Ask => new(Test.Store, Test.Gate, Test.Ids, TaskTemplates.Shipped, Calendars.Shipped);

    private GiveAccess Giver(EntenteDb db) => new(db, Test.Gate, Test.Ids, OwnPageTerms.Shipped, TextFiles.Shipped, Calendars.Shipped, Hasher);
}
