using System.Text;
using Entente.Linkage.Batch;
using Entente.Linkage.Cli;
using Entente.Linkage.Tables;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Cli;

/// <summary>Whatever bytes come, a reader answers with a table or with a refusal that names the file.</summary>
public sealed class ReaderFuzzTests : IDisposable
{
    private static readonly byte[][] Odd = [[0], "\""u8.ToArray(), "\"\""u8.ToArray(), "\r"u8.ToArray(), "\r\n"u8.ToArray(), "\n"u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), [0xC3], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], new byte[5_000]];

    private readonly Command command = new();

    [Fact]
    public void A_csv_with_odd_bytes_put_in_anywhere_is_read_or_refused()
    {
        var (random, whole) = (new Random(7), Encoding.UTF8.GetBytes(Sightings.Csv(12)));
        var read = 0;
        for (var turn = 0; turn < 300; turn++)
        {
            var bytes = whole.ToList();
            for (var slips = random.Next(1, 5); slips > 0; slips--)
            {
                var at = random.Next(bytes.Count);
                if (random.Next(3) == 0) bytes.RemoveRange(at, Math.Min(random.Next(1, 60), bytes.Count - at));
                else bytes.InsertRange(at, Odd[random.Next(Odd.Length)]);
                if (bytes.Count == 0) bytes.Add(0);
            }

            if (Reads([.. bytes], $"turn {turn}", "f.csv")) read++;
        }

        Assert.InRange(read, 20, 280);
    }

    [Fact]
    public void A_parquet_file_with_bytes_changed_or_cut_is_read_or_refused()
    {
        using (var file = File.Create(command.Path("w.parquet"))) ParquetRows.Write(file, ("id", "cluster", "score"), Enumerable.Range(0, 60).Select(i => ($"r{i}", $"c{i % 7}", i / 3.0)));
        var (random, whole) = (new Random(8), File.ReadAllBytes(command.Path("w.parquet")));
        var refused = 0;
        for (var turn = 0; turn < 300; turn++)
        {
            var bytes = whole.ToArray();
            for (var slips = random.Next(1, 4); slips > 0; slips--) bytes[random.Next(4, bytes.Length - 8)] = (byte)random.Next(256);
            if (turn % 5 == 0) bytes = [.. bytes[..random.Next(8, bytes.Length)], .. whole[^8..]];
            if (!Reads(bytes, $"turn {turn}", "f.parquet")) refused++;
        }

        Assert.InRange(refused, 60, 300);
    }

    [Fact]
    public void Cells_of_any_characters_and_length_are_compared_in_bounded_time()
    {
        var random = new Random(9);
        var csv = new StringBuilder("id,given_name,family_name,birth_date,phone,address,email\n");
        for (var row = 0; row < 100; row++)
        {
            csv.Append(row);
            for (var column = 0; column < 6; column++)
            {
                csv.Append(',');
                for (var left = random.Next(40) == 0 ? 10_000 : random.Next(12); left > 0; left--) csv.Append(random.Next(4) == 0 ? (char)random.Next(0x80, 0xFFFF) : (char)random.Next('a', 'f'));
            }

            csv.Append('\n');
        }

        // Halves of surrogate pairs stand among the characters; as bytes they are no UTF-8 and become what stands for such.
        var bytes = Encoding.UTF8.GetBytes(csv.ToString());
        try
        {
            var table = Table.ReadFrom(new MemoryStream(bytes), "x.csv", new() { Id = "id", Threads = 1 });
            var result = new BatchLinker(new() { Threads = 1, BlindPairs = 2_000, MetPairs = 2_000 }).Link(table);
            for (var row = 1; row < 40; row++) Assert.NotEmpty(result.Explain(row - 1, row).InWords());
        }
        catch (FormatException refused)
        {
            Assert.Contains("x.csv", refused.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => command.Dispose();

    /// <summary>True where it is read, false where it is refused; anything else fails the test.</summary>
    private bool Reads(byte[] bytes, string turn, string name)
    {
        File.WriteAllBytes(command.Path(name), bytes);
        try
        {
            return TableFile.Read(command.Path(name), new() { Threads = 1 }).Rows > 0;
        }
        catch (FormatException refused)
        {
            Assert.NotEmpty(refused.Message);
            return false;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{turn} of {name} ended in {fault.GetType().Name}.", fault);
        }
    }
}
