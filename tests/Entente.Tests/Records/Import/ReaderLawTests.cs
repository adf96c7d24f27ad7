using System.Text;
using CsCheck;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;

namespace Entente.Tests.Records.Import;

/// <summary>Whatever the bytes: a reader gives rows, or says that the file is broken. It never fails in any other way, and reads the same each time.</summary>
public sealed class ReaderLawTests
{
    private static readonly byte[][] Seeds = [.. Directory.EnumerateFiles(Importing.Samples, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes), Book()];

    private static readonly Gen<byte[]> AnyBytes = Gen.Byte.Array[0, 400];

    private static readonly string[] Texts = ["\"", "\0", "\n", ",", "\uFEFF", "٣/٤/١٩٩٩", "<!DOCTYPE x>", "{", "\\ud83d"];

    /// <summary>A sound file with a few bytes changed, left out, doubled or put in, or cut off.</summary>
    private static readonly Gen<byte[]> Mangled = Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Byte, Gen.Int[0, Texts.Length - 1]).Array[1, 6], (seed, changes) =>
    {
        var bytes = Seeds[seed].ToList();
        foreach (var change in changes)
        {
            var at = Math.Min((int)(change.Item2 * bytes.Count), Math.Max(0, bytes.Count - 1));
            if (bytes.Count == 0 || change.Item1 == 4) bytes.InsertRange(at, Encoding.UTF8.GetBytes(Texts[change.Item4]));
            else if (change.Item1 == 0) bytes[at] = change.Item3;
            else if (change.Item1 == 1) bytes.RemoveAt(at);
            else if (change.Item1 == 2) bytes.InsertRange(at, bytes.Skip(at).Take(20).ToList());
            else if (change.Item2 > 0.5) bytes.RemoveRange(at, bytes.Count - at);
        }

        return bytes.ToArray();
    });

    [Fact]
    public void Any_bytes_are_read_or_refused() => AnyBytes.Sample(Read, iter: 2_000, threads: 1);

    [Fact]
    public void A_mangled_file_is_read_or_refused() => Mangled.Sample(Read, iter: 1_500, threads: 1);

    [Fact]
    public void Any_text_in_a_date_is_a_date_or_none() => Gen.String[Gen.OneOf(Gen.Char["0123456789./- ~<>Tjanfebcirca"], Gen.Char)].Sample(text =>
    {
        foreach (var order in Enum.GetValues<DateOrder>())
        {
            if (WrittenDates.Read(text, order) is { } date) Assert.True(PartialDate.TryParse(date, out _), "A date that was read is no date.");
        }
    }, iter: 20_000, threads: 1);

    [Fact]
    public void Rows_that_are_written_are_read_back() => Gen.String[Gen.OneOf(Gen.Char["ab\"',;\n\r \t"], Gen.Char['\u0020', '\ud7ff']), 0, 12].Array[2, 5].Array[1, 6].Sample(rows =>
    {
        var text = string.Join('\n', rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
        // A line end inside a cell is a line feed when read; carriage returns are line ends too.
        static string Ends(string cell) => cell.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        Assert.Equal(rows.Select(r => string.Join('|', r.Select(Ends))), CsvRows.Read(new StringReader(text), ',').Select(r => string.Join('|', r.Cells)));
    }, iter: 3_000, threads: 1);

    private static void Read(byte[] bytes)
    {
        FileHead head = new("f", [.. bytes.Take(FileHead.Length)], () => new MemoryStream(bytes));
        var file = new ImportFile("f", head.Open);
        foreach (var format in Formats.All)
        {
            try
            {
                if (!format.Knows([head])) continue;
                var plan = format.Propose([head]);
                var input = new ImportInput([file], plan, Ontology.Shipped, schema => Make.Draft(schema) with { Statements = [] });
                var once = format.Read(input).Take(500).Select(r => (r.Row, r.Drafts.Count, r.Errors.Count)).ToList();
                Assert.Equal(once, format.Read(input).Take(500).Select(r => (r.Row, r.Drafts.Count, r.Errors.Count)));
            }
            catch (InvalidDataException)
            {
                // The one way to say that a file is broken as a whole: it is told as such.
            }
        }
    }

    private static byte[] Book()
    {
        using var to = new MemoryStream();
        MiniExcelLibs.MiniExcel.SaveAs(to, new[] { new { id = 1, name = "Ana", dob = "1999-04-02" } });
        return to.ToArray();
    }
}
