using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>The people who work here, as far as this reader may see them.</summary>
public sealed class StaffList(Ledger ledger)
{
    public const int PageLength = 100;

    public async Task<IReadOnlyList<StaffLine>> ReadAsync(EntenteDb db, string find, Act act, CancellationToken ct)
    {
        var people = db.Users.AsNoTracking().Where(u => !u.IsSystem);
        if (find.Trim() is { Length: > 0 } text)
        {
            var key = User.KeyOf(text);
            people = people.Where(u => u.LoginKey.Contains(key) || u.DisplayName.Contains(text));
        }

        var found = await people.OrderBy(u => u.DisplayName).Take(PageLength).ToListAsync(ct);
        var ids = found.Select(u => u.Id).ToList();
        var roles = await db.UserRoles.AsNoTracking().Where(r => ids.Contains(r.User) && r.EndedAt == null).ToListAsync(ct);
        var organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var teams = await db.Teams.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        await ledger.RememberAsync(act, new Seen("people", "", found.Count), ct);
        return [.. found.Select(u => new StaffLine(u.Reference, u.DisplayName, organisations.GetValueOrDefault(u.Organisation, ""), teams.GetValueOrDefault(u.Team, ""),
            [.. roles.Where(r => r.User == u.Id && r.Holds(act.When)).Select(r => r.Role).Distinct().Order()], roles.Count(r => r.User == u.Id && r.Waits), u.MayWork(act.When), u.LastSignedInAt))];
    }
}

public sealed record StaffLine(Reference Reference, string Name, string Organisation, string Team, IReadOnlyList<Role> Roles, int Waiting, bool MayWork, DateTimeOffset? LastSignedInAt);

/// <summary>One person who works here, with every role they had, have or may get.</summary>
public sealed class StaffMember(Gate gate, Ledger ledger)
{
    public async Task<Result<StaffCard>> ReadAsync(EntenteDb db, Reference reference, Act act, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Reference == reference && !u.IsSystem, ct);
        if (user is null) return new NoSuchPerson();
        if (await gate.AskAsync(db, act, DataKind.Users, Verb.Read, user, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var roles = await db.UserRoles.AsNoTracking().Where(r => r.User == user.Id).OrderByDescending(r => r.From).ToListAsync(ct);
        var names = await db.NamesAsync(roles.SelectMany(r => new[] { r.ProposedBy, r.ConfirmedBy ?? default }), ct);
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == user.Organisation, ct);
        var team = await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Id == user.Team, ct);
        await ledger.RememberAsync(act, new Seen("person who works here", reference.Text, 1), ct);
        return new StaffCard(user, organisation, team, user.Id == act.Reader.User,
            [.. roles.Select(r => new RoleLine(r.Reference, r.Role, r.From, r.Until, r.Waits, r.Holds(act.When), names.GetValueOrDefault(r.ProposedBy, ""), r.ConfirmedBy is { } by ? names.GetValueOrDefault(by, "") : "", r.ProposedBy == act.Reader.User))]);
    }
}

public sealed record StaffCard(User User, Organisation? Organisation, Team? Team, bool IsSelf, IReadOnlyList<RoleLine> Roles);

public sealed record RoleLine(Reference Reference, Role Role, DateTimeOffset From, DateTimeOffset? Until, bool Waits, bool Holds, string ProposedBy, string ConfirmedBy, bool ProposedByMe);

/// <summary>Broken glass to be judged, the earliest due first; only what this reader may judge.</summary>
public sealed class GlassReviews(Ledger ledger)
{
    public async Task<IReadOnlyList<GlassLine>> ReadAsync(EntenteDb db, bool judged, Act act, CancellationToken ct)
    {
        var rows = await db.BrokenGlass.AsNoTracking().Where(g => judged ? g.JudgedAt != null : g.JudgedAt == null)
            .OrderBy(g => g.ReviewDue).ThenBy(g => g.Id).Take(200).ToListAsync(ct);
        var names = await db.NamesAsync(rows.Select(r => r.User), ct);
        var today = DateOnly.FromDateTime(act.When.UtcDateTime);
        await ledger.RememberAsync(act, new Seen("broken glass to review", "", rows.Count), ct);
        return [.. rows.Select(g => new GlassLine(g.Reference, names.GetValueOrDefault(g.User, ""), g.Role, g.Reason, g.From, g.ReviewDue, g.JudgedAt is null && g.ReviewDue < today, g.User == act.Reader.User, g.Proper))];
    }

    /// <summary>One of them, with what the person opened of that dossier in those hours, from the log.</summary>
    public async Task<Result<GlassCard>> ReadAsync(EntenteDb db, Gate gate, Reference reference, Act act, CancellationToken ct)
    {
        var glass = await db.BrokenGlass.AsNoTracking().SingleOrDefaultAsync(g => g.Reference == reference, ct);
        if (glass is null) return new NoSuchDossier();
        if (await gate.AskAsync(db, act, DataKind.BreakGlass, Verb.Approve, glass, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var end = glass.EndedAt ?? glass.Until;
        var opened = await Within(db.Set<AuditEntry>().AsNoTracking().Where(e => e.About == glass.Dossier && e.Who == glass.User), glass.From, end)
            .OrderBy(e => e.Seq).Take(500).Select(e => new OpenedLine(e.At, e.What)).ToListAsync(ct);
        var names = await db.NamesAsync([glass.User, glass.Judge ?? default], ct);
        await ledger.RememberAsync(act, new Seen("broken glass", reference.Text, 1) { Dossier = glass.Dossier }, ct);
        return new GlassCard(glass, names.GetValueOrDefault(glass.User, ""), glass.Judge is { } judge ? names.GetValueOrDefault(judge, "") : "", glass.User == act.Reader.User, opened);
    }

    private static IQueryable<AuditEntry> Within(IQueryable<AuditEntry> lines, DateTimeOffset from, DateTimeOffset to) => lines.Where(e => e.At >= from && e.At <= to);
}

public sealed record GlassLine(Reference Reference, string Who, Role Role, GlassReason Reason, DateTimeOffset From, DateOnly Due, bool IsOverdue, bool IsOwn, bool? Proper);

public sealed record GlassCard(BrokenGlass Glass, string Who, string Judge, bool IsOwn, IReadOnlyList<OpenedLine> Opened);

public sealed record OpenedLine(DateTimeOffset At, string What);
