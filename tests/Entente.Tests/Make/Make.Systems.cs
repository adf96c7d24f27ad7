using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.BySystem;
using Entente.Referrals.Questions;
using Entente.Staff.Systems;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests;

public static partial class Make
{
    /// <summary>A key of the police's own system, good for a month, stored with its account and its organisation.</summary>
    public static async Task<(SystemKey Key, string Shown)> SystemAsync(EntenteDb db, int aMinute = SystemKey.MostAMinute, params string[] may)
    {
        var act = Machine with { When = Entente.Audit.Act.Cut(TimeProvider.System.GetUtcNow()) };
        var form = new SystemKeyForm { Name = "Made Up Custody System", May = may.Length > 0 ? [.. may] : ["Refer", "Read"], Until = DateOnly.FromDateTime(act.When.UtcDateTime).AddDays(30), AMinute = aMinute };
        var (key, system, shown) = SystemKey.Make(form, Police, new IdSource(TimeProvider.System, Random.Shared), System.Security.Cryptography.RandomNumberGenerator.GetBytes, act);
        db.AddRange(key, system);
        if (!await db.Set<Entente.Staff.Organisation>().AnyAsync(o => o.Id == Police)) db.Add(ThePolice());
        await db.CommitAsync(act, new SystemKeyMade(key.Reference, key.Organisation, key.System, key.MayRefer, key.MayRead, key.Until), default);
        return (key, shown);
    }

    /// <summary>The body that sends these answers, those alone that are asked.</summary>
    public static string Body(params string[] others) => BodyOf(QuestionSets.Shipped.Current.Asked(Answers(["B4=gb-eng", .. others])));

    public static string BodyOf(Answers answers) => WholeJson.Of(QuestionSets.Shipped.Current, answers, Send(answers)).ToJsonString();

    public static byte[] BodyBytes(params string[] others) => Encoding.UTF8.GetBytes(Body(others));

    public static Act ActOf(SystemKey key) => new(key.Reader, Purpose.Support, Now);

    public static ReferBySystem BySystem(TestDb test, EntenteDb db) =>
        new(db, test.Gate, test.Ledger, new(db, Open(test, db), test.Ids), Sender(test, db), test.Ids, QuestionSets.Shipped);
}
