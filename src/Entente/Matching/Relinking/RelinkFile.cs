using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>Shows runs: that they are there to their team, what they found to whoever started them, each record in the shape that this reader may see now.</summary>
public sealed class RelinkFile(EntenteDb db, Ledger ledger, Sides sides, PairFile pairs)
{
    public const int PageSize = 25;
    public const int GroupsToAPage = 10;

    /// <summary>Members that are shown of one group; its size is told.</summary>
    public const int MostMembers = 20;

    /// <summary>The latest runs of the reader's team.</summary>
    public async Task<IReadOnlyList<RelinkLine>> ListAsync(Act act, CancellationToken ct)
    {
        var runs = await db.Relinks.AsNoTracking().OrderByDescending(r => r.Id).Take(50).ToListAsync(ct);
        var names = await db.NamesAsync(runs.Select(r => r.By), ct);
        await ledger.RememberAsync(act, new Seen("relinks", "", runs.Count), ct);
        return [.. runs.Select(r => new RelinkLine(r, names.GetValueOrDefault(r.By, "•••")))];
    }

    /// <summary>Null where there is none, or it is another team's: these look the same.</summary>
    public async Task<RelinkView?> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Relinks.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == reference, ct) is not { } run) return null;
        var lines = await db.LinesAsync(act.Purpose, act.When, ct);
        var left = run.ClearedAt is not null ? run.Summary?.Outcomes.Where(o => o.Key is not (RelinkOutcome.Made or RelinkOutcome.TakenBack)).ToDictionary() ?? []
            : lines is { } own && run.Summary is { LeftOut: > 0 } or { Kept: > 0 }
            ? await db.RelinkPairs.AsNoTracking().ShownBy(own).Where(p => p.Run == run.Id && p.Outcome != RelinkOutcome.Waiting && p.Outcome != RelinkOutcome.Made && p.Outcome != RelinkOutcome.TakenBack)
                .GroupBy(p => p.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct)
            : [];
        await ledger.RememberAsync(act, new Seen("relink", run.Reference.Text, 1), ct);
        return new(run, (await db.NamesAsync([run.By], ct)).GetValueOrDefault(run.By, "•••"))
        {
            IsOwn = OwnRun.IsOf(run, act),
            MayUndo = OwnRun.IsOf(run, act) || act.Reader.Role == Role.Supervisor,
            Left = left,
        };
    }

    /// <summary>Pairs of a kind, likeliest first; or, whatever their kind, those that were left as they were. Pairs of which the reader no longer sees both sides, or that are below the line of their purpose, are not in it.</summary>
    public async Task<RelinkPage?> PairsAsync(Reference reference, RelinkQuery query, Act act, CancellationToken ct)
    {
        if (await OwnAsync(reference, act, ct) is not { } run || await db.LinesAsync(act.Purpose, act.When, ct) is not { } lines) return null;
        var asked = db.RelinkPairs.AsNoTracking().ShownBy(lines).Where(p => p.Run == run.Id);
        if (query.Left) asked = asked.Where(p => p.Outcome != RelinkOutcome.Waiting && p.Outcome != RelinkOutcome.Made && p.Outcome != RelinkOutcome.TakenBack);
        else asked = asked.Where(p => p.Kind == query.Kind);
        if (query.After is { } after && await asked.Where(p => p.Number == after).Select(p => (double?)p.Score).SingleOrDefaultAsync(ct) is { } score)
        {
            asked = asked.Where(p => p.Score < score || (p.Score == score && p.Number > after));
        }

        var found = await asked.OrderByDescending(p => p.Score).ThenBy(p => p.Number).Take(PageSize + 1).ToListAsync(ct);
        var shown = found.Take(PageSize).ToList();
        var known = await sides.OfAsync([.. shown.SelectMany(p => new[] { p.Left, p.Right })], false, act, ct);
        var told = (from p in shown
                    where known.TryGetValue(p.Left, out var left) && !left.IsPointer && known.TryGetValue(p.Right, out var right) && !right.IsPointer
                    let sideLeft = known[p.Left]
                    let sideRight = known[p.Right]
                    select new RelinkPairLine(RelinkChange.Of(p, lines), sideLeft, sideRight, Told.Of(sideLeft, sideRight, p.Now.Reasons))).ToList();
        await ledger.RememberAsync(act, new Seen("relink pairs", run.Reference.Text, told.Count), ct);
        return new(run, told, found.Count > PageSize ? shown[^1].Number : null);
    }

    /// <summary>Groups that would be taken for one thing, largest first.</summary>
    public async Task<RelinkGroups?> GroupsAsync(Reference reference, int after, Act act, CancellationToken ct)
    {
        if (await OwnAsync(reference, act, ct) is not { } run || await db.LinesAsync(act.Purpose, act.When, ct) is not { } lines) return null;
        var until = after + GroupsToAPage;
        var members = await db.RelinkMembers.AsNoTracking().Where(m => m.Run == run.Id && m.Group > after && m.Group <= until).OrderBy(m => m.Group).ThenBy(m => m.Record).ToListAsync(ct);
        var first = members.GroupBy(m => m.Group).SelectMany(g => g.Take(MostMembers)).ToList();
        var known = await sides.OfAsync([.. first.SelectMany(m => m.Nearest is { } nearest ? new[] { m.Record, nearest } : [m.Record])], false, act, ct);
        Side? Open(RecordId? id) => id is { } asked && known.GetValueOrDefault(asked) is { IsPointer: false } side ? side : null;
        var groups = members.GroupBy(m => m.Group).Select(g => new RelinkGroup(g.Key, g.Count(),
            [.. g.Take(MostMembers).Where(m => Open(m.Record) is not null).Select(m => new RelinkPlace(m, Open(m.Record)!, Open(m.Nearest)))])).ToList();
        await ledger.RememberAsync(act, new Seen("relink groups", run.Reference.Text, groups.Sum(g => g.Places.Count)), ct);
        return new(run, lines, groups, run.Summary is { } summary && summary.Groups > until ? until : null);
    }

    /// <summary>One pair as it would be, with both sides and the reasons; and the proposal that it is now, where there is one.</summary>
    public async Task<RelinkPairView?> PairAsync(Reference reference, int number, Act act, CancellationToken ct)
    {
        if (await OwnAsync(reference, act, ct) is not { } run || await db.RelinkPairs.AsNoTracking().SingleOrDefaultAsync(p => p.Run == run.Id && p.Number == number, ct) is not { } pair) return null;
        if (await db.LinesAsync(act.Purpose, act.When, ct) is not { } lines || RelinkChange.Of(pair, lines) is not { IsShown: true } change) return null;
        var now = await db.Proposals.AsNoTracking().Where(p => p.Left == pair.Left && p.Right == pair.Right).SingleOrDefaultAsync(ct);
        var both = await pairs.CompareAsync(pair.Left, pair.Right, pair.Now.Reasons, act, ct);
        if (both is not { } shown) return null;
        await ledger.RememberAsync(act, new Seen("relink pair", $"{run.Reference.Text} {pair.Number}", 2), ct);
        return new(run, change, shown.Left, shown.Right, shown.Rows, shown.Why, now is not null && lines.Shows(now) ? now.Reference : null, now?.State);
    }

    private async Task<Relink?> OwnAsync(Reference reference, Act act, CancellationToken ct) =>
        await db.Relinks.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == reference, ct) is { } run && OwnRun.IsOf(run, act) ? run : null;
}

