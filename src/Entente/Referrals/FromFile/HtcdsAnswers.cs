using Entente.Foundation;
using Entente.Records.Import;
using Entente.Referrals.Questions;

namespace Entente.Referrals.FromFile;

/// <summary>What the Human Trafficking Case Data Standard and the questions of a referral have in common, from data/formats/htcds-referral.json: read into answers, and written from them.</summary>
public sealed class HtcdsAnswers
{
    private readonly IReadOnlyList<HtcdsColumn> _columns;

    private HtcdsAnswers(string questions, IReadOnlyList<HtcdsColumn> columns) => (Questions, _columns) = (questions, columns);

    public static HtcdsAnswers Shipped { get; } = From(DataFolder.Shipped, QuestionSets.Shipped);

    /// <summary>The version of the questions that it is for.</summary>
    public string Questions { get; }

    public IReadOnlyList<HtcdsColumn> Columns => _columns;

    /// <summary>Reads the file strictly: a column that leads to no part, or a value that leads to no option, stops the program.</summary>
    public static HtcdsAnswers From(DataFolder data, QuestionSets sets)
    {
        var file = data.Read<ColumnsFile>("formats/htcds-referral.json");
        foreach (var column in file.Columns)
        {
            var parts = column.Parts.Select(p => sets[file.Questions].Find(column.Question)?.Find(p)).ToList();
            if (parts.Any(p => p is null) || (column.Values ?? []).Values.Any(v => parts[0]!.Options?.All(o => o.Code != v) ?? true)) throw new InvalidDataException($"data/formats/htcds-referral.json: {column.Column} leads to no part or option of {column.Question}.");
        }

        return new(file.Questions, file.Columns);
    }

    /// <summary>One row of the standard as fields of answers, and the columns of which something could not be carried.</summary>
    public (IReadOnlyList<FileAnswer> Answers, IReadOnlyList<string> Left) Read(QuestionSet set, IReadOnlyDictionary<string, string> cells, DateOrder dates)
    {
        var (answers, left) = (new Dictionary<(string, string), FileAnswer>(), cells.Where(c => c.Value.Length > 0 && _columns.All(k => k.Column != c.Key)).Select(c => c.Key).ToList());
        foreach (var column in _columns.Where(c => cells.GetValueOrDefault(c.Column, "").Length > 0))
        {
            var (question, cell) = (set[column.Question], cells[column.Column]);
            var values = column.Separator.Length == 0 ? [cell] : cell.Split(column.Separator[0], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (!answers.TryGetValue((question.Code, column.Row), out var answer)) answers[(question.Code, column.Row)] = answer = new FileAnswer(question, []);
            for (var i = 0; i < values.Length; i++)
            {
                if ((column.Parts.Count == 1 ? question.Find(column.Parts[0]) : i < column.Parts.Count ? question.Find(column.Parts[i]) : null) is { } part && answer.Enter(part, CodeOf(column, part, values[i]), column.Column, dates)) continue;
                left.Add(column.Column);
            }

            foreach (var (code, value) in column.Beside ?? []) answer.Enter(question.Find(code)!, value, column.Column, dates);
        }

        return ([.. answers.Values.Where(a => a.Entered.Count > 0)], [.. left.Distinct()]);
    }

    /// <summary>The row of the standard that tells one episode, with the person. Only parts that may be told are asked for.</summary>
    public IReadOnlyDictionary<string, string> Write(QuestionSet set, Answers answers, int episode, Func<Question, Part, bool> tells)
    {
        var cells = new Dictionary<string, string>();
        foreach (var column in _columns.Where(c => c.Column is not ("prs_MiddleName" or "prs_SecondName")))
        {
            if (set.Find(column.Question) is not { } question) continue;
            var rows = answers.Said(question.Code).Where(r => (column.Beside ?? []).All(b => r.First(b.Key) == b.Value)).ToList();
            // The second telephone stands in the second column.
            var row = question.Code == "K1" ? rows.ElementAtOrDefault(episode) : rows.ElementAtOrDefault(column.Row == "home" ? 1 : 0);
            if (row is null) continue;
            var said = column.Parts.Select(p => question.Find(p)).OfType<Part>().Where(p => tells(question, p)).SelectMany(p => row.All(p.Code).Select(v => p.List == "@countries" ? v.ToUpperInvariant() : v)).Select(v => (column.Values ?? []).FirstOrDefault(m => m.Value == v).Key ?? (column.Values is null ? v : null)).OfType<string>().ToList();
            if (said.Count > 0) cells[column.Column] = column.Separator.Length > 0 ? string.Join(column.Separator, said) : said[0];
        }

        return cells;
    }

    /// <summary>The option that a value means, by the mapping, by its code or by its words; a text as it is. Null where it means none.</summary>
    private static string? CodeOf(HtcdsColumn column, Part part, string value) => column.Values?.GetValueOrDefault(value.Trim())
        ?? (part.Options is null ? value : part.Options.FirstOrDefault(o => o.Code.Equals(value.Trim(), StringComparison.OrdinalIgnoreCase) || o.Text.Equals(value.Trim(), StringComparison.OrdinalIgnoreCase))?.Code);

    private sealed record ColumnsFile(string Source, string Date, string Questions, IReadOnlyList<HtcdsColumn> Columns);
}

/// <summary>Where one column of the standard leads.</summary>
/// <param name="Parts">The part; of a column with several values, a part for each.</param>
/// <param name="Row">Which row of a question that repeats; columns of one row are told together.</param>
/// <param name="Beside">What the same row says besides.</param>
public sealed record HtcdsColumn(string Column, string Question, IReadOnlyList<string> Parts, string Row = "", string Separator = "", Dictionary<string, string>? Values = null, Dictionary<string, string>? Beside = null);

/// <summary>One row of an answer that a file gives, as the fields of the form would have it.</summary>
public sealed record FileAnswer(Question Question, Dictionary<string, string[]> Entered)
{
    /// <summary>The columns that each part came from.</summary>
    public Dictionary<string, List<string>> From { get; } = [];

    /// <summary>Puts a value to its part: several of a list beside one another, words after words, and of all others the first. False where it has no place.</summary>
    public bool Enter(Part part, string? value, string column, DateOrder dates)
    {
        if (value is null) return false;
        if (part.Type == AnswerType.Pdate)
        {
            if (!PartialDate.TryParse(WrittenDates.Read(value, dates), out var date)) return false;
            foreach (var (field, figure) in ((string, int)[])[("Year", date.Year), ("Month", date.Month), ("Day", date.Day)]) if (figure > 0) Entered[$"{part.Code}.{field}"] = [figure.ToString(System.Globalization.CultureInfo.InvariantCulture)];
            Entered[$"{part.Code}.Sense"] = [date.Sense.ToString()];
        }
        else if (part.Type is AnswerType.Multi or AnswerType.Ordered) Entered[part.Code] = [.. Entered.GetValueOrDefault(part.Code, []).Append(value).Distinct()];
        else if (!Entered.TryGetValue(part.Code, out var before)) Entered[part.Code] = [value];
        else if (part.Type == AnswerType.Text) Entered[part.Code] = [$"{before[0]} {value}"];
        else return before[0] == value;
        if (!From.TryGetValue(part.Code, out var columns)) From[part.Code] = columns = [];
        columns.Add(column);
        return true;
    }

    public override string ToString() => Question.Code;
}
