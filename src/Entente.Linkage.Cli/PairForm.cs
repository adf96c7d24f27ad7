using Entente.Linkage.Batch;

namespace Entente.Linkage.Cli;

/// <summary>A CSV for people to fill in: two records side by side in each row, and an empty column "same" for yes or no.</summary>
internal static class PairForm
{
    /// <param name="output">Where to.</param>
    /// <param name="result">Where the records are from.</param>
    /// <param name="more">Names of the columns that follow the records' values.</param>
    /// <param name="pairs">Records, and the cells of those columns.</param>
    public static void Write(TextWriter output, BatchResult result, string more, IEnumerable<(int A, int B, string More)> pairs)
    {
        var fields = result.Records.Fields;
        output.Write($"left,right,same,{string.Join(',', fields.SelectMany(f => new[] { Csv.Cell($"{f.Name} left"), Csv.Cell($"{f.Name} right") }))},{more}\n");
        foreach (var (a, b, last) in pairs)
        {
            var values = fields.SelectMany(f => new[] { a, b }.Select(r => result.Records.Cell(r, f) is var cell and not 0 ? Csv.Cell(f.Text(cell)) : ""));
            output.Write($"{Csv.Cell(Id(a))},{Csv.Cell(Id(b))},,{string.Join(',', values)},{last}\n");
        }

        string Id(int record) => result.Table.Id(result.Records.Rows[record]);
    }
}