/// <param name="Left">Those that were left as they were, whatever their kind.</param>
/// <param name="After">The last number of the page before.</param>
public sealed record RelinkQuery(RelinkKind Kind = RelinkKind.New, bool Left = false, int? After = null);

public sealed record RelinkLine(Relink Run, string By)
{
    public override string ToString() => Run.Reference.Text;
}

/// <summary>A run as this reader may know it.</summary>
public sealed record RelinkView(Relink Run, string By)
{
    /// <summary>They started it, in the role and for the purpose in which they are here.</summary>
    public required bool IsOwn { get; init; }
    public required bool MayUndo { get; init; }

    /// <summary>How many changes were left as they were, by why.</summary>
    public required IReadOnlyDictionary<RelinkOutcome, int> Left { get; init; }

    public override string ToString() => Run.Reference.Text;
}

public sealed record RelinkPage(Relink Run, IReadOnlyList<RelinkPairLine> Lines, int? Next);

public sealed record RelinkPairLine(RelinkChange Change, Side Left, Side Right, Told Why)
{
    public override string ToString() => Change.ToString();
}

public sealed record RelinkGroups(Relink Run, MatchLines Lines, IReadOnlyList<RelinkGroup> Groups, int? Next);

/// <summary>Records that would be taken for one thing.</summary>
public sealed record RelinkGroup(int Number, int Size, IReadOnlyList<RelinkPlace> Places)
{
    public override string ToString() => $"group of {Size}";
}

public sealed record RelinkPlace(RelinkMember Member, Side Side, Side? Nearest)
{
    public override string ToString() => Side.ToString();
}

public sealed record RelinkPairView(Relink Run, RelinkChange Change, Side Left, Side Right, IReadOnlyList<PairRow> Rows, Told Why, Reference? Proposal, ProposalState? State)
{
    public override string ToString() => Change.ToString();
}
