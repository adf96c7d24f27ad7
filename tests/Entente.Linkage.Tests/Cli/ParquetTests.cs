using System.Globalization;
using System.Text;
using Entente.Linkage.Cli;
using Entente.Linkage.Tests.Batch;
using Parquet;
using Parquet.Schema;

namespace Entente.Linkage.Tests.Cli;

/// <summary>Parquet in and out: the same results as CSV, and clear words for files that are not whole.</summary>
public sealed class ParquetTests : IDisposable
{
    private readonly Command command = new();

    [Fact]
    public async Task A_parquet_file_gives_the_clusters_and_pairs_of_the_same_csv()
    {
        var csv = Sightings.Csv(300);
        command.Write("p.csv", csv);
        await Texts("p.parquet", csv, 200);

        foreach (var form in (string[])["csv", "parquet"])
        {
            var (code, _, error) = command.Run("link", $"./p.{form}", "--id", "id", "--ignore", "truth", "--out", $"./c.{form}", "--pairs", $"./s.{form}");
            Assert.True(code == 0, error);
            (code, _, error) = command.Run("cluster", $"./s.{form}", "--out", $"./again.{form}");
            Assert.True(code == 0, error);
        }

        Assert.Equal(Cells("c.csv", "id", "cluster"), Cells("c.parquet", "id", "cluster"));
        Assert.Equal(Cells("s.csv", "left", "right"), Cells("s.parquet", "left", "right"));
        Assert.Equal(Cells("again.csv", "id", "cluster"), Cells("again.parquet", "id", "cluster"));
        var (_, said, _) = command.Run("evaluate", "./p.parquet", "--id", "id", "--truth", "truth", "--clusters", "./c.parquet");
        Assert.Equal(command.Run("evaluate", "./p.csv", "--id", "id", "--truth", "truth", "--clusters", "./c.csv").Out, said);
    }

    [Fact]
    public async Task Values_of_every_plain_type_are_read_as_csv_would_have_them()
    {
        DataField[] fields = [new DataField<string>("text"), new DataField<int?>("whole"), new DataField<double>("real"), new DataField<bool?>("truth"), new DataField<decimal>("money"), new DateTimeDataField("day", DateTimeFormat.Date),
            new DateTimeDataField("moment", DateTimeFormat.Timestamp, true, DateTimeTimeUnit.Micros), new DataField<DateTime>("old"), new DataField<byte[]>("bytes"), new DataField<ulong>("large")];
        var when = new DateTime(1990, 5, 7, 13, 4, 5, DateTimeKind.Utc);
        await Write("t.parquet", fields, async group =>
        {
            await group.WriteAsync(fields[0], [" Жана ", null!, ""]);
            await group.WriteAsync<int>(fields[1], new int?[] { -7, null, 12 });
            await group.WriteAsync<double>(fields[2], new[] { 1.5, double.NaN, -1e20 });
            await group.WriteAsync<bool>(fields[3], new bool?[] { true, null, false });
            await group.WriteAsync<decimal>(fields[4], new[] { 1.25m, 0, 3 });
            await group.WriteAsync<DateTime>(fields[5], new[] { when, when, when });
            await group.WriteAsync<DateTime>(fields[6], new[] { when, when.Date, when });
            await group.WriteAsync<DateTime>(fields[7], new[] { when.Date, when, when });
            await group.WriteAsync(fields[8], [Encoding.UTF8.GetBytes("Ana"), [], Encoding.UTF8.GetBytes("Ж")]);
            await group.WriteAsync<ulong>(fields[9], new[] { ulong.MaxValue, 0ul, 1ul });
        });

        var table = TableFile.Read(command.Path("t.parquet"));

        Assert.Equal(["Жана", "-7", "1.5", "true", "1.25", "1990-05-07", "1990-05-07T13:04:05", "1990-05-07", "Ana", "18446744073709551615"], fields.Select(f => table.Text(0, f.Name)));
        Assert.Equal(["", "", "", "", "", "1990-05-07", "1990-05-07", "1990-05-07T13:04:05", "", "0"], fields.Select(f => table.Text(1, f.Name)).Select((t, i) => i == 4 ? t.Trim('0', '.') : t));
        Assert.Equal(["", "12", "-1E+20", "false"], fields.Take(4).Select(f => table.Text(2, f.Name)));
    }

