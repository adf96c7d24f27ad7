using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Supervision.Samples;

/// <summary>How often blind readers of drawn decisions came to the same outcome, with how sure that is: of a supervisor's team, or of the whole centre for those who see counts alone.</summary>
public sealed class SampleRates(EntenteDb db, Ledger ledger)
{
    public async Task<Result<IReadOnlyList<RateLine>>> ReadAsync(Act act, CancellationToken ct)
    {
        var permission = db.Matrix.Ask(act.Reader, DataKind.QualitySamples, Verb.Read);
        if (!permission.Allowed)
        {
            await ledger.RememberAsync(act, new Refused($"{Verb.Read} {DataKind.QualitySamples}", permission.Rule), ct);
            return NotAllowed.By(permission);
        }

        var countsAlone = permission.Shape == Shape.Counts;
        // Whoever reads for the team is not told how often readers agree, lest they learn to.
        if (!countsAlone && !db.Matrix.Ask(act.Reader, DataKind.QualitySamples, Verb.Approve).Allowed) return new List<RateLine>();
        var readings = countsAlone ? db.DrawnDecisions.IgnoreQueryFilters(["access"]) : db.DrawnDecisions;
        var answered = await readings.AsNoTracking().Where(i => i.AnsweredAt != null).ToListAsync(ct);
        var ids = answered.Select(i => i.Grounds).ToList();
        var outcomes = (await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => ids.Contains(g.Id)).ToListAsync(ct)).ToDictionary(g => g.Id, g => g.Outcome);
        await ledger.RememberAsync(act, new Seen("sample rates", "", answered.Count), ct);
        return Of([.. answered.Where(i => i.Agrees is not null).Select(i => new RatedReading(i.Agrees!.Value, outcomes.GetValueOrDefault(i.Grounds), i.Stage))]).ToList();
    }

    /// <summary>All together, then by the outcome that was issued and by stage. Of few nothing is told; and of parts only where none of them is few, because the others would tell it.</summary>
    internal static IReadOnlyList<RateLine> Of(IReadOnlyList<RatedReading> all) =>
    [
        new("all", Told(all)),
        .. Parts(Enum.GetValues<GroundsOutcome>(), o => $"outcome.{o}", o => [.. all.Where(r => r.Outcome == o)]),
        .. Parts(Enum.GetValues<DecisionStage>(), s => $"stage.{s}", s => [.. all.Where(r => r.Stage == s)]),
    ];

    private static IEnumerable<RateLine> Parts<T>(IReadOnlyList<T> parts, Func<T, string> name, Func<T, IReadOnlyList<RatedReading>> of) =>
        parts.Any(p => Told(of(p)) is null) ? parts.Select(p => new RateLine(name(p), null)) : parts.Select(p => new RateLine(name(p), Told(of(p))));

    private static Agreement? Told(IReadOnlyList<RatedReading> readings) => readings.Count < SampleRules.Least ? null : new(readings.Count(r => r.Agrees), readings.Count);
}

/// <summary>One reading in the count.</summary>
internal sealed record RatedReading(bool Agrees, GroundsOutcome? Outcome, DecisionStage Stage)
{
    public override string ToString() => nameof(RatedReading);
}

/// <summary>A share with its interval.</summary>
/// <param name="Of">"all", "outcome.Positive", "stage.ConclusiveGrounds" …</param>
/// <param name="Shown">Null where there are fewer than <see cref="SampleRules.Least"/>, none among it, or where telling it would tell a smaller number.</param>
public sealed record RateLine(string Of, Agreement? Shown);
