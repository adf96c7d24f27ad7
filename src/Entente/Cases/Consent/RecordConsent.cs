using Entente.Access;
using Entente.Audit;
using Entente.Cases.Disclosures;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Consent;

/// <summary>Writes into the ledger what a person said of their data, or that they take it back.</summary>
public sealed class RecordConsent(EntenteDb db, Gate gate, IdSource ids, ConsentTerms terms, Calendars calendars, Powers powers)
{
    public async Task<Result<Case>> SaidAsync(Reference reference, ConsentForm form, Act act, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found;
        var (about, calendar) = (found.Value, calendars.Of(found.Value.Territory));
        // What the referral says of parents is looked up for the person's sake, whoever may read it.
        var referral = await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == about.Dossier, ct);
        var age = await db.ComingOfAgeAsync(about.Dossier, ct);
        return await WriteAsync(about, _ => ConsentEntries.From(form, about, terms, calendar, age, referral?.Answers.First("D3") == "yes", ids, act), Told, act, ct);

        Event Told(IReadOnlyList<ConsentEntry> entries)
        {
            var (first, sets) = (entries[0], string.Join(' ', entries.Select(e => e.Set)));
            return first.Act == ConsentAct.Given
                ? new ConsentGiven(about.Reference, first.Purpose, first.Recipient, first.Country, sets, about.Dossier)
                : new ConsentNotGiven(about.Reference, first.Purpose, first.Recipient, first.Country, sets, first.Act, about.Dossier);
        }
    }

    public async Task<Result<Case>> WithdrawAsync(Reference reference, WithdrawalForm form, Act act, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found;
        var about = found.Value;
        return await WriteAsync(about, ledger => ConsentEntries.Withdrawing(form, ledger, about, calendars.Of(about.Territory), ids, act),
            entries => new ConsentWithdrawn(about.Reference, entries.Count, entries.Any(e => e.Scope == ConsentScope.Everything), about.Dossier), act, ct);
    }

    /// <summary>Decides and writes; where somebody else wrote in between, both once more.</summary>
    private async Task<Result<Case>> WriteAsync(Case about, Func<IReadOnlyList<ConsentEntry>, Result<IReadOnlyList<ConsentEntry>>> decide, Func<IReadOnlyList<ConsentEntry>, Event> told, Act act, CancellationToken ct)
    {
        while (true)
        {
            var seen = await db.ConsentStandingAsync(about.Dossier, ct);
            var ledger = await db.ConsentOfAsync(about.Dossier, ct);
            var entries = decide(ledger);
            if (entries.IsRefused) return entries.Problems.ToList();
            db.AddRange(entries.Value);
            if (await db.CommitWhileAsync(seen, about.Dossier, act, [told(entries.Value), .. await TellAsync(about, ledger, entries.Value, act, ct)], ct)) return about;
        }
    }

    /// <summary>A no reaches whoever was given something under the yes before: their notices are part of the same commit.</summary>
    private async Task<IReadOnlyList<Event>> TellAsync(Case about, IReadOnlyList<ConsentEntry> ledger, IReadOnlyList<ConsentEntry> added, Act act, CancellationToken ct) =>
        added.All(e => e.Act == ConsentAct.Given) ? []
        : await db.TellRecipientsAsync(about.Dossier, [.. ledger, .. added], [], calendars.Of(about.Territory), powers.Withdrawal, ids, act.When, ct);

    private async Task<Result<Case>> OpenAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.ConsentLedger, Verb.Write, found, ct);
        return permission.Allowed ? found : NotAllowed.By(permission);
    }
}
