using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>The drafts and the sent referrals of the reader's organisation, newest first, without names.</summary>
public sealed class MyReferrals(EntenteDb db, Ledger ledger)
{
    public const int Most = 50;

    /// <summary>A page of them; null where the organisation sent nothing of the reference that it is to begin after.</summary>
    /// <param name="drafts">Whether the drafts are asked for: they are about somebody, and not opened for nothing.</param>
    public async Task<MyReferralsPage?> ReadAsync(Act act, Reference? before, bool drafts, CancellationToken ct)
    {
        var me = act.Reader;
        var open = !drafts ? [] : await db.Drafts.AsNoTracking().Where(d => d.Organisation == me.Organisation && d.SentAt == null).OrderByDescending(d => d.SavedAt).Take(Most).ToListAsync(ct);
        // Past the row filter: whoever may write here may know what their organisation sent and where it stands, though not every role may read what it says.
        var mayWrite = db.Matrix.Ask(me, DataKind.DraftReferral, Verb.Write).Allowed;
        var sent = db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => r.Organisation == me.Organisation && mayWrite);
        if (before is { } reference)
        {
            if (await sent.Where(r => r.Reference == reference).Select(r => (ReferralId?)r.Id).SingleOrDefaultAsync(ct) is not { } last) return null;
            sent = sent.Where(r => r.Id < last);
        }

        var referrals = await sent.OrderByDescending(r => r.Id).Take(Most + 1).Select(r => new { r.Reference, r.SentAt, r.Status, r.Due, r.Sort, r.SentBy, r.Dossier }).ToListAsync(ct);
        var names = await db.NamesAsync(open.SelectMany(d => new[] { d.HeldBy, d.SavedBy }).Concat(referrals.Select(r => r.SentBy)), ct);
        await ledger.RememberAsync(act, new Seen("own referrals", "", open.Count + Math.Min(Most, referrals.Count)), ct);
        return new(
            [.. open.Select(d => new DraftLine(d.Reference, Initials(d), names.GetValueOrDefault(d.HeldBy, ""), d.HeldBy == me.User, names.GetValueOrDefault(d.SavedBy, ""), d.SavedAt, d.DeletesOn, d.Note) { LastDays = DraftReferral.LastDays(d.DeletesOn, DateOnly.FromDateTime(act.When.UtcDateTime)) })],
            [.. referrals.Take(Most).Select(r => new SentLine(r.Reference, r.SentAt, r.Status, r.Due, r.Sort, names.GetValueOrDefault(r.SentBy, "")))],
            referrals.Count > Most ? referrals[Most - 1].Reference : null);
    }

    private static string Initials(DraftReferral draft) => Masks.Name(draft.Answers.First("H1"));
}

public sealed record MyReferralsPage(IReadOnlyList<DraftLine> Drafts, IReadOnlyList<SentLine> Sent, Reference? Next);

/// <summary>A draft in a list: initials at most.</summary>
public sealed record DraftLine(Reference Reference, string Initials, string HeldBy, bool IsMine, string SavedBy, DateTimeOffset SavedAt, DateOnly DeletesOn, string Note)
{
    /// <summary>Days until it is deleted, where that is a week or less away.</summary>
    public int? LastDays { get; init; }

    public override string ToString() => Reference.Text;
}

/// <summary>A sent referral in a list.</summary>
public sealed record SentLine(Reference Reference, DateTimeOffset SentAt, ReferralStatus Status, DateOnly? Due, ReferralSort Sort, string SentBy);
