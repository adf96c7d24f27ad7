using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Disclosures;

/// <summary>Lets something cross to another where consent or a power allows it, and keeps that it did; keeps what recipients were told and answered after a withdrawal.</summary>
public sealed class RecordDisclosure(EntenteDb db, Gate gate, Ledger log, IdSource ids, ConsentTerms terms, Powers powers, Calendars calendars)
{
    public Task<Result<Disclosure>> RunAsync(Reference reference, DisclosureForm form, Act act, CancellationToken ct) => RunAsync(reference, form, act, null, ct);

    /// <summary>The same, with what crosses kept in the same commit: neither is there without the other.</summary>
    /// <param name="along">Adds what goes along to the store and says what happened, or why it may not; asked anew each time that consent was written on meanwhile.</param>
    internal async Task<Result<Disclosure>> RunAsync(Reference reference, DisclosureForm form, Act act, Func<Disclosure, Task<Result<List<Event>>>>? along, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var (about, calendar) = (found.Value, calendars.Of(found.Value.Territory));
        var age = await db.ComingOfAgeAsync(about.Dossier, ct);
        while (true)
        {
            var seen = await db.ConsentStandingAsync(about.Dossier, ct);
            // Whether it is allowed follows from the whole ledger, whoever may read it.
            var ledger = await db.Consent.IgnoreQueryFilters(["access"]).AsNoTracking().Where(e => e.Dossier == about.Dossier).ToListAsync(ct);
            // A no that was written while this was sent counts: "now" is not before what is known by now.
            if (ledger.Select(e => e.EnteredAt).DefaultIfEmpty().Max() is var last && last > act.When) act = act with { When = last };
            var decided = DecideDisclosure.From(form, about, age, ledger, terms, powers, calendar, ids, act);
            if (decided.IsRefused)
            {
                // That somebody was about to pass on what nothing allows is told to whoever looks after the log.
                if (decided.Problems.Any(p => p is ConsentDoesNotAllow or PowerDoesNotFit or NothingAllowsIt)) await log.RememberAsync(act, new Refused("disclosure", decided.Problems[0].GetType().Name) { Dossier = about.Dossier }, ct);
                return decided;
            }

            var disclosure = decided.Value;
            db.Add(disclosure);
            List<Event> happened = [new Disclosed(disclosure.Reference, disclosure.Recipient, disclosure.Country, disclosure.Sets, disclosure.Ground, disclosure.Power, about.Dossier)];
            // What was passed on before a withdrawal and is written down after it is called back too.
            happened.AddRange(await db.TellRecipientsAsync(about.Dossier, ledger, [disclosure], calendar, powers.Withdrawal, ids, act.When, ct));
            if (along is not null)
            {
                var with = await along(disclosure);
                if (with.IsRefused)
                {
                    db.ChangeTracker.Clear();
                    return with.Problems.ToList();
                }

                happened.AddRange(with.Value);
            }

            if (await db.CommitWhileAsync(seen, about.Dossier, act, happened, ct)) return disclosure;
        }
    }

    public Task<Result<Notice>> ToldAsync(Reference reference, Reference notice, NoticeForm form, Act act, CancellationToken ct) =>
        ChangeAsync(reference, notice, act, (n, about) => n.Tell(form.How, calendars.Of(about.Territory), powers.Withdrawal, act), n => new RecipientTold(n.Reference, n.Dossier), ct);

    public Task<Result<Notice>> AnsweredAsync(Reference reference, Reference notice, NoticeForm form, Act act, CancellationToken ct) =>
        ChangeAsync(reference, notice, act, (n, _) => n.Acknowledge(form.Answer, form.Words, act), n => new RecipientAnswered(n.Reference, n.Answer!.Value, n.Dossier), ct);

    private async Task<Result<Notice>> ChangeAsync(Reference reference, Reference which, Act act, Func<Notice, Case, Problem?> change, Func<Notice, Event> happened, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var notice = await db.Notices.SingleOrDefaultAsync(n => n.Reference == which && n.Dossier == found.Value.Dossier, ct);
        if (notice is null) return new NoticeNotFound();
        if (change(notice, found.Value) is { } wrong) return wrong;
        try
        {
            await db.CommitAsync(act, happened(notice), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile();
        }

        return notice;
    }

    private async Task<Result<Case>> OpenAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Disclosures, Verb.Write, found, ct);
        return permission.Allowed ? found : NotAllowed.By(permission);
    }
}
