using Parquet;
using Parquet.Schema;

namespace Entente.Linkage.Cli;

/// <summary>Writes results as Parquet: columns of text and, where there is one, of scores.</summary>
internal static class ParquetRows
{
    private const int InGroup = 1 << 18;

    /// <summary>Writes two columns of text.</summary>
    public static void Write(Stream to, (string First, string Second) names, IEnumerable<(string First, string Second)> rows) =>
        WriteAsync(to, [names.First, names.Second], "", rows.Select(r => (r.First, r.Second, 0.0))).GetAwaiter().GetResult();

    /// <summary>Writes two columns of text and one of numbers.</summary>
    public static void Write(Stream to, (string First, string Second, string Number) names, IEnumerable<(string First, string Second, double Number)> rows) =>
        WriteAsync(to, [names.First, names.Second], names.Number, rows).GetAwaiter().GetResult();

    private static async Task WriteAsync(Stream to, string[] texts, string number, IEnumerable<(string First, string Second, double Number)> rows)
    {
        var fields = texts.Select(t => new DataField(t, typeof(string), false)).ToList();
        if (number.Length > 0) fields.Add(new DataField<double>(number));
        // Footer and all are made here first: the format is written with seeks, and standard output cannot.
        using var whole = new MemoryStream();
        var into = to.CanSeek ? to : whole;
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), into))
        {
            foreach (var some in rows.Chunk(InGroup))
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync(fields[0], Array.ConvertAll(some, r => r.First));
                await group.WriteAsync(fields[1], Array.ConvertAll(some, r => r.Second));
                if (number.Length > 0) await group.WriteAsync<double>(fields[2], Array.ConvertAll(some, r => r.Number));
            }
        }

        if (into == whole) whole.WriteTo(to);
    }
}
