using Entente.Linkage.Cluster;

namespace Entente.Linkage.Cli;

/// <summary>Reads what people said about pairs.</summary>
internal static class Judgements
{
    /// <param name="path">The CSV.</param>
    /// <param name="answered">Whether rows that nobody answered are passed over.</param>
    public static IReadOnlyList<PairJudgement> Read(string path, bool answered = false)
    {
        var table = TableFile.Read(path);
        var judgements = new List<PairJudgement>();
        for (var row = 0; row < table.Rows; row++)
        {
            if (answered && table.Text(row, "same").Length == 0) continue;
            if (table.Text(row, "left").Length == 0 || table.Text(row, "right").Length == 0) throw new FormatException($"{path}: judgement {row + 1} does not name two records.");
            judgements.Add(new(table.Text(row, "left"), table.Text(row, "right"), Same(table.Text(row, "same").ToLowerInvariant(), path, row + 1)));
        }

        if (answered && judgements.Count == 0) throw new FormatException($"{path}: nothing was answered yet. Write yes or no in the column same.");
        return judgements;
    }

    public static bool Same(string said, string path, int number) => said switch
    {
        "yes" or "true" or "1" => true,
        "no" or "false" or "0" => false,
        _ => throw new FormatException($"{path}: judgement {number} says '{said}' where yes or no is meant."),
    };
}
