using System.Globalization;
using Entente.Linkage.Evaluate;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Cli;

/// <summary>evaluate: measures a file of clusters against the known answer.</summary>
internal static class Evaluate
{
    public static int Run(Arguments arguments)
    {
        if (arguments.One("--truth").Length == 0 || arguments.One("--clusters").Length == 0) throw new FormatException("evaluate needs --truth COLUMN and --clusters FILE.");
        var table = Table.Read(arguments.File, arguments.ForTable);
        var clusters = ClusterFile.Read(arguments.One("--clusters"));
        var truth = new int[table.Rows];
        var found = new int[table.Rows];
        Dictionary<string, int> persons = [], groups = [];
        for (var row = 0; row < table.Rows; row++)
        {
            truth[row] = Number(persons, table.Text(row, arguments.One("--truth")));
            found[row] = Number(groups, clusters.TryGetValue(table.Id(row), out var cluster) ? cluster : $"\0{row}");
        }

        Console.WriteLine(InWords(ClusterMeasure.Of(truth, found)));
        return 0;
    }

    public static string InWords(ClusterMeasure measure) => string.Create(CultureInfo.InvariantCulture,
        $"pairs: precision {measure.PairPrecision:0.0000}, recall {measure.PairRecall:0.0000}, F1 {measure.PairF1:0.0000}; B-cubed: precision {measure.BCubedPrecision:0.0000}, recall {measure.BCubedRecall:0.0000}, F1 {measure.BCubedF1:0.0000}; {measure.Clusters:N0} clusters, largest {measure.Largest:N0}");

    private static int Number(Dictionary<string, int> numbers, string key)
    {
        if (!numbers.TryGetValue(key, out var number)) numbers[key] = number = numbers.Count;
        return number;
    }
}
