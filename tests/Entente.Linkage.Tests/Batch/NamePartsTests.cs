using System.Text;
using Entente.Linkage.Fields;
using Entente.Linkage.Forms;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Names as files have them: the same said three times, titles in their place, a family name alone in the column for given names.</summary>
public sealed class NamePartsTests
{
    private const string People = """
        id,full_name,first_name,surname,birth_date
        1,thomas arthur clifford,thomas,clifford,1630-08-01
        2,"sir thomas clifford, 1st baronet",sir,baronet,1630-08-01
        3,clifford,clifford,,1630-08-01
        4,thomas clifford of chudleigh,thomas,chudleigh,1630-01-01
        5,john henry clifford,john,clifford,1700-02-03
        6,mrs clifford,mrs,clifford,1701-02-03
        7,mary ann clifford,mary,clifford,1701-02-03

        """;

    [Theory]
    [InlineData(0, "thomas", "clifford", "arthur")]
    [InlineData(1, "thomas", "clifford", "")]
    [InlineData(2, "", "clifford", "")]
    [InlineData(3, "thomas", "chudleigh", "clifford")]
    [InlineData(5, "", "clifford", "")]
    public void A_whole_name_says_what_its_parts_leave_out_and_a_name_alone_goes_where_it_belongs(int row, string given, string family, string beyond)
    {
        var table = Read(People);
        var records = new Prepare(table, RoleGuess.Of(table.Columns, new Dictionary<string, ColumnRole>()), 1, null).Run();

        string Said(ColumnRole role) => records.Fields.Single(f => f.Role == role) is var field && records.Cell(row, field) is var value and > 0 ? field.Text(value) : "";
        Assert.Equal((given, family, beyond), (Said(ColumnRole.GivenName), Said(ColumnRole.FamilyName), Said(ColumnRole.FullName)));
    }

    [Fact]
    public void A_whole_name_that_says_no_more_than_its_parts_is_not_compared()
    {
        var table = Read("id,full_name,first_name,surname\n1,ana pop,ana,pop\n2,eva rus,eva,rus\n");

        Assert.Equal(ColumnRole.Ignored, RoleGuess.Of(table.Columns, new Dictionary<string, ColumnRole>())["full_name"]);
    }

    [Fact]
    public void People_long_dead_have_a_date_of_birth_too()
    {
        var (born, year) = (DateField.Number(DateText.Read("1630-08-01"u8)), DateField.Number(DateText.Read("1630-01-01"u8)));

        Assert.Equal("1630-08-01", new DateField("born", new([], value => (ulong)value, null)).Text(born));
        Assert.NotEqual(0, year);
    }

    [Fact]
    public void One_by_one_whole_names_are_split_as_they_are_all_at_once()
    {
        var lines = Sightings.Csv(300, 9).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToArray();
        string[] middle = ["", "Ana ", "Ion Mihai ", "Sir "];
        // id, given, family, born, phone and town, with a whole name that says more; each seventh record has a family name alone, in the wrong place.
        var rows = lines.Skip(1).Select((l, i) => i % 7 == 0
            ? (Id: l[0], Values: new[] { l[3], l[3], "", l[4], l[5], l[7] })
            : (Id: l[0], Values: [$"{middle[i % 4]}{l[2]} {middle[i % 3]}{l[3]}", l[2], l[3], l[4], l[5], l[7]])).ToArray();
        var index = LinkIndex.Build(Table(rows.Take(rows.Length / 2)));
        foreach (var (id, values) in rows.Skip(rows.Length / 2)) index.Put(id, values);

        var rebuilt = index.Rebuild(Table(rows));
        Assert.Equal("whole_name", index.Columns[0]);
        Assert.All(rows, r => Assert.Equal(rebuilt.Members(r.Id).Order(StringComparer.Ordinal), index.Members(r.Id).Order(StringComparer.Ordinal)));
        Assert.Contains(rows, r => index.Members(r.Id).Count > 1);
    }

    private static Table Table(IEnumerable<(string Id, string[] Values)> rows) =>
        Read("id,whole_name,first_name,surname,birth_date,phone,town\n" + string.Concat(rows.Select(r => $"{r.Id},{string.Join(',', r.Values)}\n")));

    private static Table Read(string csv) => Tables.Table.ReadFrom(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "made-up.csv", new() { Id = "id" });
}
