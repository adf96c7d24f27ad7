using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Supervision.Samples;

/// <summary>Draws from the decisions that the reader's team issued in a month that is over, by the rule of that month. Once: nobody draws until the sample pleases.</summary>
public sealed class DrawSample(EntenteDb db, Ledger ledger, IdSource ids, SampleRules rules, SeedSource seeds, Calendars calendars)
{
    /// <param name="month">Any day of the month.</param>
    public async Task<Result<SampleDraw>> RunAsync(DateOnly? month, Act act, CancellationToken ct)
    {
        var permission = db.Matrix.Ask(act.Reader, DataKind.QualitySamples, Verb.Approve, Relation.Team);
        if (!permission.Allowed)
        {
            await ledger.RememberAsync(act, new Refused($"{Verb.Approve} {DataKind.QualitySamples}", permission.Rule), ct);
            return NotAllowed.By(permission);
        }

        if (month is not { } day) return new MonthMissing();
        var first = new DateOnly(day.Year, day.Month, 1);
        var today = calendars.Home.DayOf(act.When);
        // A month that goes on would be drawn from before all of it is there.
        if (first.Year < 2000 || first > new DateOnly(today.Year, today.Month, 1).AddMonths(-1)) return new MonthNotOver();
        if (rules.On(first) is not { } rule) return new MonthHasNoRule();
        if (await DrawnAsync(rule, first, act, ct) is { } before) return new AlreadyDrawn(before);

        var (from, to) = (calendars.Home.StartOf(first), calendars.Home.StartOf(first.AddMonths(1)));
        var issued = await db.Grounds.AsNoTracking().Where(g => g.State == GroundsState.Issued && g.Team == act.Reader.Team && g.IssuedAt >= from && g.IssuedAt < to).OrderBy(g => g.Id).ToListAsync(ct);
        var frame = issued.Where(g => g is { Basis: not null, Outcome: not null }).ToList();
        if (frame.Count == 0) return new MonthHasNoDecisions();

        var seed = seeds.Next();
        var population = frame.Select(g => new Drawable(g.Id, g.Outcome!.Value, g.Stage)).ToList();
        var drawn = Drawing.Pick(population, rule.Percent, rule.Strata, seed).ToHashSet();
        var draw = SampleDraw.Of(rule, first, seed, population, drawn.Count, issued.Count - frame.Count, ids, act);
        db.Add(draw);
        db.AddRange(frame.Where(g => drawn.Contains(g.Id)).Select(g => DrawnDecision.Of(draw, g, ids)));
        try
        {
            await db.CommitAsync(act, new SampleDrawn(draw.Reference, first, population.Count, drawn.Count), ct);
            return draw;
        }
        catch (DbUpdateException)
        {
            // Only where somebody drew the same month in this very moment; any other fault is one.
            db.ChangeTracker.Clear();
            if (await DrawnAsync(rule, first, act, ct) is { } theirs) return new AlreadyDrawn(theirs);
            throw;
        }
    }

    private async Task<Reference?> DrawnAsync(SampleRule rule, DateOnly first, Act act, CancellationToken ct) =>
        await db.SampleDraws.AsNoTracking().Where(d => d.Organisation == act.Reader.Organisation && d.Team == act.Reader.Team && d.Rule == rule.Code && d.Month == first).Select(d => (Reference?)d.Reference).FirstOrDefaultAsync(ct);
}
