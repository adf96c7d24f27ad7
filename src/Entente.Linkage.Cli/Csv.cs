namespace Entente.Linkage.Cli;

/// <summary>Cells of CSV.</summary>
internal static class Csv
{
    public static string Cell(string text) => text.AsSpan().IndexOfAny(",\";\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static double Number(string text, string path, int record, string column) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new FormatException($"{path}: record {record} has '{text}' as {column} where a number is meant.");
}
