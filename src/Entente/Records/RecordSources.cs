using Entente.Access;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records;

/// <summary>Finds a source by its name, or makes it known.</summary>
public sealed class RecordSources(IdSource ids)
{
    /// <summary>The source of this name; a new one is added to the context together with the event that must be committed.</summary>
    public async Task<(RecordSource Source, SourceAdded? Added)> FindOrAddAsync(EntenteDb db, string name, SourceKind kind, Reliability reliability, OrganisationId organisation, CancellationToken ct)
    {
        name = NormalForms.Tidy(name);
        var known = db.RecordSources.Local.FirstOrDefault(s => s.Name == name) ?? await db.RecordSources.SingleOrDefaultAsync(s => s.Name == name, ct);
        if (known is not null) return (known, null);
        var source = new RecordSource { Id = ids.Next<SourceId>(), Reference = Reference.New("SRC"), Name = name, Kind = kind, Reliability = reliability, Organisation = organisation };
        db.RecordSources.Add(source);
        return (source, new SourceAdded(source.Id, kind, source.Reference));
    }
}
