using System.Globalization;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>profile: what each column holds.</summary>
internal static class Profile
{
    public static int Run(Arguments arguments, Terminal terminal)
    {
        var table = TableFile.Read(arguments.File, arguments.ForTable);
        terminal.Say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Source}: {table.Rows:N0} records"));
        foreach (var note in table.Notes) terminal.Say.WriteLine(note);
        terminal.Say.WriteLine();
        terminal.Say.WriteLine($"{"column",-20} {"read as",-12} {"filled",7} {"distinct",10}  commonest");
        var profile = table.Profile(arguments.Roles(table), terminal.Today);
        foreach (var column in profile)
        {
            terminal.Say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{column.Name,-20} {column.Role,-12} {column.Filled,7:0.0%} {column.Distinct,10:N0}  {Commonest(column)}"));
        }

        foreach (var note in profile.SelectMany(p => p.Notes)) terminal.Say.WriteLine(note);
        var doubts = profile.SelectMany(p => p.DoubtsInWords).ToArray();
        if (doubts.Length > 0) terminal.Say.WriteLine("\nValues that may not mean what they say:");
        foreach (var doubt in doubts) terminal.Say.WriteLine(doubt);
        return 0;
    }

    private static string Commonest(ColumnProfile column) =>
        string.Join(", ", column.Commonest.Take(3).Select(v => string.Create(CultureInfo.InvariantCulture, $"{(v.Value.Length > 24 ? v.Value[..24] + "…" : v.Value)} ({v.Count:N0})")));
}
