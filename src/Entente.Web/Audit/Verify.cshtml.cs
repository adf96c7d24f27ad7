using Entente.Access;
using Entente.Audit;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Audit;

/// <summary>S73: has the log been touched? Verified line by line on demand; the same check runs without the site as "entente verify-audit".</summary>
public sealed class VerifyModel(AuditVerifying verifying, Checkpoints checkpoints, IStore store, Ledger ledger, Acts acts) : PageModel
{
    public Verification? Found { get; private set; }

    public AuditCheckpoint? Last { get; private set; }

    public long Lines { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task OnPostAsync(CancellationToken ct)
    {
        await using (var db = store.Open(Reader.Machine)) Found = await verifying.RunAsync(db, ct);
        await ledger.RememberAsync(acts.Now(), new LogVerified(Found.Count, Found.Checkpoints, Found.IsSound, Found.FirstBad ?? 0), ct);
        await LoadAsync(ct);
    }

    /// <summary>Signs everything up to now. Only what is sound: a checkpoint over a touched line would make the lie official.</summary>
    public async Task OnPostSignAsync(CancellationToken ct)
    {
        await OnPostAsync(ct);
        if (Found!.IsSound) await checkpoints.MakeAsync(all: true, ct);
        await LoadAsync(ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        Lines = await db.Set<AuditEntry>().MaxAsync(e => (long?)e.Seq, ct) ?? 0;
        Last = await db.Set<AuditCheckpoint>().AsNoTracking().OrderByDescending(c => c.Seq).FirstOrDefaultAsync(ct);
        await ledger.RememberAsync(acts.Now(), new Seen("log state", "", 0), ct);
    }
}
