using System.Text;
using CsCheck;
using Entente.Linkage.Batch;
using Entente.Linkage.Checks;
using Entente.Linkage.Fields;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;
using Entente.Linkage.Tests.Cli;
using Entente.Linkage.Train;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Numbers that carry a check show their own slips.</summary>
public sealed class CheckTests
{
    private const string Characters = "0123456789abcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData("Iban", "gb82west12345698765432")]
    [InlineData("Iban", "de89370400440532013000")]
    [InlineData("Lei", "5493001kjtiigc8y1r12")]
    [InlineData("Vin", "1m8gdm9axkp042788")]
    [InlineData("Vin", "11111111111111111")]
    [InlineData("Imei", "490154203237518")]
    [InlineData("Cnp", "1800101221144")]
    [InlineData("Pesel", "44051401359")]
    [InlineData("Oib", "33392005961")]
    [InlineData("Egn", "7523169263")]
    [InlineData("Nhs", "9434765919")]
    [InlineData("Bsn", "111222333")]
    [InlineData("Dni", "12345678z")]
    [InlineData("Dni", "x1234567l")]
    [InlineData("Icao9303", "l898902c36")]
    public void Specimen_numbers_pass(string scheme, string number) => Assert.True(CheckSchemes.Of(scheme)!.Holds(Encoding.ASCII.GetBytes(number)));

