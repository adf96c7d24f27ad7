using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>explain: why two records are joined or not, or why a record is where it is; in words, or as JSON with one object on a line.</summary>
internal static class Explain
{
    public static int Run(Arguments arguments, Terminal terminal)
    {
        var pair = arguments.All("--pair");
        var record = arguments.One("--record");
        var linking = new Linking(arguments, terminal);
        var table = linking.Read(arguments.File);
        // Asked before linking, which may take long.
        var (left, right) = pair.Count > 0 ? (Row(table, pair[^2]), Row(table, pair[^1])) : (0, 0);
        var row = record.Length > 0 ? Row(table, record) : 0;
        var result = linking.Link(table);
        if (pair.Count > 0) Say(result.Explain(left, right), e => e.InJson(), e => e.InWords());
        if (record.Length > 0) Say(result.ExplainPlace(row), e => e.InJson(), e => e.InWords());
        return 0;

        void Say<T>(T told, Func<T, string> json, Func<T, string> words) => terminal.Say.Write(arguments.Json ? json(told) + "\n" : words(told));
    }

    private static int Row(Table table, string id)
    {
        var row = table.Find(id) ?? throw new FormatException($"There is no record '{id}' in {table.Source}. Records go by {(table.Ids is null ? $"their number, 1 to {table.Rows}; --id names a column with ids" : $"the column {table.Ids.Name}")}.");
        return table.Ids?.Times(row) > 1 ? throw new FormatException($"{table.Source} has more than one record '{id}', so it is not clear which is meant. Give each an id of its own, or leave --id out and name records by their number, from 1.") : row;
    }
}
