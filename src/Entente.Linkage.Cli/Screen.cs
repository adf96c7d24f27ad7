using System.Globalization;
using Entente.Linkage.Screening;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>screen: puts each name of one file to the list in another.</summary>
internal static class Screen
{
    /// <summary>What is less probable is not worth a person's time.</summary>
    private const double Least = 0.05;

    public static int Run(Arguments arguments, Terminal terminal)
    {
        var (share, most) = (arguments.Number("--share", 0.1), (int)arguments.Number("--most", 5));
        var (list, queries) = (TableFile.Read(arguments.File, stop: terminal.Stop), TableFile.Read(arguments.Queries, stop: terminal.Stop));
        if (arguments.One("--id") is { Length: > 0 } named && !list.Names.Concat(queries.Names).Contains(named, StringComparer.OrdinalIgnoreCase)) throw new FormatException($"Neither file has a column '{named}' for the ids.");
        arguments.EachRoleIsOf(list, queries);
        var (listed, asked) = (ScreenColumns.Of(list, arguments), ScreenColumns.Of(queries, arguments));
        if (!arguments.Quiet)
        {
            terminal.Error.WriteLine(listed.InWords);
            terminal.Error.WriteLine(asked.InWords);
        }

        var entries = Entries(list, listed);
        var index = ScreenIndex.Build(entries.Values, share: share, transliterate: Arguments.Scripts);
        var likely = 0;
        if (terminal.Stop.IsCancellationRequested) throw new OperationCanceledException("Stopped; nothing was written.");
        using var answers = new PartFile(arguments.Out, terminal);
        answers.Text.Write("query,entry,probability,listed_as,why\n");
        for (var row = 0; row < queries.Rows; row++)
        {
            if (terminal.Stop.IsCancellationRequested) throw new OperationCanceledException(string.Create(CultureInfo.InvariantCulture, $"Stopped after {row:N0} of {queries.Rows:N0} queries. Of these the answers are whole: {answers.Stop()}."));
            var query = new ScreenQuery(string.Join(' ', asked.NamesOf(queries, row).Take(1)), asked.BornOf(queries, row), asked.NationalityOf(queries, row));
            var hits = index.Query(query, most, Least);
            if (hits is [{ Probability: >= ScreenIndex.Threshold }, ..]) likely++;
            var id = Csv.Cell(asked.IdOf(queries, row));
            if (hits.Count == 0) answers.Text.Write($"{id},,,,{Csv.Cell(query.Name.Length == 0 ? "Not screened: there is no name." : "Nobody on the list is likely enough to be shown.")}\n");
            foreach (var hit in hits) answers.Text.Write(string.Create(CultureInfo.InvariantCulture, $"{id},{Csv.Cell(hit.Id)},{hit.Probability:F3},{Csv.Cell(hit.Name)},{Csv.Cell(ScreenInWords.Of(hit, query, entries[hit.Id]))}\n"));
        }

        answers.Done();
        if (!arguments.Quiet) terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queries.Rows:N0} queries put to {index.Count:N0} entries: {likely:N0} have an entry that is more likely than not."));
        return 0;
    }

    /// <summary>Many lists have a row for each alias: rows of one id are one entry. The first date and nationality that are given stand.</summary>
    private static Dictionary<string, ScreenEntry> Entries(Table list, ScreenColumns columns)
    {
        var entries = new Dictionary<string, ScreenEntry>(list.Rows, StringComparer.Ordinal);
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var row = 0; row < list.Rows; row++)
        {
            var id = columns.IdOf(list, row);
            var (born, nationality, names) = (columns.BornOf(list, row), columns.NationalityOf(list, row), columns.NamesOf(list, row));
            if (!all.TryGetValue(id, out var said)) all[id] = said = [];
            said.AddRange(names);
            entries[id] = entries.TryGetValue(id, out var before)
                ? before with { Born = before.Born.Length > 0 ? before.Born : born, Nationality = before.Nationality.Length > 0 ? before.Nationality : nationality }
                : new(id, said, born, nationality);
        }

        return entries;
    }
}
