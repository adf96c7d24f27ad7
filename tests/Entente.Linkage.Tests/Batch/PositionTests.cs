using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Entente.Linkage.Batch;
using Entente.Linkage.Fields;
using Entente.Linkage.Forms;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;
using Entente.Linkage.Tests.Cli;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Latitude and longitude are one position, and how far two are apart counts.</summary>
public sealed class PositionTests
{
    private static readonly Gen<(double, double)> Place = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180]);

    [Fact]
    public void Distances_are_those_of_the_haversine_formula_and_levels_follow_them() => Gen.Select(Place, Place, Gen.Double[-0.2, 0.2]).Sample((a, b, near) =>
    {
        var other = near > 0 ? b : (Math.Clamp(a.Item1 + near, -90, 90), a.Item2); // far pairs, and near ones
        if (GeoPlace.Of(a.Item1, a.Item2) == default || GeoPlace.Of(other.Item1, other.Item2) == default) return true; // never a value
        var field = Field(a, other);
        if (field.Count < 3) return true;
        var (written, apart) = (Enumerable.Range(1, 2).Select(v => field.Text(v).Split(',').Select(d => double.Parse(d, CultureInfo.InvariantCulture)).ToArray()).ToArray(), field.Kilometres(1, 2));
        var haversine = Haversine(written[0], written[1]);
        var level = field.Level(1, 2);
        var least = level == 1 ? 0 : field.Form.Within[level - 2];
        return Math.Abs(apart - haversine) < 1e-4 * Math.Max(1, haversine) && level == field.Level(2, 1) && apart >= least - 1e-6
            && (level > field.Form.Within.Count || apart <= field.Form.Within[level - 1] + 1e-6) && (!field.PlainlyDifferent(1, 2) || level == field.Levels.Count - 1);
    });

    [Theory]
    [InlineData("51.5074", "-0.1278", "51.5074,-0.1278", "")]
    [InlineData("+51.5074", "0", "51.5074,0.0000", "")]
    [InlineData("51,5074", "-0,1278", "51.5074,-0.1278", "Comma")]
    [InlineData("51.5074° N", "0.1278 W", "51.5074,-0.1278", "")]
    [InlineData("33.8688S", "151.2093E", "-33.8688,151.2093", "")]
    [InlineData("151.2093", "-33.8688", "-33.8688,151.2093", "Swapped")]
    [InlineData("0", "0.0", "", "Zero")]
    [InlineData("515074", "-0.1278", "", "Out")]
    [InlineData("95", "195", "", "Out")]
    [InlineData("45", "-180.5", "", "Out")]
    [InlineData("45", "-180", "45.0000,180.0000", "")]
    [InlineData("51.5074", "", "", "Half")]
    [InlineData("51.5074", "unknown", "", "Half")]
    [InlineData("51.50.74", "-0.1278", "", "Unread")]
    [InlineData("51°30'26\"N", "0°7'39\"W", "", "Unread")]
    [InlineData("NaN", "NaN", "", "")]
    [InlineData("1e1", "2", "", "Unread")]
    [InlineData("", "", "", "")]
    public void What_cannot_be_a_position_is_left_out_and_told(string latitude, string longitude, string place, string odd)
    {
        var read = GeoText.Read(Encoding.UTF8.GetBytes(latitude), Encoding.UTF8.GetBytes(longitude));
        Assert.Equal((place, odd.Length == 0 ? OddPlace.None : Enum.Parse<OddPlace>(odd)), (read.Place?.ToString() ?? "", read.Odd));
    }

    [Theory]
    [InlineData("51.5074,-0.1278")]
    [InlineData("51.5074, -0.1278")]
    [InlineData("(51.5074 -0.1278)")]
    [InlineData("51,5074;-0,1278")]
    [InlineData("51,5074, -0,1278")]
    [InlineData("51,5074,-0,1278")]
    [InlineData("geo:51.5074,-0.1278;u=35")]
    [InlineData("POINT(-0.1278 51.5074)")]
    [InlineData("51.5074N 0.1278W")]
    public void A_position_in_one_column_is_read_in_its_usual_forms(string text) => Assert.Equal("51.5074,-0.1278", GeoText.Read(Encoding.UTF8.GetBytes(text)).Place?.ToString());

    [Theory]
    [InlineData("lat,lon")]
    [InlineData("Latitude,Longitude")]
    [InlineData("home_lng,home_lat")]
    [InlineData("geoBreite,geoLänge")]
    [InlineData("latitud,longitud")]
    [InlineData("szerokość geograficzna,długość geograficzna")]
    public void Headers_of_positions_are_known_in_the_usual_languages(string headers) =>
        Assert.Equal([ColumnRole.Latitude, ColumnRole.Longitude], Sightings.Read(Placed(Sightings.Csv(60), headers)).Profile().TakeLast(2).Select(c => c.Role).Order());

    [Theory]
    [InlineData("lat", "weight")]
    [InlineData("long", "wide")]
    public void One_half_of_a_position_is_none(string one, string other) =>
        Assert.DoesNotContain(Sightings.Read(Placed(Sightings.Csv(60), $"{one},{other}")).Profile(), c => c.Role is ColumnRole.Latitude or ColumnRole.Longitude);

    [Fact]
    public void Nearness_speaks_for_one_person_and_distance_against_and_words_say_how_far()
    {
        using var command = new Command();
        command.Write("people.csv", Placed(Sightings.Csv(600), "lat,lon"));
        var (code, _, told) = command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--report", "./report.html");
        Assert.True(code == 0, told);
        Assert.Contains("lat + lon are read together as one position", told, StringComparison.Ordinal);
        Assert.Matches(@"lat \+ lon: [0-9.]+ k?m apart: speaks", command.Text("report.html"));

        var model = new BatchLinker().Learn(Sightings.Read(Placed(Sightings.Csv(600), "lat,lon"))).Weights;
        double Bits(int level) => Math.Log2(model[PairKind.Match][MatchModel.At(6, MatchModel.Alone, level)] / model[PairKind.Strangers][MatchModel.At(6, MatchModel.Alone, level)]);
        Assert.True(Bits(0) > 5 && Bits(2) > 5 && Bits(4) < Bits(2) && Bits(5) < 0, $"{Bits(0)} {Bits(2)} {Bits(4)} {Bits(5)}");
    }

    [Fact]
    public void A_position_found_from_an_address_hardly_counts_beside_it()
    {
        // Forty houses in which people live, each in one place; one sighting in five does not say the address.
        var lines = Sightings.Csv(600).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var csv = $"{lines[0]},lat,lon,address\n" + string.Join('\n', lines[1..].Select((line, at) =>
        {
            var house = int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture) % 40;
            return string.Create(CultureInfo.InvariantCulture, $"{line},{48 + house * 0.11:0.0000},{10 + house * 7 % 40 * 0.1:0.0000},{(at % 5 == 0 ? "" : $"{house} Long Road")}");
        }));
        var result = new BatchLinker().Link(Sightings.Read(csv));
        var place = result.Records.Fields.First(f => f.Role == ColumnRole.Position);
        Assert.Equal(["address", "town"], place.Parents.Select(p => p.Name));
        double Bits(int state) => Math.Log2(result.Model.Weights[PairKind.Match][MatchModel.At(place.Slot, state, 0)] / result.Model.Weights[PairKind.Strangers][MatchModel.At(place.Slot, state, 0)]);
        Assert.True(Bits(0) < 1 && Bits(MatchModel.Alone) > 3, $"{Bits(0)} {Bits(MatchModel.Alone)}");
    }

    [Fact]
    public void Records_that_come_one_by_one_cluster_as_all_at_once()
    {
        var csv = Placed(Sightings.Csv(200), "lat,lon").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var index = LinkIndex.Build(Sightings.Read(string.Join('\n', csv[..^60])));
        foreach (var line in csv[^60..])
        {
            var cells = line.Split(',');
            index.Put(cells[0], [.. cells[2..8], $"{cells[8]},{cells[9]}"]);
        }

        var all = index.Rebuild(Sightings.Read(string.Join('\n', csv)));
        Assert.Equal(all.All().Select(id => string.Join(' ', all.Members(id))).Order(StringComparer.Ordinal), index.All().Select(id => string.Join(' ', index.Members(id))).Order(StringComparer.Ordinal));
        using var snapshot = new MemoryStream();
        Snapshot.Write(index, snapshot);
        snapshot.Position = 0;
        Assert.Equal(index.Explain(csv[1].Split(',')[0], csv[2].Split(',')[0])!.InWords(), Snapshot.Read(snapshot, null).Explain(csv[1].Split(',')[0], csv[2].Split(',')[0])!.InWords());
    }

    [Fact]
    public void Distances_of_levels_are_data_of_the_model()
    {
        var csv = Placed(Sightings.Csv(300), "lat,lon");
        var json = JsonNode.Parse(new BatchLinker().Learn(Sightings.Read(csv)).Save())!;
        var field = json["fields"]!.AsArray().Single(f => (string?)f!["role"] == "Position")!;
        Assert.Equal("[0.1,1,10,100]", field["within"]!.ToJsonString());

        field["within"] = JsonNode.Parse("[0.5,25]");
        var other = new BatchLinker(new() { Start = TrainedModel.Load(json.ToJsonString()) }).Learn(Sightings.Read(csv));
        var again = TrainedModel.Load(other.Save());
        var result = new BatchLinker(new() { Model = again }).Link(Sightings.Read(csv));
        Assert.Equal(["the same spot", "within 500 m", "within 25 km", "more than 25 km apart"], result.Records.Fields.Single(f => f.Role == ColumnRole.Position).Levels);

        field["within"] = JsonNode.Parse("[10,1]");
        Assert.Contains("each above the one before", Assert.Throws<FormatException>(() => new BatchLinker(new() { Start = TrainedModel.Load(json.ToJsonString()) }).Learn(Sightings.Read(csv))).Message, StringComparison.Ordinal);
        field["within"] = JsonNode.Parse("[1]");
        Assert.Contains("levels for lat + lon", Assert.Throws<FormatException>(() => new BatchLinker(new() { Model = TrainedModel.Load(json.ToJsonString()) }).Link(Sightings.Read(csv))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_splink_that_reckon_a_distance_name_a_position()
    {
        using var command = new Command();
        command.Write("people.csv", Placed(Sightings.Csv(100), "north,east"));
        command.Write("s.json", """
            {"unique_id_column_name": "id", "comparisons": [{"comparison_levels": [{"sql_condition": "\"given_name_l\" = \"given_name_r\""}]}, {"comparison_levels": [{"sql_condition": "\"family_name_l\" = \"family_name_r\""}]},
             {"comparison_levels": [{"sql_condition": "cast(acos(case when (sin(radians(\"north_l\")) * sin(radians(\"north_r\")) + cos(radians(\"north_l\")) * cos(radians(\"north_r\")) * cos(radians(\"east_r\" - \"east_l\"))) > 1 then 1 else 0 end) * 6371 as float) <= 10"}]}]}
            """);
        var (code, _, error) = command.Run("link", "./people.csv", "--splink", "./s.json");
        Assert.True(code == 0, error);
        Assert.Contains("north + east are read together as one position", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_that_do_not_make_a_position_say_how_to_mend_it()
    {
        using var command = new Command();
        command.Write("people.csv", "id,lat,lon\n1,51.5,0.1\n2,51.6,0.2\n");
        Assert.Contains("lat (Latitude) do not make one position", command.Run("link", "./people.csv", "--id", "id", "--role", "lat=Latitude", "--role", "lon=Ignored").Error, StringComparison.Ordinal);
    }

    private static GeoField Field(params (double Latitude, double Longitude)[] places)
    {
        var values = new Distinct();
        foreach (var (latitude, longitude) in places) values.Add(Encoding.ASCII.GetBytes(GeoPlace.Of(latitude, longitude).ToString()));
        return new("place", new(ColumnRole.Position, new()), values, new(new int[values.Count], value => (ulong)value, null));
    }

    /// <summary>Sinnott 1984, as textbooks have it.</summary>
    private static double Haversine(double[] a, double[] b)
    {
        double Radians(double degrees) => degrees * Math.PI / 180;
        var (north, east) = (Math.Sin(Radians(b[0] - a[0]) / 2), Math.Sin(Radians(b[1] - a[1]) / 2));
        return 2 * 6371.0088 * Math.Asin(Math.Min(1, Math.Sqrt(north * north + Math.Cos(Radians(a[0])) * Math.Cos(Radians(b[0])) * east * east)));
    }

    /// <summary>The same file with two columns more: each person lives within some 300 km of a town and moves now and then; sightings are some hundred metres off.</summary>
    private static string Placed(string csv, string headers)
    {
        var text = new StringBuilder();
        foreach (var (at, line) in csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Index())
        {
            if (at == 0)
            {
                text.Append(line).Append(',').Append(headers).Append('\n');
                continue;
            }

            var person = int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture);
            var (home, off) = (new Random(at % 9 == 0 ? 100_000 + at : person), new Random(at));
            double Degrees(double from) => from + home.NextDouble() * 5 + (at % 3 == 0 ? 0 : (off.NextDouble() - 0.5) * 0.01);
            var (first, second) = (Degrees(48), Degrees(10));
            if (headers.StartsWith("home_lng", StringComparison.Ordinal)) (first, second) = (second, first);
            text.Append(CultureInfo.InvariantCulture, $"{line},{first:0.0000},{second:0.0000}\n");
        }

        return text.ToString();
    }
}
