using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Export;

/// <summary>Which records an export means: a condition, and the stretches of ids in which they lie.</summary>
/// <param name="Words">In words, for the file's own label.</param>
public sealed record ExportSelection(Func<IQueryable<Record>, IQueryable<Record>> Where, string Words)
{
    public IReadOnlyList<(RecordId First, RecordId Last)> Stretches { get; init; } = [(new(long.MinValue), new(long.MaxValue))];

    /// <summary>Null where its subject is gone, or hidden from this reader.</summary>
    public static async Task<ExportSelection?> OfAsync(EntenteDb db, ExportJob job, CancellationToken ct)
    {
        if (job.Scope is ExportScope.Search or ExportScope.Record)
        {
            var ids = job.Records.ToArray();
            return new(records => records.Where(r => ids.Contains(r.Id)), job.Scope == ExportScope.Record ? $"record {job.Subject}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a search's {ids.Length} records"));
        }

        var subject = Reference.Parse(job.Subject);
        switch (job.Scope)
        {
            case ExportScope.Dossier:
                var dossier = job.Dossier;
                return new(records => records.Where(r => r.Dossier == dossier), $"what was said about {subject}");
            case ExportScope.Source:
                if (await db.RecordSources.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == subject, ct) is not { } source) return null;
                return new(records => records.Where(r => r.Source == source.Id), $"source {subject}, {source.Name}");
            default:
                return await OfImportAsync(db, subject, ct);
        }
    }

    /// <summary>The log tells which ids each batch of an import has: ids rise with time, and its source's alone are meant.</summary>
    private static async Task<ExportSelection?> OfImportAsync(EntenteDb db, Reference subject, CancellationToken ct)
    {
        if (await db.Set<Import.ImportJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Reference == subject, ct) is not { } import) return null;
        var name = NormalForms.Tidy(import.Plan.SourceName);
        var source = await db.RecordSources.AsNoTracking().Where(s => s.Name == name).Select(s => (SourceId?)s.Id).SingleOrDefaultAsync(ct);
        var batches = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Who == import.By && e.What == nameof(RecordsKept) && e.Detail.Contains(subject.Text)).OrderBy(e => e.Seq).ToListAsync(ct);
        return new(records => records.Where(r => r.Source == source), $"import {subject}, {name}")
        {
            Stretches = [.. batches.Select(e => e.Read<RecordsKept>()).Select(k => (k.First, k.Last))],
        };
    }
}

/// <summary>Finds what a form asks to export, as far as this reader sees it, and asks the gate for it.</summary>
internal static class ExportSubjects
{
    public static async Task<Result<ExportSubject>> FindAsync(EntenteDb db, Gate gate, ExportForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(form.Subject, out var subject)) return new ExportSubjectGone();
        if (form.Scope == ExportScope.Source) return await db.RecordSources.AnyAsync(s => s.Reference == subject, ct) ? new ExportSubject(subject.Text, default, []) : new ExportSubjectGone();

        IProtected? thing = form.Scope switch
        {
            ExportScope.Import => await db.Set<Import.ImportJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Reference == subject, ct),
            ExportScope.Record => await db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == subject, ct),
            _ => (await DossierByReference.FindAsync(db, subject, ct))?.Thing,
        };
        if (thing is null) return new ExportSubjectGone();
        if (await gate.AskAsync(db, act, DataKind.Exports, Verb.Export, thing, ct) is { Allowed: false } no) return NotAllowed.By(no);
        return new ExportSubject(subject.Text, thing.Dossier, thing is Record record ? [record.Id] : []);
    }
}

internal sealed record ExportSubject(string Text, DossierId Dossier, IReadOnlyList<RecordId> Records);
