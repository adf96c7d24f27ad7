using System.Text;
using Entente.Linkage.Batch;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Files laid out as offices of many countries lay them out; nobody says what a column means.</summary>
public sealed class LayoutTests
{
    private static readonly string[] Spoken = ["given_name", "family_name", "birth_date", "phone", "passport", "town"];

    [Theory]
    [InlineData("Vorname;Name;Geburtsdatum;Telefon;Reisepass;Wohnort")]
    [InlineData("prénom,nom,date_naissance,tel,passeport,ville")]
    [InlineData("nombre,apellidos,fecha_nacimiento,telefono,pasaporte,ciudad")]
    [InlineData("FN,LN,DOB,PH,DOCNO,CITY")]
    [InlineData("c1,c2,c3,c4,c5,c6")]
    public void Whatever_its_columns_are_called_a_file_is_linked_the_same(string header)
    {
        var separator = header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var csv = Sightings.Csv(400);
        var other = csv.Replace(string.Join(',', Spoken), header, StringComparison.Ordinal).Replace(',', separator);

        Assert.True(Score(other) >= Score(csv) - 0.02, $"{header}: pair F1 {Score(other):0.000} where plain headers give {Score(csv):0.000}; {string.Join(", ", Roles(other))}");
    }

    [Theory]
    [InlineData("7/5/90", 1990, 5, 7)]
    [InlineData("07-05-12", 2012, 5, 7)]
    [InlineData("7 May 1990", 1990, 5, 7)]
    [InlineData("May 7, 1990", 1990, 5, 7)]
    [InlineData("7. Mai 1990", 1990, 5, 7)]
    [InlineData("7-okt-1990", 1990, 10, 7)]
    [InlineData("7 février 1990", 1990, 2, 7)]
    [InlineData("7. März 1990", 1990, 3, 7)]
    [InlineData("3 août 1990", 1990, 8, 3)]
    [InlineData("3 Décembre 1990", 1990, 12, 3)]
    [InlineData("3 é", 0, 0, 0)]
    [InlineData("1990-05-07T00:00:00", 1990, 5, 7)]
    [InlineData("1990-05-07 12:30", 1990, 5, 7)]
    [InlineData("sometime in May", 0, 0, 0)]
    [InlineData("XX123456", 0, 0, 0)]
    [InlineData("12-34-56", 0, 0, 0)]
    public void Dates_are_read_as_people_write_them(string written, int year, int month, int day)
    {
        var date = DateText.Read(Encoding.UTF8.GetBytes(written));

        Assert.Equal((year, month, day), (DateText.Year(date), DateText.Month(date), DateText.Day(date)));
    }

    [Fact]
    public void Half_a_file_of_unknown_people_is_not_a_person()
    {
        var lines = Sightings.Csv(400).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var blind = lines.Select((l, i) => i == 0 || i % 2 == 0 ? l : string.Join(',', [.. l.Split(',')[..2], "Unknown", "UNKNOWN", "1970-01-01", "", "0000", "bacity"]));
        var table = Sightings.Read(string.Join('\n', blind) + "\n");

        Assert.True(new BatchLinker().Link(table).Measure()!.PairPrecision >= 0.95);
    }

    private static double Score(string csv) => new BatchLinker().Link(Sightings.Read(csv)).Measure()!.PairF1;

    private static IEnumerable<string> Roles(string csv) => Sightings.Read(csv).Profile().Select(p => $"{p.Name} {p.Role}");
}
