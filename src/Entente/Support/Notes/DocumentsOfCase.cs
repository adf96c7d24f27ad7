using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Notes;

/// <summary>What was asked for out of support notes of a case, what was given, and for those who may give it the notes to take it from.</summary>
public sealed class DocumentsOfCase(EntenteDb db, Gate gate, Ledger ledger, Calendars calendars)
{
    public async Task<Result<DocumentsView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Disclosures, Verb.Read, about, ct);
        if (!permission.Allowed || permission.Shape != Shape.Full) return NotAllowed.By(permission);
        return await TellAsync(about, await db.DocumentRequests.AsNoTracking().Where(r => r.Dossier == about.Dossier).OrderBy(r => r.Id).ToListAsync(ct), act, ct);
    }

    /// <summary>One request, for whoever may answer it.</summary>
    public async Task<Result<DocumentsView>> OneAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.DocumentRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == known, ct) is not { } request
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == request.Dossier, ct) is not { } about) return new DocumentRequestNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportNotes, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        return await TellAsync(about, [request], act, ct);
    }

    private async Task<DocumentsView> TellAsync(Case about, IReadOnlyList<DocumentRequest> requests, Act act, CancellationToken ct)
    {
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        Permission May(DataKind kind, Verb verb) => Gate.Weigh(db, act, kind, verb, relation, about);
        var reads = May(DataKind.SupportNotes, Verb.Read) is { Allowed: true, Shape: Shape.Full };
        var decides = May(DataKind.DecisionDraft, Verb.Read).Allowed;
        var documents = decides ? await db.NoteDocuments.AsNoTracking().Where(d => d.Dossier == about.Dossier).ToListAsync(ct) : [];
        var today = calendars.Of(about.Territory).DayOf(act.When);
        await ledger.RememberAsync(act, new Seen("documents", about.Reference.Text, documents.Count) { Dossier = about.Dossier }, ct);
        return new DocumentsView(about, requests, today)
        {
            Documents = documents.ToDictionary(d => d.Request),
            Notes = reads ? await db.Notes.AsNoTracking().Where(n => n.Dossier == about.Dossier && n.RowKind == DataKind.SupportNotes && n.SupersededAt == null).OrderByDescending(n => n.On).ToListAsync(ct) : [],
            Names = await db.NamesAsync([.. requests.SelectMany(r => new[] { (UserId?)r.AskedBy, r.AnsweredBy }).OfType<UserId>().Distinct()], ct),
            IsChild = about.IsChildOn(today, (await db.ComingOfAgeAsync(about.Dossier, ct))?.By),
            MayAsk = !reads && decides && May(DataKind.Disclosures, Verb.Write).Allowed && !requests.Any(r => r.State == DocumentRequestState.Asked && r.AskedBy == act.Reader.User),
            MayGive = reads && May(DataKind.SupportNotes, Verb.Write).Allowed,
            IsChildShown = about.IsChild && May(DataKind.ChildFlags, Verb.Read) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }
}

/// <summary>What was asked for out of support notes, and what came of it.</summary>
public sealed record DocumentsView(Case Case, IReadOnlyList<DocumentRequest> Requests, DateOnly Today)
{
    /// <summary>What was given, by its request; none for who may not read what is decided by.</summary>
    public required IReadOnlyDictionary<Reference, NoteDocument> Documents { get; init; }

    /// <summary>The notes to give something from, for those who read them whole.</summary>
    public required IReadOnlyList<Note> Notes { get; init; }

    public required IReadOnlyDictionary<UserId, string> Names { get; init; }

    public bool IsChild { get; init; }

    public bool MayAsk { get; init; }

    public bool MayGive { get; init; }

    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}
