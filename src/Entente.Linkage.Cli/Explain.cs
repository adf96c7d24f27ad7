namespace Entente.Linkage.Cli;

/// <summary>explain: why two records are joined or not, or why a record is where it is.</summary>
internal static class Explain
{
    public static int Run(Arguments arguments, Terminal terminal)
    {
        var pair = arguments.All("--pair");
        var record = arguments.One("--record");
        if (pair.Count == 0 && record.Length == 0) throw new FormatException("explain needs --pair ID ID or --record ID.");
        var (table, result) = new Linking(arguments, terminal).Run();
        if (pair.Count > 0) terminal.Say.Write(result.Explain(Row(pair[^2]), Row(pair[^1])).InWords());
        if (record.Length > 0) terminal.Say.Write(result.ExplainPlace(Row(record)).InWords());
        return 0;

        int Row(string id) => table.Find(id) ?? throw new FormatException($"There is no record '{id}'.");
    }
}
