using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Lines;

/// <summary>The lines of all purposes and of one, with what is asked for, the history, and how often lists from them are wrong.</summary>
public sealed class LinesFile(EntenteDb db, Ledger ledger, RecentPairs recent)
{
    public async Task<Result<IReadOnlyList<LinesView>>> AllAsync(Act act, CancellationToken ct)
    {
        var permission = await LinesDoor.AskAsync(db, ledger, Verb.Read, act, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var views = await ViewsAsync(null, act, ct);
        await ledger.RememberAsync(act, new Seen("match lines", "", views.Count), ct);
        return views.ToList();
    }

    public async Task<Result<LinesView>> OneAsync(Purpose purpose, Act act, CancellationToken ct)
    {
        var permission = await LinesDoor.AskAsync(db, ledger, Verb.Read, act, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var view = (await ViewsAsync(purpose, act, ct)).FirstOrDefault();
        await ledger.RememberAsync(act, new Seen("match lines", purpose.ToString(), view is null ? 0 : 1), ct);
        return view is null ? new PurposeWithoutLines() : view;
    }

    /// <summary>What a list for the actor's purpose is drawn from, and how often such lists are wrong; null where the purpose works with no pairs.</summary>
    public async Task<ListOutlook?> OfListAsync(Act act, CancellationToken ct)
    {
        var now = await db.LinesAsync(act.When, ct);
        return now.For(act.Purpose) is { } lines ? new(act.Purpose, lines, now.Lowest, await recent.ReadAsync(db, ct)) : null;
    }

    /// <summary>Those lines that wait for a second person.</summary>
    public async Task<IReadOnlyList<LinesVersion>> WaitingAsync(CancellationToken ct) =>
        await db.LinesVersions.AsNoTracking().Where(v => v.State == LinesState.Waiting).OrderBy(v => v.Id).ToListAsync(ct);

    private async Task<List<LinesView>> ViewsAsync(Purpose? only, Act act, CancellationToken ct)
    {
        var day = DateOnly.FromDateTime(act.When.UtcDateTime);
        var versions = await db.LinesVersions.AsNoTracking().Where(v => only == null || v.For == only).OrderByDescending(v => v.Number).ToListAsync(ct);
        var names = await db.NamesAsync(versions.SelectMany(v => v.AnsweredBy is { } second ? new[] { v.By, second } : [v.By]).Distinct(), ct);
        var now = await db.LinesAsync(act.When, ct);
        var pairs = await PairsAtHand.ScoredByModelAsync(db, ct);
        return [.. from purpose in now.Purposes
                   where only is null || purpose == only
                   let lines = now.For(purpose)!.Value
                   select new LinesView(purpose, lines, ShippedLines.Shipped.On(purpose, day))
                   {
                       Versions = [.. versions.Where(v => v.For == purpose)],
                       Names = names,
                       Lowest = now.Lowest,
                       Pairs = pairs,
                       Reader = act.Reader.User,
                   }];
    }
}

/// <summary>How often a list for one purpose is wrong, from any line on.</summary>
public sealed record ListOutlook(Purpose Purpose, MatchLines Lines, double Lowest, PairsAtHand Pairs)
{
    /// <summary>From where on pairs are shown that are at least so likely.</summary>
    public double From(MatchStrength least) => least switch { MatchStrength.AlmostCertain => Lines.AlmostCertain, MatchStrength.Likely => Lines.Likely, _ => Lines.Possible };

    public override string ToString() => Purpose.ToString();
}

/// <summary>The lines of one purpose, and all that was ever asked for.</summary>
public sealed record LinesView(Purpose Purpose, MatchLines Lines, ShippedLine? Shipped)
{
    /// <summary>The latest first.</summary>
    public required IReadOnlyList<LinesVersion> Versions { get; init; }
    public required IReadOnlyDictionary<UserId, string> Names { get; init; }

    /// <summary>From where on pairs are kept at all, today.</summary>
    public required double Lowest { get; init; }
    public required PairsAtHand Pairs { get; init; }
    public required UserId Reader { get; init; }

    public LinesVersion? Waiting => Versions.FirstOrDefault(v => v.State == LinesState.Waiting);

    public LinesVersion? InForce => Versions.FirstOrDefault(v => v.State == LinesState.InForce);

    /// <summary>What a form is opened on: what waits, else what holds, else 0.</summary>
    public long Standing => (Waiting ?? InForce)?.Number ?? 0;

    public bool IsOwnRequest => Waiting?.By == Reader;

    public string NameOf(UserId user) => Names.GetValueOrDefault(user, "•••");

    public override string ToString() => Purpose.ToString();
}
