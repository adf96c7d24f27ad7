namespace Entente.Foundation;

/// <summary>One cell of a table written as text. What a spreadsheet would run as a formula gets an apostrophe before it, and loses it when it is read again.</summary>
public static class CsvCell
{
    private const string Dangerous = "=+-@\t\r'";

    /// <summary>The cell as it stands in the file, quoted where it must be.</summary>
    public static string Write(string value)
    {
        if (value.Length > 0 && Dangerous.Contains(value[0], StringComparison.Ordinal)) value = "'" + value;
        return value.AsSpan().ContainsAny(",;\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    /// <summary>The value of a cell whose quotes are already taken off.</summary>
    public static string Read(string cell) => cell.Length > 1 && cell[0] == '\'' && Dangerous.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;

    /// <summary>One line of the file, with its end.</summary>
    public static string Line(IEnumerable<string> values) => string.Join(',', values.Select(Write)) + "\r\n";
}
