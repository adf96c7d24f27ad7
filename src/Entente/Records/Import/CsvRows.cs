using System.Text;

namespace Entente.Records.Import;

/// <summary>Reads a table of text. One bad row costs that row: a quotation mark that is never closed does not swallow the rest of the file.</summary>
internal static class CsvRows
{
    private const int MostLinesInOneCell = 1_000;
    private const int MostCharactersInOneRow = 1_000_000;

    public static IEnumerable<CsvRow> Read(TextReader reader, char delimiter)
    {
        var lines = new BoundedLines(reader, MostCharactersInOneRow);
        var waiting = new Queue<string>();
        var cut = false;
        long number = 0;
        string? Next()
        {
            cut = false;
            return waiting.Count > 0 ? waiting.Dequeue() : lines.Next(out cut);
        }

        for (var line = Next(); line is not null; line = Next())
        {
            number++;
            if (line.Length == 0) continue;
            if (cut)
            {
                yield return new(number, [], "RowTooLong");
                continue;
            }

            if (!line.Contains('"', StringComparison.Ordinal))
            {
                yield return new(number, line.Split(delimiter), null);
                continue;
            }

            var taken = new List<string>();
            var text = line;
            var cells = Split(text, delimiter);
            while (cells is null && taken.Count < MostLinesInOneCell && text.Length < MostCharactersInOneRow && Next() is { } more)
            {
                taken.Add(more);
                text += "\n" + more;
                // Only a line with a quotation mark can close the cell.
                if (more.Contains('"', StringComparison.Ordinal)) cells = Split(text, delimiter);
            }

            if (cells is not null)
            {
                yield return new(number, cells, null);
                number += taken.Count;
                continue;
            }

            // What can be told apart without quotation marks is kept, so that the row can be given back to be mended.
            yield return new(number, line.Split(delimiter), "QuoteNotClosed");
            waiting = new(taken.Concat(waiting));
        }
    }

    /// <summary>The cells, or null where a quotation mark is still open at the end.</summary>
    private static string[]? Split(string text, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == delimiter)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(c);
        }

        if (quoted) return null;
        cells.Add(cell.ToString());
        return [.. cells];
    }
}

/// <summary>One row of a table: its line, its cells, and the rule that it breaks.</summary>
internal sealed record CsvRow(long Line, string[] Cells, string? Fault);
