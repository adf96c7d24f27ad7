using System.Text.Json;

namespace Entente.Records.Import;

/// <summary>FollowTheMoney entities as JSON lines.</summary>
internal sealed class FtmFormat : IRecordFormat
{
    private const int MostCharactersInALine = 32 << 20;
    private const int MostNesting = 64;

    public string Name => "ftm";

    public bool Knows(IReadOnlyList<FileHead> heads) => heads.All(h => h.HasText && h.Text(CsvGuess.EncodingOf(h.Bytes)).AsSpan().TrimStart() is ['{', ..] text && text.Contains("\"schema\"", StringComparison.Ordinal));

    public ImportPlan Propose(IReadOnlyList<FileHead> heads) => new() { Format = Name, SourceKind = SourceKind.Partner, Encoding = CsvGuess.EncodingOf(heads[0].Bytes) };

    public IEnumerable<RowRead> Read(ImportInput input)
    {
        foreach (var (row, line, cut) in Lines(input))
        {
            if (!string.IsNullOrWhiteSpace(line)) yield return cut ? Wrong(row, "", "RowTooLong", "row.entity-too-long") : Line(input, row, line);
        }
    }

    /// <summary>Every line as it stands in the files, counted through, and whether it was cut.</summary>
    public static IEnumerable<(long Row, string Line, bool Cut)> Lines(ImportInput input)
    {
        long row = 0;
        foreach (var file in input.Files)
        {
            using var reader = input.Text(file);
            var lines = new BoundedLines(reader, MostCharactersInALine);
            while (lines.Next(out var cut) is { } line) yield return (++row, line, cut);
        }
    }

    private static RowRead Wrong(long row, string field, string rule, string remedy, params string[] gaps) => new(row, [], [RowError.Of(row, field, rule, remedy, gaps)]);

    private static RowRead Line(ImportInput input, long row, string line)
    {
        RowRead Wrong(string rule, string remedy, params string[] gaps) => FtmFormat.Wrong(row, "", rule, remedy, gaps);
        try
        {
            using var json = JsonDocument.Parse(line, new() { MaxDepth = MostNesting });
            if (json.RootElement.ValueKind != JsonValueKind.Object) return Wrong("NotAnEntity", "row.not-an-entity");
            var read = new FtmEntities(input, row);
            read.Add(json.RootElement);
            return read.Errors.Count > 0 ? new(row, [], read.Errors) : new(row, read.Drafts, []);
        }
        catch (InvalidOperationException)
        {
            // Half a character, written as an escape: no text that could be kept.
            return Wrong("BrokenText", "row.half-a-character");
        }
        catch (JsonException)
        {
            return Wrong("NotJson", "row.not-json", $"{MostNesting}");
        }
    }
}
