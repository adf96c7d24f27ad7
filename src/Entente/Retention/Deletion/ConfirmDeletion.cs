using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Retention.Holds;
using Entente.Retention.Schedule;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Deletion;

/// <summary>The second person confirms, and the dossier goes from every table in one commit that leaves a certificate; or they say that it stays.</summary>
/// <remarks>All is counted and asked anew within the commit, where nobody else can write: a hold that came a moment before prevents it.</remarks>
public sealed class ConfirmDeletion(EntenteDb db, Gate gate, IdSource ids, RetentionSchedule schedule, HoldTerms terms, Calendars calendars)
{
    public async Task<Result<DeletionCertificate>> RunAsync(string? which, ConfirmForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(which, Verb.Approve, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var (proposal, about) = found.Value;
        if (!proposal.IsOpen) return new DeletionAnswered();
        if (proposal.ProposedBy == act.Reader.User) return new DeletionIsYourOwn();
        if ((await db.KeptAsync(about, schedule, calendars, act.When, ct)).InTheWay is { Count: > 0 } ways) return ways.Select(Problem (w) => new DeletionInTheWay(w)).ToList();
        if (form.Sure != true) return new DeletionSureMissing();
        var count = await db.CountDossierAsync(about.Dossier, ct);
        if (form.Seen != count.Digest) return new DeletionCountChanged();

        var certificate = DeletionCertificate.Of(proposal, count, schedule.Version, ids, act);
        RecordId[] records = await db.RecordsOfDossierAsync(about.Dossier, ct);
        Problem? late = null;
        db.Add(certificate);
        db.Alongside(async token =>
        {
            if (await db.Cases.IgnoreQueryFilters(["access"]).AsNoTracking().SingleOrDefaultAsync(c => c.Id == about.Id, token) is not { } current) throw new DbUpdateConcurrencyException("It is deleted already.");
            var kept = await db.KeptAsync(current, schedule, calendars, act.When, token);
            late = kept.InTheWay.Count > 0 ? new DeletionInTheWay(kept.InTheWay[0])
                : (await db.CountDossierAsync(about.Dossier, token)) is var now && (now.Digest != count.Digest || now.Rows != count.Rows) ? new DeletionCountChanged() : null;
            if (late is not null) throw new DbUpdateConcurrencyException("It may no longer go as it was shown.");
            await db.EraseDossierNowAsync(about.Dossier, token);
        });
        List<Event> happened = [new DossierDeleted(certificate.Reference, certificate.Case, certificate.Rules, certificate.Rows, certificate.Hash, certificate.ProposedBy, about.Dossier)];
        if (records.Length > 0) happened.Add(new RecordsErased(records));
        try
        {
            await db.CommitAsync(act, happened, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return late ?? new ChangedMeanwhile();
        }

        await db.WipeAsync(ct);
        return certificate;
    }

    /// <summary>It stays.</summary>
    public async Task<Result<DossierDeletion>> DeclineAsync(string? which, ConfirmForm form, Act act, CancellationToken ct)
    {
        var found = await FindAsync(which, Verb.Write, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var proposal = found.Value.Proposal;
        if (proposal.Decline(form.Words, terms.WordsAtLeast, act) is { Count: > 0 } problems) return problems.ToList();
        return await db.CommitOnceAsync(act, [new DossierDeletionDeclined(proposal.Reference, proposal.Case, proposal.ProposedBy, proposal.Dossier)], ct) is { } late ? late : proposal;
    }

    private async Task<Result<(DossierDeletion Proposal, Case About)>> FindAsync(string? which, Verb verb, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(which, out var known) || await db.DossierDeletions.SingleOrDefaultAsync(d => d.Reference == known, ct) is not { } proposal) return new DeletionNotFound();
        if (await gate.AskAsync(db, act, DataKind.Retention, verb, proposal, ct) is { Allowed: false } no) return NotAllowed.By(no);
        return await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == proposal.Dossier, ct) is { } about ? (proposal, about) : new DeletionNotFound();
    }
}

/// <summary>What the second person enters.</summary>
public sealed record ConfirmForm
{
    /// <summary>The digest of the numbers that they were shown.</summary>
    public string? Seen { get; init; }
    public bool? Sure { get; init; }
    public string? Words { get; init; }

    public override string ToString() => nameof(ConfirmForm);
}
