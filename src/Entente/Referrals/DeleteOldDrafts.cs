using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Deletes the drafts whose day has come, each with its files in a commit of its own. An alert that was raised from one stays: the danger outlives the draft.</summary>
public sealed class DeleteOldDrafts(IStore store, Ledger ledger, TimeProvider clock)
{
    /// <summary>Deletes what is due and returns how many. Asked again it finds nothing; stopped half-way it goes on with the rest.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        _ = ledger; // asking for it attaches it to the store
        var act = Act.OfMachine(clock.GetUtcNow());
        await using var list = store.Open(Reader.Machine);
        // Saved before midnight of the day four weeks ago: its day has come.
        var before = new DateTimeOffset(act.When.UtcDateTime.Date.AddDays(1 - DraftReferral.KeptDays), TimeSpan.Zero);
        var due = await list.Drafts.AsNoTracking().Where(d => d.SentAt == null && d.SavedAt < before).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(ct);
        var deleted = 0;
        foreach (var id in due)
        {
            if (await DeleteAsync(id, before, act, ct)) deleted++;
        }

        // Also where nothing was due: an earlier wipe may have met a reader.
        await list.WipeAsync(ct);
        return deleted;
    }

    private async Task<bool> DeleteAsync(DraftId id, DateTimeOffset before, Act act, CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Id == id && d.SentAt == null && d.SavedAt < before, ct) is not { } draft) return false;
        var files = await db.EvidenceFiles.Where(f => f.Dossier == draft.Dossier).ToListAsync(ct);
        var ids = files.Select(f => f.Id).ToList();
        db.RemoveRange(await db.FileContents.Where(c => ids.Contains(c.Id)).ToListAsync(ct));
        db.RemoveRange(files);
        db.Remove(draft);
        try
        {
            await db.CommitAsync(act, new DraftDeleted(draft.Reference, draft.DeletesOn, files.Count, draft.Dossier), ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody went on with it in this very moment: it stays.
            return false;
        }
    }
}
