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
        // What the referral says of parents and of the date of birth is looked up for the person's sake, whoever may read it.
        var referral = await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == about.Dossier, ct);
        var entries = ConsentEntries.From(form, about, terms, calendar, AdultFrom(referral), referral?.Answers.First("D3") == "yes", ids, act);
        if (entries.IsRefused) return entries.Problems.ToList();

        db.AddRange(entries.Value);
        var (first, sets) = (entries.Value[0], string.Join(' ', entries.Value.Select(e => e.Set)));
        Event happened = first.Act == ConsentAct.Given
            ? new ConsentGiven(about.Reference, first.Purpose, first.Recipient, first.Country, sets, about.Dossier)
            : new ConsentNotGiven(about.Reference, first.Purpose, first.Recipient, first.Country, sets, first.Act, about.Dossier);
        await db.CommitAsync(act, [happened, .. await TellAsync(about, entries.Value, act, ct)], ct);
        return about;
    }

    public async Task<Result<Case>> WithdrawAsync(Reference reference, WithdrawalForm form, Act act, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found;
        var about = found.Value;
        var entries = ConsentEntries.Withdrawing(form, await db.ConsentOfAsync(about.Dossier, ct), about, calendars.Of(about.Territory), ids, act);
        if (entries.IsRefused) return entries.Problems.ToList();

        db.AddRange(entries.Value);
        var withdrawn = new ConsentWithdrawn(about.Reference, entries.Value.Count, entries.Value.Any(e => e.Scope == ConsentScope.Everything), about.Dossier);
        await db.CommitAsync(act, [withdrawn, .. await TellAsync(about, entries.Value, act, ct)], ct);
        return about;
    }

    /// <summary>A no reaches whoever was given something under the yes before: their notices are part of the same commit.</summary>
    private async Task<IReadOnlyList<Event>> TellAsync(Case about, IReadOnlyList<ConsentEntry> added, Act act, CancellationToken ct) =>
        added.All(e => e.Act == ConsentAct.Given) ? []
        : await db.TellRecipientsAsync(about.Dossier, [.. await db.ConsentOfAsync(about.Dossier, ct), .. added], [], calendars.Of(about.Territory), powers.Withdrawal, ids, act.When, ct);

    private async Task<Result<Case>> OpenAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.ConsentLedger, Verb.Write, found, ct);
        return permission.Allowed ? found : NotAllowed.By(permission);
    }

    /// <summary>The first day on which the person may be an adult, of all that their date of birth may mean.</summary>
    private static DateOnly? AdultFrom(Referral? referral) =>
        PartialDate.TryParse(referral?.Answers.First("H2"), out var born) && born.Range().From is var first && first > DateOnly.MinValue && first.Year < DateOnly.MaxValue.Year - 18 ? first.AddYears(18) : null;
}
