using System.Globalization;
using Entente.Access;
using Entente.Foundation;

namespace Entente.Matching.Lines;

/// <summary>The lines that hold until the centre sets its own, from data/matching/lines.csv.</summary>
public sealed class ShippedLines
{
    private const string File = "matching/lines.csv";
    private const string Heads = "Purpose,Possible,Likely,AlmostCertain,ValidFrom,ValidTo,Source";

    private readonly IReadOnlyList<ShippedLine> _lines;

    private ShippedLines(IReadOnlyList<ShippedLine> lines) => _lines = lines;

    public static ShippedLines Shipped { get; } = From(DataFolder.Shipped);

    /// <summary>Purposes that work with pairs, in the order of the file.</summary>
    public IReadOnlyList<Purpose> Purposes => [.. _lines.Select(l => l.Purpose).Distinct()];

    /// <summary>Null where the purpose works with no pairs on that day.</summary>
    public ShippedLine? On(Purpose purpose, DateOnly day) => _lines.FirstOrDefault(l => l.Purpose == purpose && l.From <= day && (l.Until is not { } last || day <= last));

    /// <exception cref="InvalidDataException">A line cannot be read, two hold at once, or a purpose for which pairs may be judged has none; the message says which and how to mend it.</exception>
    public static ShippedLines From(DataFolder data)
    {
        var rows = data.ReadText(File).Split('\n').Select((text, i) => (Text: text.Trim(), Number: i + 1)).Where(r => r.Text.Length > 0 && r.Text[0] != '#').ToList();
        if (rows.Count == 0 || rows[0].Text != Heads) throw new InvalidDataException($"data/{File} must begin with the heads {Heads}.");
        var lines = rows.Skip(1).Select(r => Read(r.Text, r.Number)).ToList();
        foreach (var (one, other) in lines.SelectMany((l, i) => lines.Skip(i + 1).Select(o => (l, o))).Where(p => p.l.Purpose == p.o.Purpose))
        {
            if (one.From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (one.Until ?? DateOnly.MaxValue)) throw new InvalidDataException($"data/{File} has two lines for {one.Purpose} that hold at once: let one end before the other begins.");
        }

        var missing = KindPurposes.From(data).Of(DataKind.Merge).Except(lines.Select(l => l.Purpose)).ToList();
        return missing.Count == 0 ? new(lines) : throw new InvalidDataException($"data/{File} has no line for {string.Join(", ", missing)}, for which pairs are judged (data/access/kinds.csv).");
    }

    private static ShippedLine Read(string text, int number)
    {
        var cells = text.Split(',', 7);
        if (cells.Length != 7) throw Wrong(number, "seven cells are expected");
        if (!Enum.GetNames<Purpose>().Contains(cells[0]) || !Enum.TryParse(cells[0], out Purpose purpose)) throw Wrong(number, $"'{cells[0]}' is no purpose");
        var checkedLines = LinesForm.Check(cells[1], cells[2], cells[3]);
        if (checkedLines.IsRefused) throw Wrong(number, string.Join(", ", checkedLines.Problems.Select(p => $"{p.Field}: {p.GetType().Name}")) + ": write probabilities above 0 and below 1 with a point, none below the one before");
        if (cells[6].Length == 0) throw Wrong(number, "it names no source");
        return new(purpose, checkedLines.Value, Day(cells[4], number), cells[5].Length == 0 ? null : Day(cells[5], number), cells[6]);
    }

    private static DateOnly Day(string cell, int number) =>
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(number, $"'{cell}' is no day, such as 2026-01-01");

    private static InvalidDataException Wrong(int number, string why) => new($"data/{File}, line {number}: {why}.");
}

/// <summary>One line of the file.</summary>
/// <param name="Until">The last day; null: it holds still.</param>
public sealed record ShippedLine(Purpose Purpose, MatchLines Lines, DateOnly From, DateOnly? Until, string Source);
