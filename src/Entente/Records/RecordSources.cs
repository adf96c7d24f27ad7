using Entente.Access;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records;

/// <summary>Finds a source by its name, or makes it known.</summary>
public sealed class RecordSources(IdSource ids)
{
    /// <summary>What an organisation refers is one source, found by the organisation and not by its name, which may change and may be another's too.</summary>
    public async Task<(RecordSource Source, SourceAdded? Added)> OfReferralsAsync(EntenteDb db, Organisation organisation, CancellationToken ct)
    {
        if (await db.RecordSources.Where(s => s.Kind == SourceKind.Referral && s.Organisation == organisation.Id).OrderBy(s => s.Id).FirstOrDefaultAsync(ct) is { } known) return (known, null);
        var name = organisation.Name.Length <= 140 ? organisation.Name : $"{organisation.Name[..139]}…";
        return await FindOrAddAsync(db, $"Referrals of {name} ({organisation.Reference.Text})", SourceKind.Referral, Reliability.NotKnown, organisation.Id, ct);
    }

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
