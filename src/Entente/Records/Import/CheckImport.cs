using System.Text.RegularExpressions;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Import;

/// <summary>Reads the file as it would be kept, keeps nothing, and shows counts, a sample and what is wrong. A long file is read in its first part.</summary>
public sealed partial class CheckImport(EntenteDb db, RecordMaker maker, ImportFolder folder)
{
    /// <summary>A page waits for the answer; the run itself reads every row.</summary>
    public const int MostRows = 20_000;
    private const int MostErrors = 50;
    private const int MostSamples = 5;

    public async Task<Result<ImportJob>> RunAsync(Reference reference, ImportPlan plan, Act act, CancellationToken ct)
    {
        var job = await db.ImportJobs.SingleOrDefaultAsync(j => j.Reference == reference, ct);
        if (job is null) return new ImportGone();
        if (!job.IsOpen) return new AlreadyRunning();
        if (Formats.Find(plan.Format) is not { } format) return new FormatNotKnown(plan.Format);
        var problems = ProblemsOf(job, plan, format);
        if (!MayKeepIn(plan.Compartment, act)) problems.Add(new CompartmentNotYours());
        if (problems.Count == 0 && await ImportedBefore.AskAsync(db, job, plan, ct) is { } before) problems.Add(before);
        if (problems.Count > 0) return problems;

        job.Plan = plan;
        job.Check = Look(job);
        job.State = ImportState.Checked;
        job.Version++;
        await db.CommitAsync(act, new ImportChecked(reference, job.Check.Rows, job.Check.WrongRows), ct);
        return job;
    }

    /// <summary>Whoever brings files in for the whole centre may choose; others keep to what they may write themselves.</summary>
    private bool MayKeepIn(Compartment compartment, Act act) =>
        db.Matrix.Ask(act.Reader, DataKind.Imports, Verb.Write, Relation.Other).Allowed || db.Matrix.Ask(act.Reader, RecordDraft.RowOf(compartment), Verb.Write).Allowed;

    private List<Problem> ProblemsOf(ImportJob job, ImportPlan plan, IRecordFormat format)
    {
        var problems = new List<Problem>();
        if (plan.SourceName.Trim().Length is 0 or > 200) problems.Add(new SourceNameMissing());
        if (NormalForms.IsBroken(plan.SourceName)) problems.Add(new SourceNameBroken());
        if (!Formats.Encodings.Contains(plan.Encoding)) problems.Add(new EncodingNotKnown());
        if (!LanguageCode().IsMatch(plan.Language)) problems.Add(new LanguageNotKnown());
        if (plan.Delimiter is not ("," or ";" or "\t" or "|")) problems.Add(new DelimiterNotKnown());
        if (format is not TableFormat || problems.Count > 0) return problems;

        if (plan.Things.All(t => t.Columns.Count == 0)) problems.Add(new NoColumnMapped());
        if (format.Name == "csv" && Formats.HeaderOf(folder.Head(job.Reference, job.Files[0]), plan).Any(NormalForms.IsBroken)) problems.Add(new HeaderBroken(plan.Encoding));
        return problems;
    }

    [GeneratedRegex("^(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,6})?)?$")]
    private static partial Regex LanguageCode();

    private ImportCheck Look(ImportJob job)
    {
        long rows = 0, wrong = 0;
        var byField = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var whole = true;
        var records = new SortedDictionary<string, long>();
        var errors = new List<RowError>();
        var sample = new List<SampleRecord>();
        try
        {
            foreach (var row in ImportReader.Read(job, folder, maker, default))
            {
                if (rows == MostRows)
                {
                    whole = false;
                    break;
                }

                rows++;
                if (row.Errors.Count > 0) wrong++;
                foreach (var field in row.Errors.Select(e => e.Field).Where(f => f.Length > 0).Distinct()) byField[field] = byField.GetValueOrDefault(field) + 1;
                if (errors.Count < MostErrors) errors.AddRange(row.Errors.Take(MostErrors - errors.Count));
                foreach (var draft in row.Drafts)
                {
                    records[draft.Schema] = records.GetValueOrDefault(draft.Schema) + 1;
                    if (sample.Count < MostSamples) sample.Add(new(draft.Schema, maker.Make(draft, job.ReceivedAt).Record.Caption, [.. draft.Statements.Take(12)]));
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or FormatException)
        {
            errors.Insert(0, RowError.Of(rows, "", "FileBroken", "row.file-broken"));
            wrong++;
        }

        return new(rows, whole, records, wrong, errors, sample) { Unmapped = Unmapped(job), WrongByField = byField };
    }

    private List<string> Unmapped(ImportJob job)
    {
        if (Formats.Find(job.Plan.Format) is not TableFormat || job.Plan.Format == "htcds") return [];
        var mapped = job.Plan.Things.SelectMany(t => t.Columns.Select(c => c.Column).Concat(t.IdColumns)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Formats.HeaderOf(folder.Head(job.Reference, job.Files[0]), job.Plan).Where(h => h.Length > 0 && !mapped.Contains(h))];
    }
}
