using Entente.Foundation;

namespace Entente.Records.Correct;

/// <summary>What a correction comes to: the statements that the new record has, and how many were touched.</summary>
public sealed record Correction(IReadOnlyList<Statement> Statements, int Changed, int Added, int Withdrawn)
{
    /// <summary>Decides whether the form may become a new record. Statements that the person may not touch, or that the form does not name, stay as they are.</summary>
    /// <param name="sourceName">The name of the record's own source.</param>
    /// <param name="mayTouch">Whether this person may change this property of this record.</param>
    public static Result<Correction> From(Record record, Schema schema, string sourceName, CorrectionForm form, Func<SchemaProperty, bool> mayTouch, RecordMaker maker, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(form.Because)) problems.Add(new CorrectionReasonMissing());
        else if (form.Because.Length > RecordCorrection.MostWords) problems.Add(new TooLong(nameof(form.Because), RecordCorrection.MostWords));
        else if (NormalForms.IsBroken(form.Because)) problems.Add(new BrokenText(nameof(form.Because)));
        if (form.Source.Trim().Length is 0 or > 200 || NormalForms.IsBroken(form.Source)) problems.Add(new CorrectionSourceMissing());
        if (form.Learned > DateOnly.FromDateTime(now.UtcDateTime)) problems.Add(new LearnedInTheFuture());

        var old = record.Statements.Select((s, i) => (Statement: (Statement?)s, i)).ToDictionary(s => s.i, s => s.Statement);
        var fresh = new List<Statement>();
        var (changed, withdrawn) = (0, 0);
        foreach (var (line, at) in form.Lines.Select((l, i) => (l, i)).Where(l => !l.l.IsEmpty))
        {
            var before = line.Index is { } place ? old.GetValueOrDefault(place) : null;
            if (line.Index is not null && before is null) continue;
            var name = before?.Property ?? line.Property;
            if (schema.Find(name) is not { } property) problems.Add(name.Length == 0 ? new PropertyMissing($"Lines[{at}].Property") : new PropertyNotKnown(name, schema.Name) with { Field = $"Lines[{at}].Property" });
            else if (before is not null && Same(before, line)) continue;
            else if (!mayTouch(property)) problems.Add(new PropertyNotYours($"Lines[{at}].Value", property.Label));
            else if (line.Withdrawn)
            {
                if (line.Index is not { } gone) continue;
                old[gone] = null;
                withdrawn++;
            }
            else if (string.IsNullOrWhiteSpace(line.Value)) problems.Add(new ValueMissing($"Lines[{at}].Value"));
            else
            {
                var checkedLine = maker.Check(new(schema.Name, [New(before, line, name)]) { Source = record.Source, Organisation = record.Organisation });
                if (checkedLine.IsRefused) problems.AddRange(checkedLine.Problems.Select(p => p with { Field = $"Lines[{at}].Value" }));
                else if (line.Index is not { } there) fresh.Add(checkedLine.Value.Statements[0]);
                else
                {
                    old[there] = checkedLine.Value.Statements[0];
                    changed++;
                }
            }
        }

        if (problems.Count > 0) return problems;
        var same = changed + withdrawn + fresh.Count == 0 && NormalForms.Tidy(form.Source) == sourceName && Meant(form.Said, record.Said) == record.Said && form.Reliability == record.Reliability;
        if (same) return new NothingChanged();
        return new Correction([.. old.OrderBy(s => s.Key).Select(s => s.Value).OfType<Statement>(), .. fresh], changed, fresh.Count, withdrawn);
    }

    private static bool Same(Statement before, CorrectionLine line) =>
        !line.Withdrawn && Tidy(line.Value) == Tidy(before.Value) && Meant(line.Said, before.Said) == before.Said && line.Reliability == before.Reliability;

    private static string Tidy(string value) => value.Trim().ReplaceLineEndings("\n");

    /// <summary>What was written belongs to the value that was; a new value has none until its normal form differs.</summary>
    private static Statement New(Statement? before, CorrectionLine line, string property) => before is not null && Tidy(before.Value) == Tidy(line.Value)
        ? before with { Said = Meant(line.Said, before.Said), Reliability = line.Reliability }
        : new(property, line.Value.Trim()) { Said = Meant(line.Said, before?.Said), Reliability = line.Reliability, Language = before?.Language };

    /// <summary>A page asks for day, month and year alone: "about 2019" that nobody touched stays about.</summary>
    internal static PartialDate? Meant(PartialDate? typed, PartialDate? before) =>
        typed is { } now && before is { } then && (now.Year, now.Month, now.Day) == (then.Year, then.Month, then.Day) ? then : typed;
}
