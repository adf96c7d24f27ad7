using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Notes;

/// <summary>Asks those who support a person for one document out of notes that stay shut to whoever asks.</summary>
public sealed class AskForDocument(EntenteDb db, Gate gate, IdSource ids, TaskTemplates templates, Calendars calendars)
{
    public const int MostWords = 2_000;

    public async Task<Result<DocumentRequest>> RunAsync(Reference reference, AskForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Disclosures, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        if (Gate.Weigh(db, act, DataKind.SupportNotes, Verb.Read, relation, about) is { Allowed: true, Shape: Shape.Full }) return new ReadsNotesAnyway();
        if (!Gate.Weigh(db, act, DataKind.DecisionDraft, Verb.Read, relation, about).Allowed) return new NoDecisionToAskFor();
        if (string.IsNullOrWhiteSpace(form.Wanted)) return new WantedMissing();
        if (form.Wanted.Length > MostWords) return new WordsTooLong(nameof(form.Wanted), MostWords);
        if (NormalForms.IsBroken(form.Wanted)) return new WordsBroken(nameof(form.Wanted));
        if (await db.DocumentRequests.AnyAsync(r => r.Dossier == about.Dossier && r.AskedBy == act.Reader.User && r.State == DocumentRequestState.Asked, ct)) return new AskedAlready();

        var request = new DocumentRequest
        {
            Id = ids.Next<DocumentRequestId>(),
            Reference = Reference.New("ASKD"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Wanted = form.Wanted.Trim(),
            AskedBy = act.Reader.User,
            AskedAt = act.When,
        };
        db.Add(request);
        await db.CommitAsync(act, [new DocumentAsked(request.Reference, about.Dossier), .. db.RaiseNow(ids, templates, TaskTrigger.NoteAsked, about, request.Reference.Text, calendars.Find(about.Territory), act)], ct);
        return request;
    }
}
