using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Gives a draft to a colleague of the same organisation with a note, or takes it over.</summary>
public sealed class HandOverDraft(EntenteDb db, OpenDraft open)
{
    /// <param name="to">The colleague's reference; null takes it over oneself.</param>
    public async Task<Result<DraftReferral>> RunAsync(string? reference, string? to, string? note, Act act, CancellationToken ct)
    {
        var found = await open.FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var draft = found.Value.Draft;
        if (draft.IsSent) return new AlreadySent();
        note = note?.Trim() ?? "";
        if (note.Length > 1_000) return new NoteTooLong();
        var who = act.Reader.User;
        if (to is not null)
        {
            if (!Reference.TryParse(to, out var known) || await Colleagues(db, act).FirstOrDefaultAsync(u => u.Reference == known, ct) is not { } colleague) return new NoColleague();
            who = colleague.Id;
        }

        draft.HandTo(who, note, act);
        await db.CommitAsync(act, new DraftHandedOver(draft.Reference, who, draft.Dossier), ct);
        return draft;
    }

    /// <summary>Those to whom the actor may hand a draft over: everybody of the same organisation whose account is open.</summary>
    public static IQueryable<Staff.User> Colleagues(EntenteDb db, Act act) => db.Set<Staff.User>().IgnoreQueryFilters(["access"]).AsNoTracking()
        .Where(u => u.Organisation == act.Reader.Organisation && u.Id != act.Reader.User);
}
