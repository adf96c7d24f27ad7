using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Adds what was learned to a referral that was sent: by the organisation that sent it, the desk, or who works on the case. A phone or a vehicle becomes a record in the same commit.</summary>
public sealed class AddInformation(EntenteDb db, Gate gate, KeepRecords keep, RecordSources sources, QuestionSets sets, IdSource ids)
{
    public async Task<Result<Addition>> RunAsync(string? reference, AdditionForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var (referral, set) = (found.Value, sets[found.Value.Questions]);
        var decided = Addition.From(referral, set, form, ids, act);
        if (decided.IsRefused) return decided;
        var addition = decided.Value;
        // Sent twice, it is added once. The words lie sealed, so they are compared here.
        var alike = await db.Additions.IgnoreQueryFilters(["access"]).AsNoTracking().Where(a => a.Referral == referral.Id && a.AddedBy == addition.AddedBy && a.Question == addition.Question).ToListAsync(ct);
        if (alike.Find(a => a.Words == addition.Words) is { } twin) return twin;

        List<Event> happened = [];
        var records = 0;
        if (form.ThingKind is { Length: > 0 })
        {
            var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == referral.Organisation, ct);
            var (source, added) = await sources.OfReferralsAsync(db, organisation, ct);
            var kept = await keep.AddAsync(RecordsOfReferral.OfAddition(referral, set, addition, form, source.Id), act, ct);
            if (kept.IsRefused) return kept.Problems.ToList();
            if (added is not null) happened.Add(added);
            happened.Add(kept.Value.Happened);
            records = kept.Value.Records.Count;
        }

        db.Add(addition);
        await db.CommitAsync(act, [new InformationAdded(referral.Reference, addition.Reference, addition.Question, addition.Sort, records, referral.Dossier), .. happened], ct);
        return addition;
    }

    /// <summary>The referral, where the actor may add to it; for showing the page and for saving.</summary>
    public async Task<Result<Referral>> FindAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.SentAsync(known, act.Reader, ct) is not { } referral) return new ReferralNotFound();
        if ((await Gate.WeighAsync(db, act, DataKind.ReferralFacts, Verb.Write, referral, ct)).Allowed) return referral;
        var permission = await gate.AskAsync(db, act, DataKind.DraftReferral, Verb.Write, referral, ct);
        return permission.Allowed ? referral : NotAllowed.By(permission);
    }
}

/// <summary>Somebody of the centre has read what was added: it is no news any more.</summary>
public sealed class NoteInformation(EntenteDb db, Gate gate)
{
    public async Task<Result<Addition>> RunAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Additions.SingleOrDefaultAsync(a => a.Reference == known, ct) is not { } addition) return new AdditionNotFound();
        if (!await MayAsync(db, act, addition, ct) && await gate.AskAsync(db, act, DataKind.Assignment, Verb.Write, addition, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (!addition.IsNews) return addition;
        addition.Note(act);
        try
        {
            await db.CommitAsync(act, new InformationNoted(addition.Reference, addition.Dossier), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague noted it in this very moment, which is as well.
            await db.Entry(addition).ReloadAsync(ct);
        }

        return addition;
    }

    /// <summary>Who routes and assigns, and who works on the decision: those for whom it is news.</summary>
    public static async Task<bool> MayAsync(EntenteDb db, Act act, IProtected thing, CancellationToken ct) =>
        (await Gate.WeighAsync(db, act, DataKind.Assignment, Verb.Write, thing, ct)).Allowed || (await Gate.WeighAsync(db, act, DataKind.DecisionDraft, Verb.Read, thing, ct)).Allowed;
}

/// <summary>What was added to referrals that this reader may see and nobody has noted yet, the oldest first.</summary>
public sealed class News(EntenteDb db, Ledger ledger)
{
    public const int Most = 20;

    public async Task<IReadOnlyList<NewsLine>> ReadAsync(Act act, CancellationToken ct)
    {
        var lines = await db.Additions.AsNoTracking().Where(a => a.NotedAt == null).OrderBy(a => a.Id).Take(Most)
            .Join(db.Referrals, a => a.Referral, r => r.Id, (a, r) => new NewsLine(r.Reference, a.Reference, a.Sort, a.AddedAt)).ToListAsync(ct);
        if (lines.Count > 0) await ledger.RememberAsync(act, new Seen("news", "", lines.Count), ct);
        return lines;
    }
}

/// <summary>Something new about a referral: no words, no name.</summary>
public sealed record NewsLine(Reference Referral, Reference Addition, AdditionSort Sort, DateTimeOffset AddedAt);
