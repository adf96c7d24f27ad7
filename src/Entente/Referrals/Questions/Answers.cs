using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Entente.Referrals.Questions;

/// <summary>What was answered so far: for each question its rows, for each row its parts. Never changed in place.</summary>
public sealed class Answers
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<string, List<AnswerRow>> _rows;

    private Answers(SortedDictionary<string, List<AnswerRow>> rows) => _rows = rows;

    public static Answers None { get; } = new(new(StringComparer.Ordinal));

    /// <summary>The questions that have an answer or a reason for having none.</summary>
    public IEnumerable<string> Questions => _rows.Keys;

    public static Answers Parse(string json) => new(JsonSerializer.Deserialize<SortedDictionary<string, List<AnswerRow>>>(json, Options) ?? []);

    public string ToJson() => JsonSerializer.Serialize(_rows, Options);

    public bool Has(string question) => _rows.ContainsKey(question);

    public IReadOnlyList<AnswerRow> Rows(string question) => _rows.TryGetValue(question, out var rows) ? rows : [];

    /// <summary>The rows that hold an answer, leaving out "not known, and why".</summary>
    public IReadOnlyList<AnswerRow> Said(string question) => [.. Rows(question).Where(r => r.Reason is null)];

    public string? First(string question, string part = Part.Only) => Rows(question).Select(r => r.First(part)).FirstOrDefault(v => v is not null);

    public IEnumerable<string> All(string question, string part = Part.Only) => Rows(question).SelectMany(r => r.All(part));

    public Answers With(string question, params IReadOnlyList<AnswerRow> rows)
    {
        var copy = new SortedDictionary<string, List<AnswerRow>>(_rows, StringComparer.Ordinal);
        var kept = rows.Where(r => r.Count > 0).ToList();
        if (kept.Count == 0) copy.Remove(question);
        else copy[question] = kept;
        return new(copy);
    }

    /// <summary>A row put in its place, or added at the end. A reason for not knowing goes when something is said.</summary>
    public Answers WithRow(string question, int at, AnswerRow row)
    {
        var rows = Said(question).ToList();
        if (at >= 0 && at < rows.Count) rows[at] = row;
        else rows.Add(row);
        return With(question, rows);
    }

    public Answers WithoutRow(string question, int at) => With(question, [.. Said(question).Where((_, i) => i != at)]);

    /// <summary>The mark of an entry that is not there yet.</summary>
    public const string NewRow = "new";

    /// <summary>Tells whether a question's answer changed since somebody opened its page.</summary>
    public string Mark(string question) => MarkOf(Rows(question));

    /// <summary>The same of one entry of a repeating question, so that colleagues who add others do not disturb it.</summary>
    public string MarkOfRow(string question, int row) => Said(question) is var said && row >= 0 && row < said.Count ? MarkOf(said[row]) : NewRow;

    public static string MarkOf(AnswerRow row) => MarkOf([row]);

    private static string MarkOf(IReadOnlyList<AnswerRow> rows) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(rows, Options))))[..16];

    public override string ToString() => $"answers to {_rows.Count} questions";
}

/// <summary>One row of an answer: part by part, each with one value or several.</summary>
public sealed class AnswerRow : SortedDictionary<string, string[]>
{
    /// <summary>The part that says why there is no answer.</summary>
    public const string WhyNot = "unknown";

    public AnswerRow() : base(StringComparer.Ordinal) { }

    public string? Reason => First(WhyNot);

    public static AnswerRow Of(params (string Part, string Value)[] values)
    {
        var row = new AnswerRow();
        foreach (var part in values.GroupBy(v => v.Part)) row[part.Key] = [.. part.Select(v => v.Value)];
        return row;
    }

    public string? First(string part) => TryGetValue(part, out var values) && values.Length > 0 ? values[0] : null;

    public IReadOnlyList<string> All(string part) => TryGetValue(part, out var values) ? values : [];

    /// <summary>This row with some parts answered anew and the others left as they were.</summary>
    public AnswerRow With(IEnumerable<string> asked, AnswerRow anew)
    {
        var row = new AnswerRow();
        foreach (var (part, values) in this.Where(p => p.Key != WhyNot && !asked.Contains(p.Key)).Concat(anew)) row[part] = values;
        return row;
    }

    public override string ToString() => $"{Count} parts";
}
