using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Supervision.Samples;

/// <summary>The draws of a team, and what of them waits for the reader.</summary>
public sealed class SamplesOfTeam(EntenteDb db, Gate gate, Ledger ledger)
{
    private const int Most = 100;

    public async Task<SamplesView> ReadAsync(Act act, CancellationToken ct)
    {
        var leads = db.Matrix.Ask(act.Reader, DataKind.QualitySamples, Verb.Approve).Allowed;
        var draws = leads ? await db.SampleDraws.AsNoTracking().OrderByDescending(d => d.Id).Take(Most).ToListAsync(ct) : [];
        var drawn = draws.Select(d => d.Id).ToList();
        var counts = await db.DrawnDecisions.AsNoTracking().Where(i => drawn.Contains(i.Draw)).GroupBy(i => new { i.Draw, Given = i.GivenTo != null, Answered = i.AnsweredAt != null })
            .Select(g => new { g.Key.Draw, g.Key.Given, g.Key.Answered, Count = g.Count() }).ToListAsync(ct);
        var me = act.Reader.User;
        var mine = await db.DrawnDecisions.AsNoTracking().Where(i => i.GivenTo == me).OrderBy(i => i.AnsweredAt != null).ThenByDescending(i => i.Id).Take(Most).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("samples", "", draws.Count + mine.Count), ct);
        return new(leads,
            [.. draws.Select(d => new DrawLine(d, counts.Where(c => c.Draw == d.Id && c.Given).Sum(c => c.Count), counts.Where(c => c.Draw == d.Id && c.Answered).Sum(c => c.Count)))],
            [.. mine.Select(i => new ReadingLine(i, ""))]);
    }

    /// <summary>One draw with what was drawn, and whether drawing again gives the same.</summary>
    public async Task<Result<DrawView>> OneAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.SampleDraws.AsNoTracking().SingleOrDefaultAsync(d => d.Reference == known, ct) is not { } draw) return new ReadingNotFound();
        if (await gate.AskAsync(db, act, DataKind.QualitySamples, Verb.Approve, draw, ct) is { Allowed: false } no) return NotAllowed.By(no);
        var items = await db.DrawnDecisions.AsNoTracking().Where(i => i.Draw == draw.Id).OrderBy(i => i.Id).ToListAsync(ct);
        var names = await db.NamesAsync(items.Select(i => i.GivenTo ?? default).Append(draw.DrawnBy), ct);
        await ledger.RememberAsync(act, new Seen("sample", known.Text, items.Count), ct);
        return new DrawView(draw, names.GetValueOrDefault(draw.DrawnBy, ""), [.. items.Select(i => new ReadingLine(i, i.GivenTo is { } to ? names.GetValueOrDefault(to, "") : ""))], await IsAsDrawnAsync(draw, ct));
    }

    /// <summary>To whom one of them may be given, by name; whether they may read it blind is asked when it is given.</summary>
    public Task<IReadOnlyList<Assignable>> ReadersAsync(DrawnDecision item, Act act, CancellationToken ct) => GiveReading.ReadersAsync(db, item, act, ct);

    /// <summary>Draws once more from what was kept, and compares. Decisions that went to another team since are in what was kept all the same.</summary>
    private async Task<bool> IsAsDrawnAsync(SampleDraw draw, CancellationToken ct)
    {
        var frame = draw.FrameIds;
        var decisions = (await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => frame.Contains(g.Id) && g.State == GroundsState.Issued).ToListAsync(ct)).ToDictionary(g => g.Id);
        if (frame.Any(id => !decisions.ContainsKey(id) || decisions[id].Outcome is null)) return false;
        var again = Drawing.Pick([.. frame.Select(id => new Drawable(id, decisions[id].Outcome!.Value, decisions[id].Stage))], draw.Percent, draw.StrataCodes, draw.Seed);
        var kept = await db.DrawnDecisions.IgnoreQueryFilters(["access"]).AsNoTracking().Where(i => i.Draw == draw.Id).Select(i => i.Grounds).ToListAsync(ct);
        return again.ToHashSet().SetEquals(kept);
    }
}

/// <summary>The draws of the team for whoever leads it, and the readings that were given to this reader.</summary>
public sealed record SamplesView(bool Leads, IReadOnlyList<DrawLine> Draws, IReadOnlyList<ReadingLine> Mine);

public sealed record DrawLine(SampleDraw Draw, int Given, int Answered);

/// <param name="Reader">To whom it was given, by name.</param>
public sealed record ReadingLine(DrawnDecision Item, string Reader)
{
    public override string ToString() => Item.Reference.Text;
}

/// <param name="IsAsDrawn">Whether seed, rule and population give this very sample.</param>
public sealed record DrawView(SampleDraw Draw, string DrawnBy, IReadOnlyList<ReadingLine> Items, bool IsAsDrawn)
{
    public override string ToString() => Draw.Reference.Text;
}
