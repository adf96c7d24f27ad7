namespace Entente.Records.Import;

/// <summary>The names of a table's columns, each once: a name that stands twice gets a number, a column without a name is called by its place.</summary>
internal static class TableHeader
{
    public static string[] Of(CsvRow row)
    {
        var names = new string[row.Cells.Length];
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            var name = NormalForms.Tidy(row.Cells[i].TrimStart('\uFEFF'));
            if (name.Length == 0) name = $"column {i + 1}";
            var times = seen[name] = seen.GetValueOrDefault(name) + 1;
            names[i] = times == 1 ? name : $"{name} ({times})";
        }

        return names;
    }
}
