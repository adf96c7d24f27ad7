using Entente.Linkage.Cluster;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>Reads what people said about pairs.</summary>
internal static class Judgements
{
    public static IReadOnlyList<PairJudgement> Read(string path)
    {
        var table = Table.Read(path);
        var judgements = new List<PairJudgement>();
        for (var row = 0; row < table.Rows; row++)
        {
            var said = table.Text(row, "same").ToLowerInvariant();
            if (said is not ("yes" or "no" or "true" or "false" or "1" or "0")) throw new FormatException($"{path}: judgement {row + 1} says '{said}' where yes or no is meant.");
            judgements.Add(new(table.Text(row, "left"), table.Text(row, "right"), said is "yes" or "true" or "1"));
        }

        return judgements;
    }
}