    public static TheoryData<string> Schemes => [.. CheckSchemes.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Each_single_wrong_character_that_a_scheme_promises_to_detect_is_detected(string name)
    {
        var scheme = CheckSchemes.Of(name)!;
        var promised = 0;
        Gen.Int[0, int.MaxValue].Sample(seed =>
        {
            var number = Made(scheme, new(seed));
            for (var at = 0; at < number.Length; at++)
            {
                foreach (var other in Characters.Select(c => (byte)c).Where(c => c != number[at] && scheme.Detects(number[at], c)))
                {
                    byte[] wrong = [.. number];
                    wrong[at] = other;
                    promised++;
                    if (scheme.Holds(wrong)) return false;
                }
            }

            return true;
        }, iter: 100, threads: 1);
        Assert.Equal(name is "Cnp" or "Egn", promised == 0);
    }

    [Fact]
    public void A_slip_that_the_check_shows_is_close_and_two_valid_numbers_a_slip_apart_are_different()
    {
        var field = Field("Imei", "490154203237518", "490154203237519", "490154203237528", "49015420323751");
        Assert.Equal(["same", "one slip, shown by the check", "one slip", "different"], field.Levels);
        Assert.Equal((1, 1, 1, 2), (field.Level(1, 2), field.Level(2, 1), field.Level(1, 4), field.Level(2, 4)));
        Assert.Equal("differs by one slip, and the second record's fails the check of IMEIs: probably a slip", field.InWords(1, 1, 2));
        Assert.Equal("differs by one slip, and the first record's fails the check of IMEIs: probably a slip", field.InWords(1, 2, 1));
        var (one, two) = Neighbours(); // Luhn does not see that 0 and 9 changed places
        var both = Field("Imei", one, two);
        Assert.Equal(both.Levels.Count - 1, both.Level(1, 2));
        Assert.Equal("differs by one slip, and both pass the check of IMEIs: two different numbers", both.InWords(3, 1, 2));
    }

    [Fact]
    public void A_column_is_recognised_by_what_passes_its_failures_are_counted_and_told_and_the_model_keeps_the_check()
    {
        using var command = new Command();
        var csv = Numbered(600);
        command.Write("people.csv", csv);
        var profile = command.Run("profile", "./people.csv", "--id", "id").Out;
        Assert.Matches(@"passport holds Polish PESEL numbers \(.*\): [0-9]+ records pass the check, [0-9]+ do not and probably hold a slip, 1 have another shape\.", profile);

        var result = new BatchLinker().Link(Sightings.Read(csv));
        Assert.Contains(result.Report, r => profile.Contains(r, StringComparison.Ordinal) && r.StartsWith("passport holds", StringComparison.Ordinal));
        Assert.Contains("\"check\": \"Pesel\"", result.Model.Save(), StringComparison.Ordinal);
        var passport = result.Records.Fields.Single(f => f.Name == "passport");
        double Bits(int level) => Math.Log2(result.Model.Weights[PairKind.Match][MatchModel.At(passport.Slot, MatchModel.Alone, level)] / result.Model.Weights[PairKind.Strangers][MatchModel.At(passport.Slot, MatchModel.Alone, level)]);
        Assert.True(Bits(1) > 10 && Bits(3) < 0, $"{Bits(1)} {Bits(3)}");

        var words = Enumerable.Range(0, result.Count).Select(row => result.ExplainPlace(row).InWords()).First(w => w.Contains("fails the check of Polish PESEL numbers: probably a slip: speaks strongly for it", StringComparison.Ordinal));
        Assert.Contains("differs by one slip", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_without_a_check_are_compared_as_before_and_a_model_of_old_keeps_its_three_levels()
    {
        var plain = new BatchLinker().Learn(Sightings.Read(Sightings.Csv(300)));
        Assert.DoesNotContain("\"check\"", plain.Save(), StringComparison.Ordinal);
        var csv = Numbered(300);
        var result = new BatchLinker(new() { Model = plain }).Link(Sightings.Read(csv));
        Assert.Equal(3, result.Records.Fields.Single(f => f.Name == "passport").Levels.Count);
        var json = System.Text.Json.Nodes.JsonNode.Parse(new BatchLinker().Learn(Sightings.Read(csv)).Save())!;
        json["fields"]!.AsArray().Single(f => (string?)f!["name"] == "passport")!["check"] = "Rot13";
        Assert.Contains("checked as 'Rot13'", Assert.Throws<FormatException>(() => new BatchLinker(new() { Model = TrainedModel.Load(json.ToJsonString()) }).Link(Sightings.Read(csv))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_come_later_are_checked_as_those_of_the_file_were()
    {
        var csv = Numbered(200).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var index = LinkIndex.Build(Sightings.Read(string.Join('\n', csv[..^50])));
        foreach (var line in csv[^50..]) index.Put(line.Split(',')[0], line.Split(',')[2..]);
        var all = index.Rebuild(Sightings.Read(string.Join('\n', csv)));
        Assert.Equal(all.All().Select(id => string.Join(' ', all.Members(id))).Order(StringComparer.Ordinal), index.All().Select(id => string.Join(' ', index.Members(id))).Order(StringComparer.Ordinal));

        using var snapshot = new MemoryStream();
        Snapshot.Write(index, snapshot);
        snapshot.Position = 0;
        var back = Snapshot.Read(snapshot, null);
        foreach (var (id, number) in new[] { ("new1", "44051401359"), ("new2", "44051401358") })
        {
            index.Put(id, ["Maria", "Zzyzxova", "1991-02-03", "", number, ""]);
            back.Put(id, ["Maria", "Zzyzxova", "1991-02-03", "", number, ""]);
        }

        Assert.Contains("second record's fails the check", index.Explain("new1", "new2")!.InWords(), StringComparison.Ordinal);
        Assert.Equal(index.Explain("new1", "new2")!.InWords(), back.Explain("new1", "new2")!.InWords());
    }

    private static NumberField Field(string check, params string[] numbers)
    {
        var values = new Distinct();
        foreach (var number in numbers) values.Add(Encoding.ASCII.GetBytes(number));
        return new("number", new(ColumnRole.Identifier, new()), values, new(new int[values.Count], value => (ulong)value, null)) { Form = new() { Check = check } };
    }

    /// <summary>Two IMEIs that pass and differ by two neighbours that changed places.</summary>
    private static (string, string) Neighbours() => Enumerable.Range(0, 10).Select(last => ($"10900000000000{last}"[..15], $"19000000000000{last}"[..15]))
        .First(p => CheckSchemes.Of("Imei")!.Holds(Encoding.ASCII.GetBytes(p.Item1)) && CheckSchemes.Of("Imei")!.Holds(Encoding.ASCII.GetBytes(p.Item2)));

    /// <summary>A made-up number of the scheme's shape that passes: the places of the check are tried through.</summary>
    private static byte[] Made(CheckScheme scheme, Random draw)
    {
        byte Of(string characters) => (byte)characters[draw.Next(characters.Length)];
        byte[] Many(int count, string characters) => [.. Enumerable.Range(0, count).Select(_ => Of(characters))];
        const string Digits = "0123456789";
        while (true)
        {
            byte[] number = scheme.Name switch
            {
                "Iban" => [.. Many(2, Characters[10..]), .. Many(2, Digits), .. Many(draw.Next(11, 31), Characters)],
                "Lei" => [.. Many(18, Characters), .. Many(2, Digits)],
                "Vin" => Many(17, "0123456789abcdefghjklmnprstuvwxyz"),
                "Dni" => [Of("0123456789xyz"), .. Many(7, Digits), Of(Characters[10..])],
                "Icao9303" => [.. Many(9, Characters), Of(Digits)],
                _ => Many(scheme.Name switch { "Imei" => 15, "Cnp" => 13, "Pesel" or "Oib" => 11, "Egn" or "Nhs" => 10, _ => 9 }, Digits),
            };
            if (scheme.Holds(number)) return number;
        }
    }

    /// <summary>The same file with PESEL numbers in place of passports: one in twelve sightings of a number has a digit wrong, and one is no such number at all.</summary>
    private static string Numbered(int people)
    {
        var scheme = CheckSchemes.Of("Pesel")!;
        var lines = Sightings.Csv(people).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 1; at < lines.Length; at++)
        {
            var cells = lines[at].Split(',');
            if (cells[6].Length == 0) continue;
            var number = Made(scheme, new(int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture)));
            if (at % 12 == 0) number[at % 11] = (byte)(number[at % 11] == '9' ? '0' : number[at % 11] + 1);
            cells[6] = Encoding.ASCII.GetString(number);
            lines[at] = string.Join(',', cells);
        }

        var odd = lines[^1].Split(',');
        odd[6] = "AB12";
        return string.Join('\n', [.. lines[..^1], string.Join(',', odd)]) + "\n";
    }
}
