using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>The receipt of a referral that one's organisation sent: when it came and what happens by when, none of what it says.</summary>
public sealed class ReadReceipt(EntenteDb db, Gate gate, Ledger ledger)
{
    public async Task<Result<Receipt>> RunAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.SentAsync(known, act.Reader, ct) is not { } referral) return new ReferralNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DraftReferral, Verb.Write, referral, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var added = await db.Additions.IgnoreQueryFilters(["access"]).AsNoTracking().Where(a => a.Referral == referral.Id).OrderBy(a => a.Id).Select(a => a.AddedAt).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("receipt", referral.Reference.Text, 1) { Dossier = referral.Dossier }, ct);
        var calendar = Calendars.Shipped.Of(referral.Territory);
        return new Receipt(referral.Reference, referral.SentAt, referral.Sort, referral.Urgency, referral.IsChild, referral.Due, referral.Due is { } due ? calendar.WorkingDaysBetween(calendar.DayOf(act.When), due) : null, referral.Recipients, added) { Status = referral.Status };
    }
}

/// <summary>What the sender may know of what became of it.</summary>
/// <param name="Added">When information was added to it.</param>
public sealed record Receipt(Reference Reference, DateTimeOffset SentAt, ReferralSort Sort, Urgency Urgency, bool IsChild, DateOnly? Due, int? WorkingDaysLeft, string Recipients, IReadOnlyList<DateTimeOffset> Added)
{
    /// <summary>Where it stands in triage.</summary>
    public ReferralStatus Status { get; init; }

    public override string ToString() => Reference.Text;
}
