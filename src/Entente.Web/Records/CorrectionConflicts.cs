using Entente.Foundation;
using Entente.Records;
using Entente.Records.Correct;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Records;

/// <summary>Two corrections of one record, property by property: what this person typed, and what stands in the newest version.</summary>
public sealed class CorrectionConflicts(EntenteDb db, Texts texts)
{
    private const string Where = "Source";

    /// <param name="newest">The version that somebody else made first.</param>
    /// <param name="mine">This person's statements, without places.</param>
    public async Task<Conflict> CompareAsync(CorrectionView newest, CorrectionAnswers mine, CancellationToken ct)
    {
        var made = await db.RecordCorrections.AsNoTracking().SingleOrDefaultAsync(c => c.Record == newest.Record.Id, ct);
        var names = await db.NamesAsync(made is null ? [] : [made.By], ct);
        var who = made is null ? newest.Source : names.GetValueOrDefault(made.By, "•••");
        var n = 0;
        var fields = Properties(newest, mine).Select(p => new ConflictField(p.Name, texts.Of(p.Label), Words(Mine(mine, p.Name).Select(l => l.Value ?? "")), Words(Theirs(newest, p.Name).Select(l => l.Said.Value)),
            [.. Mine(mine, p.Name).SelectMany(l => Posted(l, n++))], MayJoin: true)).ToList();
        var round = string.Join('\n', mine.Source?.Trim(), mine.Said?.ToString() ?? "", texts["records.reliability." + mine.Reliability]).Trim();
        var there = string.Join('\n', newest.Source, newest.Record.Said?.ToString() ?? "", texts["records.reliability." + newest.Record.Reliability]).Trim();
        fields.Add(new(Where, texts["correct.round"], round, there, [.. Posted(mine)]));
        return new($"/records/{newest.Record.Reference.ToRoute()}/correct?handler=Choose", VersionOf(newest.Record), who, made?.At ?? newest.Record.Learned, fields);
    }

    /// <summary>The choice as a correction of the newest version.</summary>
    public static CorrectionForm Chosen(CorrectionView newest, CorrectionAnswers mine, ConflictChoices choices)
    {
        var lines = new List<CorrectionLine>();
        foreach (var property in Properties(newest, mine))
        {
            var kept = choices.Keep.GetValueOrDefault(property.Name, Kept.Theirs);
            if (kept == Kept.Theirs) continue;
            var (wanted, there) = (Mine(mine, property.Name).ToList(), Theirs(newest, property.Name).ToList());
            if (kept == Kept.Mine) lines.AddRange(there.Where(t => !wanted.Any(w => w.Value?.Trim() == t.Said.Value)).Select(t => new CorrectionLine { Index = t.Index, Value = t.Said.Value, Withdrawn = true }));
            lines.AddRange(wanted.Where(w => !there.Any(t => w.Value?.Trim() == t.Said.Value)).Select(w => new CorrectionLine { Property = property.Name, Value = w.Value ?? "", Said = w.Said, Reliability = w.Reliability }));
        }

        var ownRound = choices.Keep.GetValueOrDefault(Where, Kept.Theirs) == Kept.Mine;
        return new()
        {
            Source = ownRound ? mine.Source ?? "" : newest.Source,
            Said = ownRound ? mine.Said : newest.Record.Said,
            Reliability = ownRound ? mine.Reliability : newest.Record.Reliability,
            Learned = mine.Learned,
            Because = mine.Because ?? "",
            Lines = lines,
        };
    }

    /// <summary>The newest version by its reference: enough to see that the newest version is another one than was compared.</summary>
    private static string VersionOf(Record record) => record.Reference.Text;

    private static IEnumerable<SchemaProperty> Properties(CorrectionView newest, CorrectionAnswers mine) =>
        newest.Properties.Where(p => Mine(mine, p.Name).Any() || Theirs(newest, p.Name).Any());

    private static IEnumerable<CorrectionLineAnswers> Mine(CorrectionAnswers mine, string property) => mine.Lines.Where(l => l.Property == property && !l.Withdrawn && !string.IsNullOrWhiteSpace(l.Value));

    private static IEnumerable<TouchableLine> Theirs(CorrectionView newest, string property) => newest.Lines.Where(l => l.Property.Name == property);

    private static string Words(IEnumerable<string> values) => string.Join('\n', values.Select(v => v.Trim()).Order(StringComparer.Ordinal));

    private static IEnumerable<KeyValuePair<string, string>> Posted(CorrectionLineAnswers line, int at)
    {
        yield return new($"Form.Lines[{at}].Property", line.Property ?? "");
        yield return new($"Form.Lines[{at}].Value", line.Value ?? "");
        yield return new($"Form.Lines[{at}].Reliability", line.Reliability?.ToString() ?? "");
        yield return new($"Form.Lines[{at}].Said", line.Said?.ToString() ?? "");
    }

    private static IEnumerable<KeyValuePair<string, string>> Posted(CorrectionAnswers mine)
    {
        yield return new("Form.Source", mine.Source ?? "");
        yield return new("Form.Because", mine.Because ?? "");
        yield return new("Form.Reliability", mine.Reliability.ToString());
        yield return new("Form.Said", mine.Said?.ToString() ?? "");
        yield return new("Form.Learned", mine.Learned is { } day ? PartialDate.Of(day).ToString() : "");
    }
}
