using Entente.Access;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Grading;

/// <summary>Of which sources a reader may know: those whose material they may be pointed to by its holder, whatever they can open of it. A source with one kept record is kept.</summary>
/// <remarks>Whoever configures sees no records and is pointed to none; they know of sources of the decision and border side, never of intelligence, support or conditional material.</remarks>
internal sealed class SourceSight(EntenteDb db, Pointers pointers)
{
    public async Task<HashSet<SourceId>> KnownAsync(IReadOnlyCollection<RecordSource> sources, CancellationToken ct)
    {
        SourceId[] ids = [.. sources.Select(s => s.Id)];
        // Past the row filter: what is hidden is what is asked for, and only whether there is any comes back. The condition is the index's own.
        var kept = await db.Records.IgnoreQueryFilters().AsNoTracking().Where(r => (r.Compartment != Compartment.Decision || r.Handling != Handling.Lawful) && ids.Contains(r.Source))
            .Select(r => new { r.Source, r.Compartment, r.Handling }).Distinct().ToListAsync(ct);
        var closed = kept.Where(k => !Knows(k.Compartment, k.Handling)).Select(k => k.Source).ToHashSet();
        return [.. sources.Where(s => !closed.Contains(s.Id) && Knows(s.Kind == SourceKind.Intelligence ? Compartment.Intelligence : Compartment.Decision, Handling.Lawful)).Select(s => s.Id)];
    }

    private bool Knows(Compartment compartment, Handling handling) =>
        pointers.For(db.Reader, compartment, handling) is { Shows: PointerShows.Organisation }
        || (handling == Handling.Lawful && compartment is Compartment.Decision or Compartment.Border && db.Matrix.Ask(db.Reader, DataKind.Configuration, Verb.Write).Allowed);
}
