namespace Entente.Records.Import;

/// <summary>Reads an import's rows into checked drafts: the trial run and the run itself see the same.</summary>
internal static class ImportReader
{
    public static IEnumerable<RowRead> Read(ImportJob job, ImportFolder folder, RecordMaker maker, SourceId source)
    {
        var plan = job.Plan;
        foreach (var row in Formats.Find(plan.Format)!.Read(Input(job, folder, maker.Ontology, source))) yield return row.Errors.Count > 0 ? row : Check(row, plan, maker);
    }

    /// <summary>The stored files and how each draft begins.</summary>
    public static ImportInput Input(ImportJob job, ImportFolder folder, Ontology ontology, SourceId source) =>
        new([.. job.Files.Select(f => folder.Open(job.Reference, f))], job.Plan, ontology, schema => new(schema, [])
        {
            Source = source,
            Organisation = job.Organisation,
            Team = default,
            Compartment = job.Plan.Compartment,
            Handling = job.Plan.Handling,
            Reliability = job.Plan.Reliability,
            Language = job.Plan.Language,
        });

    /// <summary>A row is kept whole or not at all.</summary>
    private static RowRead Check(RowRead row, ImportPlan plan, RecordMaker maker)
    {
        var drafts = new List<RecordDraft>(row.Drafts.Count);
        List<RowError>? errors = null;
        foreach (var draft in row.Drafts)
        {
            var result = maker.Check(draft, plan.Region);
            if (!result.IsRefused) drafts.Add(result.Value);
            else (errors ??= []).AddRange(result.Problems.Select(p => RowError.Of(row.Row, p.Field.Length == 0 ? "" : ColumnOf(plan, draft.Schema, p.Field), p)));
        }

        return errors is null ? row with { Drafts = drafts } : new(row.Row, [], errors);
    }

    private static string ColumnOf(ImportPlan plan, string schema, string property) =>
        plan.Things.Where(t => t.Schema == schema).SelectMany(t => t.Columns).FirstOrDefault(c => c.Property == property)?.Column ?? property;
}
