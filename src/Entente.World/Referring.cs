using System.Text;
using Entente.Access;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Microsoft.EntityFrameworkCore;

namespace Entente.World;

/// <summary>A responder of the example world at work: begins a draft, answers page by page, adds a file, sends.</summary>
internal static class Referring
{
    /// <summary>A draft with these pages answered, minutes apart; unsent.</summary>
    public static async Task<DraftReferral> DraftAsync(this Desk desk, Reader reader, DateTimeOffset from, IEnumerable<AnswerForm> pages, CancellationToken ct)
    {
        var draft = await desk.DoAsync<StartDraft, DraftReferral>(reader, from, (start, act) => start.RunAsync(act, ct));
        foreach (var page in pages)
        {
            from = from.AddSeconds(70);
            draft = (await desk.DoAsync<SaveAnswer, SavedAnswer>(reader, from, (save, act) => save.RunAsync(draft.Reference.Text, page, act, ct))).Opened.Draft;
        }

        return draft;
    }

    /// <summary>A note of the first talk, as a text file.</summary>
    public static Task AddNoteAsync(this Desk desk, Reader reader, DraftReferral draft, CancellationToken ct)
    {
        var form = new FileForm { Name = "first-talk.txt", Summary = "Note of the first talk", Content = Encoding.UTF8.GetBytes($"Example world: a made-up note that belongs to {draft.Reference.Text}.\n") };
        return desk.DoAsync<AddFile, EvidenceFile>(reader, draft.SavedAt.AddMinutes(1), (add, act) => add.RunAsync(draft.Reference.Text, form with { Size = form.Content.Length }, act, ct));
    }

    /// <summary>Sends it, and tells the truth which of its records speaks of whom.</summary>
    public static async Task<Referral> SendAsync(this Desk desk, Reader reader, DraftReferral draft, DateTimeOffset when, int person, int? exploiter, Truth truth, CancellationToken ct)
    {
        var form = new SendForm { CheckedWith = draft.Answers.First("C1") == "child" ? "child" : "yes", Understood = true, Recipients = Rules.PartsInOne(QuestionSets.Shipped[draft.Questions], draft.Answers) };
        var referral = await desk.DoAsync<SendReferral, Referral>(reader, when, (send, act) => send.RunAsync(draft.Reference.Text, form, act, ct));
        var people = await desk.LookAsync(db => db.Records.AsNoTracking().Where(r => r.Dossier == referral.Dossier && r.Schema == "Person").Select(r => new { r.Reference, r.ExternalId }).ToListAsync(ct));
        foreach (var record in people)
        {
            if (record.ExternalId == RecordsOfReferral.Number(referral, "person")) truth.Add(record.Reference.Text, person);
            else if (exploiter is { } known) truth.Add(record.Reference.Text, known);
        }

        return referral;
    }
}
