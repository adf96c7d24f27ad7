using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Grading;

/// <summary>Shows sources with how far they are trusted, and what was said of that: those of which the reader may know.</summary>
public sealed class SourceGrades(EntenteDb db, Ledger ledger, Pointers pointers, GradeRules rules)
{
    public const int PageSize = 25;

    /// <summary>By name, a page at a time.</summary>
    /// <param name="name">Part of a name, or a reference; null for all.</param>
    /// <param name="after">The last source of the page before.</param>
    public async Task<SourcePage> ListAsync(string? name, Reference? after, Act act, CancellationToken ct)
    {
        // A centre has thousands of sources at most, and each database would sort and find their names in its own way.
        var asked = (await db.RecordSources.AsNoTracking().ToListAsync(ct)).Where(s => Fits(s, name)).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Id.Value).ToList();
        var rest = asked.Skip(after is null ? 0 : asked.FindIndex(s => s.Reference == after) + 1);
        var sight = new SourceSight(db, pointers);
        var sources = new List<RecordSource>();
        foreach (var some in rest.Chunk(PageSize * 2))
        {
            var known = await sight.KnownAsync(some, ct);
            sources.AddRange(some.Where(s => known.Contains(s.Id)));
            if (sources.Count > PageSize) break;
        }

        var shown = sources.Take(PageSize).ToList();
        var lines = await LinesAsync(shown, act, ct);
        await ledger.RememberAsync(act, new Seen("source grades", "", lines.Count), ct);
        return new(lines, sources.Count > PageSize ? shown[^1].Reference : null);
    }

    /// <summary>Those that wait for a second person, oldest first.</summary>
    public async Task<IReadOnlyList<SourceLine>> WaitingAsync(int most, Act act, CancellationToken ct)
    {
        var waiting = await db.SourceGrades.AsNoTracking().Where(g => g.State == GradeState.Waiting && g.By != act.Reader.User).OrderBy(g => g.Id).Select(g => g.Source).ToArrayAsync(ct);
        var sources = await db.RecordSources.AsNoTracking().Where(s => waiting.Contains(s.Id)).ToListAsync(ct);
        var known = await new SourceSight(db, pointers).KnownAsync(sources, ct);
        return await LinesAsync([.. sources.Where(s => known.Contains(s.Id)).OrderBy(s => Array.IndexOf(waiting, s.Id)).Take(most)], act, ct);
    }

    /// <summary>Null where there is no such source, or the reader may not know of it: these look the same.</summary>
    public async Task<SourceView?> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await GradedSource.FindAsync(db, pointers, reference, ct) is not { } found) return null;
        var source = found.Source.Id;
        var history = await db.SourceGrades.AsNoTracking().Where(g => g.Source == source).OrderByDescending(g => g.Number).ToListAsync(ct);
        var names = await db.NamesAsync(history.SelectMany(g => new[] { g.By, g.AnsweredBy ?? default }), ct);
        var line = (await LinesAsync([found.Source], act, ct))[0];
        await ledger.RememberAsync(act, new Seen("source grade", reference.Text, 1), ct);
        return new(line, rules.Right(line.Grade, Day(act)), found.Standing, [.. history.Select(g => new GradeLine(g, names.GetValueOrDefault(g.By, "•••"), g.AnsweredBy is { } by ? names.GetValueOrDefault(by, "•••") : null))])
        {
            MayAsk = db.Matrix.Ask(act.Reader, DataKind.Configuration, Verb.Write).Allowed,
            MayAnswer = line.Waiting is { } waits && waits.By != act.Reader.User && db.Matrix.Ask(act.Reader, DataKind.Configuration, Verb.Approve).Allowed,
            MayCompare = db.Matrix.Ask(act.Reader, DataKind.Merge, Verb.Write, Relation.Own | Relation.Team).Allowed,
        };
    }

    private static bool Fits(RecordSource source, string? name) => string.IsNullOrWhiteSpace(name)
        || (Reference.TryParse(name, out var reference) ? source.Reference == reference : source.Name.Contains(NormalForms.Tidy(name), StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlyList<SourceLine>> LinesAsync(IReadOnlyList<RecordSource> sources, Act act, CancellationToken ct)
    {
        SourceId[] ids = [.. sources.Select(s => s.Id)];
        var grades = (await db.SourceGrades.AsNoTracking().Where(g => ids.Contains(g.Source) && (g.State == GradeState.InForce || g.State == GradeState.Waiting)).ToListAsync(ct)).ToLookup(g => g.Source);
        return [.. sources.Select(s =>
        {
            var given = grades[s.Id].FirstOrDefault(g => g.State == GradeState.InForce);
            var origin = given is { Grade: not Reliability.NotKnown } ? GradeOrigin.Given : given is null && s.Reliability != Reliability.NotKnown ? GradeOrigin.Came : GradeOrigin.Kind;
            return new SourceLine(s, SourceShares.InForce(rules, Day(act), s.Kind, s.Reliability, given?.Grade), origin, given, grades[s.Id].FirstOrDefault(g => g.State == GradeState.Waiting));
        })];
    }

    private static DateOnly Day(Act act) => DateOnly.FromDateTime(act.When.UtcDateTime);
}

/// <summary>Where the grade that counts comes from: somebody gave it here, it came with the source, or it is that of its kind.</summary>
public enum GradeOrigin { Given, Came, Kind }

public sealed record SourcePage(IReadOnlyList<SourceLine> Lines, Reference? Next);

/// <summary>One source, the grade that counts, and the one that waits.</summary>
public sealed record SourceLine(RecordSource Source, Reliability Grade, GradeOrigin Origin, SourceGrade? Given, SourceGrade? Waiting)
{
    public override string ToString() => Source.Reference.Text;
}

/// <param name="Right">The share of its values that are taken to be right.</param>
/// <param name="Standing">What a form must name, so that nobody overwrites what they have not seen.</param>
public sealed record SourceView(SourceLine Line, double Right, string Standing, IReadOnlyList<GradeLine> History)
{
    public required bool MayAsk { get; init; }
    public required bool MayAnswer { get; init; }
    public required bool MayCompare { get; init; }

    public override string ToString() => Line.ToString();
}

/// <summary>One grade in a source's history.</summary>
public sealed record GradeLine(SourceGrade Grade, string By, string? AnsweredBy)
{
    public override string ToString() => Grade.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
