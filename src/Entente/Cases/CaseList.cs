using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>The cases that this reader may see, newest first, a page at a time by key.</summary>
public sealed class CaseList(EntenteDb db, Ledger ledger)
{
    public const int PageSize = 25;

    public async Task<CaseListPage> ReadAsync(CaseListQuery query, Act act, CancellationToken ct)
    {
        var cases = Asked(db, query, act);
        if (query.Before is { } before)
        {
            var last = await db.Cases.AsNoTracking().Where(c => c.Reference == before).Select(c => (CaseId?)c.Id).FirstOrDefaultAsync(ct);
            if (last is { } id) cases = cases.Where(c => c.Id < id);
        }

        var found = await cases.OrderByDescending(c => c.Id).Take(PageSize + 1).ToListAsync(ct);
        var relations = await Gate.RelationsAsync(db, act.Reader, found.Select(c => c.Dossier), ct);
        bool Open(DataKind kind, Case about) => Gate.Weigh(db, act, kind, Verb.Read, relations.Of(about), about) is { Allowed: true, Shape: >= Shape.Masked };
        var rows = found.Take(PageSize).Select(c => new CaseLine(c.Reference, c.Referral, c.Status, c.IsChild && Open(DataKind.ChildFlags, c), c.ReceivedAt, c.Dossier)).ToList();
        var dossiers = rows.Select(r => r.Dossier).ToList();
        var due = (await db.Clocks.AsNoTracking().Where(c => dossiers.Contains(c.Dossier) && c.StoppedAt == null).Select(c => new { c.Dossier, c.Due, c.Rule }).ToListAsync(ct))
            .GroupBy(c => c.Dossier).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Due ?? DateOnly.MaxValue).First());
        var shown = rows.Select(r => due.TryGetValue(r.Dossier, out var clock) ? r with { Clock = clock.Rule, Due = clock.Due } : r).ToList();
        await ledger.RememberAsync(act, new Seen("cases", "", shown.Count), ct);
        return new(shown, found.Count > PageSize ? shown[^1].Reference : null);
    }

    /// <summary>How many a query finds on all its pages, up to a number.</summary>
    public Task<int> CountAsync(CaseListQuery query, int most, Act act, CancellationToken ct) => Asked(db, query, act).Take(most).CountAsync(ct);

    /// <summary>What a query asks for, on all its pages.</summary>
    internal static IQueryable<Case> Asked(EntenteDb db, CaseListQuery query, Act act)
    {
        var me = act.Reader.User;
        var cases = db.Cases.AsNoTracking();
        if (query.Status is { } status) cases = cases.Where(c => c.Status == status);
        return query.Mine ? cases.Where(c => db.Set<Assignment>().Where(a => a.User == me && a.Until == null).Select(a => a.Dossier).Contains(c.Dossier)) : cases;
    }
}

/// <param name="Before">The last reference of the page before; null for the first.</param>
public sealed record CaseListQuery(CaseStatus? Status = null, bool Mine = false, Reference? Before = null);

public sealed record CaseListPage(IReadOnlyList<CaseLine> Lines, Reference? Next);

/// <summary>A case in a list: no name.</summary>
/// <param name="IsChild">True where the person is a child and the reader may know it.</param>
public sealed record CaseLine(Reference Reference, Reference Referral, CaseStatus Status, bool IsChild, DateTimeOffset ReceivedAt, DossierId Dossier)
{
    /// <summary>The rule of the running clock that is due first; null where none runs or none is open to the reader.</summary>
    public string? Clock { get; init; }

    /// <summary>Null while that clock is paused.</summary>
    public DateOnly? Due { get; init; }
}
