using Entente.Access;
using Entente.Audit;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Audit;

/// <summary>On the auditor's home page: when the log was last verified and whether it held, and how many were refused since yesterday.</summary>
public sealed class LogPanel(AccessMatrix matrix, Texts texts) : IHomePanel
{
    private const long Back = 100_000;
    private static readonly TimeSpan Stale = TimeSpan.FromDays(7);

    public int Order => 12;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!matrix.Ask(act.Reader, DataKind.AuditLog, Verb.Export).Allowed) return null;
        // Not further back than this: a home page must not read a log of millions.
        var from = (await db.Set<AuditEntry>().MaxAsync(e => (long?)e.Seq, ct) ?? 0) - Back;
        var last = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seq > from && e.Sort == EventSort.Read && e.What == nameof(LogVerified)).OrderByDescending(e => e.Seq).FirstOrDefaultAsync(ct);
        var sound = last?.Read<LogVerified>().Sound;
        var old = last is null || act.When - last.At > Stale;
        var dayAgo = act.When.AddDays(-1);
        var refused = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seq > from && e.Sort == EventSort.Refusal && e.At >= dayAgo).CountAsync(ct);
        return new("home.log", "home.log.none", "/audit",
        [
            new(texts["home.log.verify"], "/audit/verify", last is null ? texts["home.log.never"] : texts["home.log.last", texts.Moment(last.At)],
                texts[sound is false ? "home.log.broken" : old ? "home.log.old" : "home.log.sound"], sound is false ? "red" : old ? "yellow" : "green"),
            new(texts["home.log.refusals"], "/audit", texts["home.log.refused", refused], "", "grey"),
        ]);
    }
}

/// <summary>On the administrator's home page: followers that are in trouble.</summary>
public sealed class HealthPanel(AccessMatrix matrix, Followers followers, Texts texts) : IHomePanel
{
    public int Order => 14;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (act.Reader.Role != Role.Administrator || !matrix.Ask(act.Reader, DataKind.Keys, Verb.Read).Allowed) return null;
        var names = followers.All.Select(f => f.Name).ToList();
        var troubled = await db.Set<FollowerCursor>().AsNoTracking().Where(c => names.Contains(c.Name) && c.Trouble != "").OrderBy(c => c.Name).ToListAsync(ct);
        return new("home.health", "home.health.none", "/audit/health",
            [.. troubled.Select(c => new HomeLine(c.Name, "/audit/health", texts["home.health.stopped", texts.Moment(c.MovedAt)], c.Trouble, "red"))]);
    }
}
