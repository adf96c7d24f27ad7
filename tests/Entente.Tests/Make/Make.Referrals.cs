using Entente.Access;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests;

public static partial class Make
{
    /// <summary>Answers that a referral can be sent with: an adult who agreed, unless the others say otherwise. "H1.value=Ana Kova".</summary>
    public static Answers Answers(params string[] others)
    {
        string[] needed =
        [
            "A1=no", "B1.organisation=Made Up Police", "B2.name=Test Responder", "B2.phone=020 7946 0001", "B2.mail=responder@example.org", "B4=gb-eaw", "C1=adult", "E1=yes", "K1.K5=labour", "O1=no",
        ];
        return needed.Concat(others).Select(a => a.Split('=', 2)).Aggregate(Entente.Referrals.Questions.Answers.None, (answers, a) =>
        {
            var (question, part) = a[0].Split('.', 2) is [var q, var p] ? (q, p) : (a[0], Part.Only);
            var row = answers.Rows(question) is [var first, ..] ? first : [];
            return answers.With(question, row.With([part], AnswerRow.Of((part, a[1]))));
        });
    }

    /// <summary>The questions of today with some of their words changed.</summary>
    public static QuestionSet SetWith(string was, string becomes)
    {
        var folder = Directory.CreateTempSubdirectory("entente-questions").FullName;
        foreach (var kind in (string[])["questions", "indicators", "reference", "retention"])
        {
            Directory.CreateDirectory(Path.Combine(folder, kind));
            foreach (var file in Entente.Foundation.DataFolder.Shipped.Files(kind, "*.json")) System.IO.File.Copy(Entente.Foundation.DataFolder.Shipped.PathOf(file), Path.Combine(folder, file));
        }

        var text = System.IO.File.ReadAllText(Path.Combine(folder, "questions/referral-2.json"));
        Assert.Contains(was, text, StringComparison.Ordinal);
        System.IO.File.WriteAllText(Path.Combine(folder, "questions/referral-2.json"), text.Replace(was, becomes, StringComparison.Ordinal));
        var set = QuestionSet.From(new(folder), "referral-2");
        Directory.Delete(folder, true);
        return set;
    }

    /// <summary>A draft of the police with these answers, already stored.</summary>
    public static async Task<DraftReferral> DraftAsync(TestDb test, params string[] others)
    {
        var draft = DraftReferral.Start(test.Ids, QuestionSets.Shipped.Current, Answers(others), Act(Role.FirstResponder));
        await using var db = test.Open();
        object[] things = await db.Organisations.AnyAsync(o => o.Id == Police) ? [draft] : [draft, ThePolice()];
        await test.AddAsync(things);
        return draft;
    }

    /// <summary>A file of a draft, to be stored.</summary>
    public static EvidenceFile File(TestDb test, DraftReferral draft) => new()
    {
        Id = test.Ids.Next<EvidenceFileId>(),
        Reference = Entente.Foundation.Reference.New("FILE"),
        Dossier = draft.Dossier,
        Organisation = draft.Organisation,
        Name = "note.txt",
        MediaType = "text/plain",
        Size = 4,
        Hash = $"{draft.Dossier.Value:X}",
        Summary = "A note",
        AddedBy = draft.StartedBy,
        AddedAt = draft.StartedAt,
    };

    /// <summary>The organisation that refers, unless a test says otherwise.</summary>
    public static Organisation ThePolice() => new() { Id = Police, Reference = Entente.Foundation.Reference.New("ORG"), Name = "Made Up Police", Sort = OrganisationSort.Police };

    public static OpenDraft Open(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, QuestionSets.Shipped);

    public static SendReferral Sender(TestDb test, EntenteDb db) => new(db, Open(test, db), new KeepRecords(db, Maker(test.Ids)), new RecordSources(test.Ids), test.Ids);

    public static SendForm Send(Answers answers) => new() { CheckedWith = "yes", Understood = true, Recipients = Rules.PartsInOne(QuestionSets.Shipped.Current, answers) };

    /// <summary>A sent referral of the police.</summary>
    public static async Task<Referral> ReferralAsync(TestDb test, params string[] others)
    {
        var draft = await DraftAsync(test, others);
        await using var db = test.Open(Reader(Role.FirstResponder));
        return (await Sender(test, db).RunAsync(draft.Reference.Text, Send(draft.Answers), Act(Role.FirstResponder), default)).Value;
    }
}
