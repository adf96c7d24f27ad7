using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Notes;

/// <summary>Gives one redacted document out of a support note to whoever asked, by the person's yes or a named power; or says no and why. Document and crossing are one commit.</summary>
public sealed class GiveDocument(EntenteDb db, Gate gate, RecordDisclosure crossing, IdSource ids, NoteTerms terms, TaskTemplates templates, Calendars calendars)
{
    /// <summary>What is given is given to decide by.</summary>
    public const string Purpose = "referral";
    public const string Recipient = "centre";

    public async Task<Result<NoteDocument>> RunAsync(string? reference, GiveForm form, Act act, CancellationToken ct)
    {
        var opened = await OpenAsync(reference, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (asked, about) = opened.Value;
        // Support notes alone: what is privileged is not asked for, and never given by this way.
        var note = Reference.TryParse(form.Note, out var first)
            ? await db.Notes.AsNoTracking().SingleOrDefaultAsync(n => n.First == first && n.Dossier == about.Dossier && n.RowKind == DataKind.SupportNotes && n.SupersededAt == null, ct) : null;
        var wrong = Wrong(form, note);
        if (wrong.Count > 0) return wrong;

        NoteDocument? document = null;
        try
        {
            var crossed = await crossing.RunAsync(about.Reference, Crossing(form, about, note!), act, async disclosure =>
            {
                var now = await db.DocumentRequests.SingleAsync(r => r.Id == asked, ct);
                if (now.State != DocumentRequestState.Asked) return new DocumentAnswered();
                document = new()
                {
                    Id = ids.Next<NoteDocumentId>(),
                    Reference = Reference.New("DOC"),
                    Dossier = about.Dossier,
                    Organisation = about.Organisation,
                    Team = about.Team,
                    Request = now.Reference,
                    Set = form.Set!,
                    Words = form.Words!.Trim(),
                    GivenBy = act.Reader.User,
                    GivenAt = act.When,
                };
                now.Give(disclosure.Reference, act.Reader.User, act.When);
                db.Add(document);
                return new List<Event>(
                [
                    new DocumentGiven(now.Reference, disclosure.Reference, now.Dossier),
                    .. await AnsweredAsync(now, act, ct),
                    .. db.RaiseNow(ids, templates, TaskTrigger.NoteGiven, about, now.Reference.Text, calendars.Find(about.Territory), act),
                ]);
            }, ct);
            return crossed.IsRefused ? crossed.Problems.ToList() : document!;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.DocumentRequests.AsNoTracking().AnyAsync(r => r.Id == asked && r.State != DocumentRequestState.Asked, ct)) return new DocumentAnswered();
            throw;
        }
    }

    public async Task<Result<DocumentRequest>> RefuseAsync(string? reference, RefuseForm form, Act act, CancellationToken ct)
    {
        var opened = await OpenAsync(reference, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        if (string.IsNullOrWhiteSpace(form.Because)) return new RefusalWordsMissing();
        if (form.Because.Length > AskForDocument.MostWords) return new WordsTooLong(nameof(form.Because), AskForDocument.MostWords);
        if (NormalForms.IsBroken(form.Because)) return new WordsBroken(nameof(form.Because));
        var request = await db.DocumentRequests.SingleAsync(r => r.Id == opened.Value.Request, ct);
        request.Refuse(form.Because.Trim(), act.Reader.User, act.When);
        try
        {
            await db.CommitAsync(act, [new DocumentRefused(request.Reference, request.Dossier), .. await AnsweredAsync(request, act, ct)], ct);
            return request;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new DocumentAnswered();
        }
    }

    private List<Problem> Wrong(GiveForm form, Note? note)
    {
        List<Problem> problems = [];
        if (note is null) problems.Add(new NoteToGiveMissing());
        if (string.IsNullOrWhiteSpace(form.Words)) problems.Add(new DocumentMissing());
        else if (form.Words.Length > Note.MostWords) problems.Add(new WordsTooLong(nameof(form.Words), Note.MostWords));
        else if (NormalForms.IsBroken(form.Words)) problems.Add(new WordsBroken(nameof(form.Words)));
        if (form.Because?.Length > AskForDocument.MostWords) problems.Add(new WordsTooLong(nameof(form.Because), AskForDocument.MostWords));
        else if (form.Because is { } because && NormalForms.IsBroken(because)) problems.Add(new WordsBroken(nameof(form.Because)));
        if (!terms.Sets.Contains(form.Set)) problems.Add(new DocumentSetMissing());
        if (form.Ground is null or "" or "none") problems.Add(new DocumentNeedsGround());
        if (!form.Checked) problems.Add(new NotReadAgain());
        return problems;
    }

    private static DisclosureForm Crossing(GiveForm form, Case about, Note note) => new()
    {
        When = SaidWhen.Now,
        Purpose = Purpose,
        Recipient = Recipient,
        Country = about.Territory.Split('-')[0].ToLowerInvariant(),
        Sets = [form.Set!],
        How = "file",
        What = note.Reference.Text,
        Ground = form.Ground,
        Because = form.Because,
    };

    private async Task<IReadOnlyList<Event>> AnsweredAsync(DocumentRequest request, Act act, CancellationToken ct)
    {
        var told = await db.Set<WorkTask>().IgnoreQueryFilters(["access"]).Where(t => t.Dossier == request.Dossier && t.State == TaskState.Open).ToListAsync(ct);
        told.RemoveAll(t => templates.Find(t.Template)?.On != TaskTrigger.NoteAsked || !t.Key.StartsWith(request.Reference.Text + " ", StringComparison.Ordinal));
        foreach (var task in told) task.Close(TaskState.NotNeeded, act.When);
        return [.. told.Select(t => new TaskClosed(t.Reference, t.State, t.Dossier))];
    }

    private async Task<Result<Opened>> OpenAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.DocumentRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == known, ct) is not { } request
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == request.Dossier, ct) is not { } about) return new DocumentRequestNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportNotes, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (request.State != DocumentRequestState.Asked) return new DocumentAnswered();
        return new Opened(request.Id, about);
    }

    private sealed record Opened(DocumentRequestId Request, Case About);
}
