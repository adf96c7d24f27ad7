using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Grading;

/// <summary>How far each source is trusted at one moment. Read anew for each step, so that a change counts from the next comparison on; holds only sources that somebody graded or that count for less, so that it is small.</summary>
/// <remarks>
/// A source has the grade that was given to it here; else the one that it came with; else its kind's. A record, or a correction, that is graded worse than its source counts as graded:
/// a file cannot vouch for itself, but it can warn. The grade that a record has only from its source goes when the source is graded anew.
/// </remarks>
internal sealed class SourceShares
{
    private readonly Dictionary<SourceId, (Trust Trust, Reliability? Replaced)> _sources = [];
    private readonly Dictionary<Reliability, Trust> _grades = [];

    public static async Task<SourceShares> ReadAsync(EntenteDb db, GradeRules rules, DateTimeOffset when, CancellationToken ct)
    {
        var day = DateOnly.FromDateTime(when.UtcDateTime);
        var shares = new SourceShares();
        foreach (var grade in Enum.GetValues<Reliability>()) shares._grades[grade] = new(rules.Right(grade, day), grade);
        Reliability[] less = [.. shares._grades.Values.Where(t => t.Right < 1).Select(t => t.Grade)];
        SourceKind[] kinds = [.. Enum.GetValues<SourceKind>().Where(k => less.Contains(rules.Of(k, day)))];
        var sources = await db.RecordSources.AsNoTracking().Where(s => less.Contains(s.Reliability) || (s.Reliability == Reliability.NotKnown && kinds.Contains(s.Kind)))
            .Select(s => new { s.Id, s.Kind, s.Reliability }).ToListAsync(ct);
        foreach (var source in sources) shares._sources[source.Id] = (shares._grades[InForce(rules, day, source.Kind, source.Reliability, null)], null);
        var graded = await db.SourceGrades.AsNoTracking().Where(g => g.State == GradeState.InForce)
            .Join(db.RecordSources, g => g.Source, s => s.Id, (g, s) => new { s.Id, s.Kind, s.Reliability, g.Grade }).ToListAsync(ct);
        foreach (var source in graded) shares._sources[source.Id] = (shares._grades[InForce(rules, day, source.Kind, source.Reliability, source.Grade)], source.Reliability);
        return shares;
    }

    /// <param name="said">The record's own grade.</param>
    public Trust Of(SourceId source, Reliability said)
    {
        if (!_sources.TryGetValue(source, out var known)) return Trust.Least(Trust.Ordinary, _grades[said]);
        return said == known.Replaced ? known.Trust : Trust.Least(known.Trust, _grades[said]);
    }

    /// <summary>The grade that counts: given here, come with it, its kind's.</summary>
    public static Reliability InForce(GradeRules rules, DateOnly day, SourceKind kind, Reliability came, Reliability? given) => given switch
    {
        { } grade and not Reliability.NotKnown => grade,
        null when came != Reliability.NotKnown => came,
        _ => rules.Of(kind, day),
    };
}