    [Fact]
    public async Task A_column_of_lists_or_structures_is_refused_by_name_unless_it_is_ignored()
    {
        var name = new DataField<string>("name");
        var nicks = new DataField<IEnumerable<string>>("nicks");
        await Write("l.parquet", [name, nicks], async group =>
        {
            await group.WriteAsync(name, ["Ana", "Eva"]);
            await group.WriteAsync(nicks, ["a", "b", "c"], new int[] { 0, 1, 0 });
        });

        var (code, _, error) = command.Run("profile", "./l.parquet");

        Assert.Equal(1, code);
        Assert.Contains("l.parquet: column 'nicks' holds a list in each cell, which is not read. Leave it out with --ignore \"nicks\"", error, StringComparison.Ordinal);
        Assert.Equal(0, command.Run("profile", "./l.parquet", "--ignore", "nicks").Code);
    }

    [Fact]
    public async Task A_file_that_is_not_whole_says_where_and_how_to_mend_it()
    {
        await Texts("p.parquet", Sightings.Csv(50), 1_000);
        var whole = File.ReadAllBytes(command.Path("p.parquet"));
        Assert.Contains("ends after 4 bytes. It was cut off", Refused(whole[..4]), StringComparison.Ordinal);
        Assert.Contains("does not end as one. It was cut off", Refused(whole[..^9]), StringComparison.Ordinal);
        Assert.Contains("its footer is", Refused([.. whole[..^8], 0xFF, 0xFF, 0xFF, 0x7F, .. "PAR1"u8]), StringComparison.Ordinal);
        Assert.Contains("encrypted", Refused([.. whole[..^4], .. "PARE"u8]), StringComparison.Ordinal);
        Assert.Contains("cannot be decoded in row group 1, column", Refused([.. whole[..4], .. new byte[200], .. whole[204..]]), StringComparison.Ordinal);
        Assert.Contains("linking them takes about", command.Run("link", "./p.parquet", "--memory", "10").Error, StringComparison.Ordinal);
        Assert.Contains("no column 'nr'. It has: id, truth", command.Run("link", "./p.parquet", "--id", "nr").Error, StringComparison.Ordinal);
    }

    public void Dispose() => command.Dispose();

    private string Refused(byte[] bytes)
    {
        File.WriteAllBytes(command.Path("bad.parquet"), bytes);
        var (code, _, error) = command.Run("profile", "./bad.parquet");
        Assert.Equal(1, code);
        Assert.Contains("bad.parquet", error, StringComparison.Ordinal);
        return error;
    }

    private string[] Cells(string file, string first, string second)
    {
        var table = TableFile.Read(command.Path(file), new() { Threads = 1 });
        return [.. Enumerable.Range(0, table.Rows).Select(r => string.Create(CultureInfo.InvariantCulture, $"{table.Text(r, first)}|{table.Text(r, second)}"))];
    }

    /// <summary>The same cells as a CSV without quotation marks, in several row groups.</summary>
    private Task Texts(string file, string csv, int inGroup)
    {
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToArray();
        DataField[] fields = [.. rows[0].Select(n => new DataField<string>(n))];
        return Write(file, fields, [.. rows[1..].Chunk(inGroup).Select(some => (Func<ParquetRowGroupWriter, Task>)(async group =>
        {
            foreach (var (at, field) in fields.Index()) await group.WriteAsync(field, [.. some.Select(r => r[at].Length == 0 ? null! : r[at])]);
        }))]);
    }

    private async Task Write(string file, DataField[] fields, params Func<ParquetRowGroupWriter, Task>[] groups)
    {
        await using var to = File.Create(command.Path(file));
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), to);
        foreach (var fill in groups)
        {
            using var group = writer.CreateRowGroup();
            await fill(group);
        }
    }
}
