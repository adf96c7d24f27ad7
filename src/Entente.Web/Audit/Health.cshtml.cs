using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Audit;

/// <summary>S82: how far behind the followers are, when the log was last signed, whether the disk has room.</summary>
public sealed class HealthModel(IStore store, Followers followers, CheckpointFile file, Ledger ledger, Acts acts) : PageModel
{
    public sealed record Follower(string Name, long Seq, long Behind, DateTimeOffset? MovedAt, string Trouble);

    public IReadOnlyList<Follower> All { get; private set; } = [];

    public long Lines { get; private set; }

    public AuditCheckpoint? Last { get; private set; }

    public long? FreeMegabytes { get; private set; }

    public string Where => store.Where;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        Lines = await db.Set<AuditEntry>().MaxAsync(e => (long?)e.Seq, ct) ?? 0;
        Last = await db.Set<AuditCheckpoint>().AsNoTracking().OrderByDescending(c => c.Seq).FirstOrDefaultAsync(ct);
        var cursors = await db.Set<FollowerCursor>().AsNoTracking().ToDictionaryAsync(c => c.Name, ct);
        All = [.. followers.All.Select(f => cursors.GetValueOrDefault(f.Name) is { } c
            ? new Follower(f.Name, c.Seq, Lines - c.Seq, c.MovedAt, c.Trouble)
            : new Follower(f.Name, 0, Lines, null, ""))];
        try
        {
            FreeMegabytes = new DriveInfo(Path.GetFullPath(file.Where)).AvailableFreeSpace >> 20;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or UnauthorizedAccessException)
        {
            FreeMegabytes = null;
        }

        await ledger.RememberAsync(acts.Now(), new Seen("health", "", All.Count), ct);
    }
}
