using System.Runtime.CompilerServices;
using Entente.Linkage.Tables;
using Parquet;

namespace Entente.Linkage.Cli;

/// <summary>Reads a Parquet file into a table: plain columns of any row group, page encoding and compression.</summary>
internal static class ParquetTable
{
    public static Table Read(Stream file, string source, TableOptions options, Steps? steps, CancellationToken stop)
    {
        // The decoder makes code as it goes, which a program that was compiled ahead of time cannot.
        if (!RuntimeFeature.IsDynamicCodeSupported) throw new FormatException($"{source} is Parquet, which this build, compiled ahead of time, cannot read. Use the tool that runs on .NET, or save the file as CSV.");
        ParquetFooter.Check(file, source);
        return ReadAsync(file, source, options, steps, stop).GetAwaiter().GetResult();
    }

    /// <summary>How many records and columns a file says it has, and how many bytes its values take unpacked.</summary>
    public static (double Records, int Columns, double Bytes) Size(Stream file, string source)
    {
        ParquetFooter.Check(file, source);
        return SizeAsync(file, source).GetAwaiter().GetResult();
    }

    private static async Task<(double Records, int Columns, double Bytes)> SizeAsync(Stream file, string source)
    {
        await using var reader = await Open(file, source, default);
        return (reader.RowGroups.Sum(g => (double)g.RowCount), reader.Schema.Fields.Count, reader.RowGroups.Sum(g => (double)g.RowGroup.TotalByteSize));
    }

    private static Task<ParquetReader> Open(Stream file, string source, CancellationToken stop) => Decoding(source, "its footer", async () =>
    {
        var reader = await ParquetReader.CreateAsync(file, new ParquetOptions(), true, stop);
        _ = (reader.Schema.Fields, reader.RowGroups); // decoded when first asked for, which must be here
        return reader;
    });

    private static async Task<Table> ReadAsync(Stream file, string source, TableOptions options, Steps? steps, CancellationToken stop)
    {
        await using var reader = await Open(file, source, stop);
        var fields = reader.Schema.Fields;
        var builder = new TableBuilder(source, [.. fields.Select(f => f.Name)], options);
        var wanted = fields.Index().Where(f => builder.Takes(f.Index)).Select(f => (f.Index, Field: ParquetValues.Plain(f.Item, source))).ToArray();
        var all = reader.RowGroups.Sum(g => (double)g.RowCount); // what a damaged file says may be beyond any whole number
        if (reader.RowGroups.Any(g => g.RowCount < 0) || all > Array.MaxLength) throw new FormatException($"{source} says it has {all:N0} records; at most {Array.MaxLength:N0} can be read.");
        var (done, bytes) = (0L, 0L);
        for (var number = 0; number < reader.RowGroupCount; number++)
        {
            using var group = reader.RowGroups[number];
            done += group.RowCount;
            foreach (var (at, field) in wanted)
            {
                stop.ThrowIfCancellationRequested();
                var where = $"row group {number + 1}, column '{field.Name}'";
                bytes += await Decoding(source, where, async () =>
                {
                    var chunk = group.GetMetadata(field)?.MetaData ?? throw new InvalidDataException("the column is missing");
                    // Before any room is made for it: a length that was made up must not take the machine's memory.
                    if (chunk.NumValues != group.RowCount) throw new InvalidDataException($"{chunk.NumValues:N0} values in {group.RowCount:N0} rows");
                    if (chunk.TotalCompressedSize < 0 || chunk.TotalCompressedSize > file.Length || chunk.DataPageOffset < 0 || chunk.DataPageOffset >= file.Length) throw new InvalidDataException("it lies outside the file");
                    using var values = await group.ReadRawColumnDataBaseAsync(field, stop);
                    ParquetValues.Add(builder, at, field, values, (int)group.RowCount, source);
                    return chunk.TotalCompressedSize;
                });
                steps?.Read(bytes, file.Length);
            }
        }

        return builder.Build();
    }

    /// <summary>Whatever the decoder throws at bytes that are no Parquet (it throws many things, from index errors to lack of memory) becomes one message that says where.</summary>
    private static async Task<T> Decoding<T>(string source, string where, Func<Task<T>> decode)
    {
        try
        {
            return await decode();
        }
        catch (Exception fault) when (fault is not (FormatException or OperationCanceledException))
        {
            throw new FormatException($"{source} cannot be decoded in {where} ({fault.Message.TrimEnd('.')}). It is damaged or of a kind that is not read; export it again, or as CSV in UTF-8.", fault);
        }
    }
}
