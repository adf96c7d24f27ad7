using System.Text;
using CsCheck;
using Entente.Linkage.Batch;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Files as people have them.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n1,2\n", "must name the columns")]
    [InlineData("id,name\n", "no records")]
    [InlineData("id,name\n1,Ana\n2\n", "Line 3 has 1 cells where the header has 2")]
    [InlineData("id,name\n1,\"Ana\n2,Eva\n", "never closed")]
    [InlineData("id,name\n1,\"Ana\"x\n", "Line 2")]
    [InlineData("id,name,name\n1,a,b\n", "two columns called 'name'")]
    [InlineData("nr,name\n1,a\n", "no column 'id'. It has: nr, name")]
    [InlineData("id\n1\n", "no column is left")]
    [InlineData("PAR1xxxx", "Parquet")]
    public void A_file_that_cannot_be_read_says_what_to_do(string csv, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => Read(csv)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_in_utf_16_says_so() =>
        Assert.Contains("UTF-16", Assert.Throws<FormatException>(() => Table.ReadFrom(new MemoryStream(Encoding.Unicode.GetPreamble()), "x.csv", new())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("id,name\n1,Ana\n")]
    [InlineData("id;name\r\n1;Ana\r\n")]
    [InlineData("\uFEFFid\tname\n1\tAna")]
    [InlineData("id | name\n1 | Ana\n\n")]
    [InlineData("\"id\",\"name\"\n\"1\",\"Ana\"")]
    public void Separators_quotes_and_line_ends_are_found_out(string csv)
    {
        var table = Read(csv);
        Assert.Equal(("1", "Ana"), (table.Id(0), table.Text(0, "name")));
    }

    [Fact]
    public void Whatever_is_written_is_read_again()
    {
        var cell = Gen.String[Gen.OneOf(Gen.Char['a', 'e'], Gen.Int[0, 5].Select(i => "\",\néж "[i])), 0, 40].Select(s => s.Trim());
        Gen.Select(cell, cell).List[1, 60].Sample(rows =>
        {
            var csv = "id,name,town\n" + string.Concat(rows.Index().Select(r => $"{r.Index},{Quoted(r.Item.Item1)},{Quoted(r.Item.Item2)}\n"));
            var table = Read(csv);
            return table.Rows == rows.Count && rows.Index().All(r => table.Text(r.Index, "name") == r.Item.Item1.Trim() && table.Text(r.Index, "town") == r.Item.Item2.Trim());
        });
    }

    [Fact]
    public void Bytes_that_mean_nothing_end_in_a_message_or_a_table() =>
        Gen.OneOf(Gen.Byte, Gen.Int[0, 3].Select(i => (byte)",\"\na"[i])).Array[0, 300].Sample(bytes =>
        {
            try
            {
                _ = Table.ReadFrom(new MemoryStream(bytes), "x.csv", new());
            }
            catch (FormatException)
            {
                // a message is an answer; anything else fails the test
            }
        });

    [Fact]
    public void Repeated_ids_stay_records_of_their_own_and_are_told()
    {
        var table = Read("id,name\n1,Ana\n1,Eva\n,Ida\n");
        Assert.Equal(3, table.Rows);
        Assert.Contains("2 records carry no id or an id that was used before", Assert.Single(table.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("given_name", "Ana Maria", ColumnRole.GivenName)]
    [InlineData("Last Name", "Exampla", ColumnRole.FamilyName)]
    [InlineData("dateOfBirth", "1990-05-07", ColumnRole.Date)]
    [InlineData("dob", "not a date", ColumnRole.FullName)]
    [InlineData("street_number", "12", ColumnRole.Number)]
    [InlineData("birth_place", "Exampleton", ColumnRole.Place)]
    [InlineData("soc_sec_id", "5304218", ColumnRole.Identifier)]
    [InlineData("contact", "someone@example.org", ColumnRole.Email)]
    public void A_columns_meaning_is_guessed_from_header_and_values(string header, string value, ColumnRole role)
    {
        var numbers = char.IsDigit(value[^1]);
        var rows = Enumerable.Range(0, numbers ? 150 : 400).Select(i => numbers ? $"{i},{value[..^2]}{10 + i % 19}" : $"{i},{value}{Letters(i)}");
        Assert.Equal(role, Assert.Single(Read($"id,{header}\n{string.Join('\n', rows)}\n").Profile()).Role);
    }

    [Fact]
    public void Names_of_ten_thousand_letters_null_bytes_and_empty_columns_are_linked_like_others()
    {
        var rows = Enumerable.Range(0, 300).Select(i => $"{i},{i},{new string((char)('a' + i % 26), 10_000)}\0,Exampla{Letters(i)},,,,x");
        var table = Sightings.Read("id,truth,given_name,family_name,birth_date,phone,passport,town\n" + string.Join('\n', rows));
        Assert.Equal(300, new BatchLinker().Link(table).Count);
    }

    [Fact]
    public void Records_that_are_all_alike_and_a_block_of_half_the_file_end_in_bounded_time()
    {
        var rows = Enumerable.Range(0, 40_000).Select(i => i % 2 == 0 ? $"{i},0,Maria,Popescu,1990-05-07,,,town" : $"{i},{i},Ana{Letters(i % 97)},Fam{Letters(i)},19{i % 90 + 10}-03-02,,,town{i % 31}");
        var table = Sightings.Read("id,truth,given_name,family_name,birth_date,phone,passport,town\n" + string.Join('\n', rows));
        var result = new BatchLinker().Link(table);
        Assert.Contains(result.Report, r => r.Contains("no longer meet here", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_without_anything_to_find_by_says_so()
    {
        var csv = "id,truth,colour\n" + string.Join('\n', Enumerable.Range(0, 50).Select(i => $"{i},{i},{(i % 2 == 0 ? "red" : "blue")}"));
        Assert.Contains("used for finding", Assert.Throws<FormatException>(() => new BatchLinker().Link(Sightings.Read(csv))).Message, StringComparison.Ordinal);
    }

    /// <summary>A number in letters, as names have no digits.</summary>
    private static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)('a' + c - '0')));

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Table Read(string csv) => Table.ReadFrom(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "x.csv", new() { Id = "id", Threads = 1 });
}
