using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Many;

/// <summary>Shows what is done with many: that it is there to the team, which ones to whoever chose them.</summary>
public sealed class ManyFile(EntenteDb db, Ledger ledger, ManyTerms terms)
{
    public const int PageSize = 50;

    /// <summary>The latest of the reader's team.</summary>
    public async Task<IReadOnlyList<ManyLine>> ListAsync(Act act, CancellationToken ct)
    {
        var runs = await db.ManyRuns.AsNoTracking().Where(r => r.State != ManyState.Choosing && r.State != ManyState.Ready).OrderByDescending(r => r.Id).Take(25).ToListAsync(ct);
        var names = await db.NamesAsync(runs.Select(r => r.By), ct);
        await ledger.RememberAsync(act, new Seen("many at once", "", runs.Count), ct);
        return [.. runs.Select(r => new ManyLine(r, names.GetValueOrDefault(r.By, "•••")))];
    }

    /// <summary>Null where there is none, or it is another team's: these look the same.</summary>
    /// <param name="after">The last number of the page before.</param>
    public async Task<ManyView?> ReadAsync(Reference reference, int after, Act act, CancellationToken ct)
    {
        if (await db.ManyRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == reference, ct) is not { } run) return null;
        var own = OwnMany.IsOf(run, act);
        var rows = !own ? [] : await db.ManyRows.AsNoTracking().Where(r => r.Run == run.Id && r.Number > after).OrderBy(r => r.Number).Take(PageSize + 1).ToListAsync(ct);
        var reasons = !own ? [] : await db.ManyRows.AsNoTracking().Where(r => r.Run == run.Id && r.Why != ManyReason.None).GroupBy(r => new { r.Outcome, r.Why }).Select(g => new { g.Key.Outcome, g.Key.Why, Count = g.Count() }).ToListAsync(ct);
        var to = !own ? [] : await db.ManyRows.AsNoTracking().Where(r => r.Run == run.Id && r.To != null && r.Outcome != ManyOutcome.Refused).GroupBy(r => r.To).Select(g => new { To = g.Key, Count = g.Count() }).ToListAsync(ct);
        var names = await db.NamesAsync([run.By, .. to.Select(t => t.To ?? default), .. rows.Select(r => r.To ?? default)], ct);
        var team = run.ToTeam is { } wanted ? await db.Teams.AsNoTracking().Where(t => t.Id == wanted).Select(t => t.Name).SingleOrDefaultAsync(ct) : null;
        await ledger.RememberAsync(act, new Seen("many at once", reference.Text, rows.Count), ct);
        return new(run, names.GetValueOrDefault(run.By, "•••"))
        {
            IsOwn = own,
            MayUndo = (own || act.Reader.Role == Role.Supervisor) && run.MayGoBack(act.When, terms),
            MayStop = own || act.Reader.Role == Role.Supervisor,
            UndoUntil = run.EndedAt is { } ended ? ended + terms.Undo : null,
            Team = team ?? "",
            Rows = [.. rows.Take(PageSize).Select(r => new ManyRowLine(r, r.To is { } user ? names.GetValueOrDefault(user, "•••") : ""))],
            Next = rows.Count > PageSize ? rows[PageSize - 1].Number : null,
            Reasons = [.. reasons.OrderByDescending(r => r.Count).Select(r => new ManyCount(r.Outcome, r.Why, r.Count))],
            Shares = [.. to.Select(t => (names.GetValueOrDefault(t.To ?? default, "•••"), t.Count)).OrderBy(t => t.Item1, StringComparer.CurrentCulture)],
        };
    }
}

public sealed record ManyLine(ManyRun Run, string By)
{
    public override string ToString() => Run.Reference.Text;
}

/// <summary>A run as this reader may know it.</summary>
public sealed record ManyView(ManyRun Run, string By)
{
    public required bool IsOwn { get; init; }
    public required bool MayUndo { get; init; }
    public required bool MayStop { get; init; }
    public required DateTimeOffset? UndoUntil { get; init; }

    /// <summary>The team that they go to; empty where to none.</summary>
    public required string Team { get; init; }
    public required IReadOnlyList<ManyRowLine> Rows { get; init; }
    public required int? Next { get; init; }

    /// <summary>How many are not done, or were kept, by why.</summary>
    public required IReadOnlyList<ManyCount> Reasons { get; init; }

    /// <summary>Who gets how many.</summary>
    public required IReadOnlyList<(string Name, int Count)> Shares { get; init; }

    public override string ToString() => Run.Reference.Text;
}

public sealed record ManyRowLine(ManyRow Row, string To)
{
    public override string ToString() => Row.ToString();
}

public sealed record ManyCount(ManyOutcome Outcome, ManyReason Why, int Count);
