using System.Text;
using CsCheck;
using Entente.Linkage.Batch;
using Entente.Linkage.Forms;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;
using Entente.Linkage.Tests.Cli;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Day, month and year in columns of their own are read as one date.</summary>
public sealed class PartedDateTests
{
    [Fact]
    public void Dates_in_three_columns_link_as_the_same_dates_in_one()
    {
        var csv = Sightings.Csv(300);
        var (whole, parted, turned) = (Sightings.Read(csv), Sightings.Read(Parted(csv, "dob_day,dob_month,dob_year", "dmy")), Sightings.Read(Parted(csv, "dob_day,dob_month,dob_year", "mdy")));
        var (one, three, other) = (new BatchLinker().Link(whole), new BatchLinker().Link(parted), new BatchLinker().Link(turned));

        Assert.Equal(Sightings.Clusters(whole, one), Sightings.Clusters(parted, three));
        Assert.Equal(Sightings.Clusters(whole, one), Sightings.Clusters(turned, other));
        Assert.Contains(other.Report, r => r.Contains("day and month stand in each other's columns", StringComparison.Ordinal));
        Assert.Contains("dob_day + dob_month + dob_year: same", three.ExplainPlace(Joined(three)).InWords(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("birth_day,birth_month,birth_year")]
    [InlineData("Day of Birth,Month of Birth,Year of Birth")]
    [InlineData("bd,bm,by")]
    [InlineData("birthDay,birthMonth,birthYear")]
    [InlineData("Geburtstag,Geburtsmonat,Geburtsjahr")]
    [InlineData("dia_nacimiento,mes_nacimiento,año_nacimiento")]
    [InlineData("jour naissance,mois naissance,année naissance")]
    [InlineData("giorno di nascita,mese di nascita,anno di nascita")]
    [InlineData("dzień urodzenia,miesiąc urodzenia,rok urodzenia")]
    [InlineData("ziua nasterii,luna nasterii,anul nasterii")]
    [InlineData("day,month,year")]
    public void Headers_of_parts_are_known_in_the_usual_languages(string headers) =>
        Assert.Equal([ColumnRole.Day, ColumnRole.Month, ColumnRole.Year], Sightings.Read(Parted(Sightings.Csv(60), headers, "dmy")).Profile().Skip(2).Take(3).Select(c => c.Role));

    [Theory]
    [InlineData("birth_year", ColumnRole.Year)]
    [InlineData("yob", ColumnRole.Year)]
    [InlineData("Jahrgang", ColumnRole.Year)]
    [InlineData("year", ColumnRole.Number)]
    [InlineData("year_of_arrival", ColumnRole.Number)]
    public void A_year_alone_is_a_date_only_where_it_is_of_birth(string header, ColumnRole role)
    {
        var table = Sightings.Read($"id,truth,given_name,{header}\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"{i},{i},Maria,{1960 + i % 40}")));
        Assert.Equal(role, table.Profile()[1].Role);
    }

    [Theory]
    [InlineData("7", "5", "1990", "1990-05-07", "")]
    [InlineData("7.0", "05", "1990.0", "1990-05-07", "")]
    [InlineData("7", "Mai", "1990", "1990-05-07", "")]
    [InlineData("", "5", "1990", "1990-05", "")]
    [InlineData("7", "", "1990", "1990", "")]
    [InlineData("0", "0", "1990", "1990", "")]
    [InlineData("99", "99", "1990", "1990", "")]
    [InlineData("n/a", "unknown", "1990", "1990", "")]
    [InlineData("5", "13", "1990", "1990-05-13", "Swapped")]
    [InlineData("25", "13", "1990", "1990", "NoMonth")]
    [InlineData("7", "May be", "1990", "1990", "NoMonth")]
    [InlineData("32", "5", "1990", "1990-05", "NoDay")]
    [InlineData("30", "2", "1990", "1990-02-30", "NoSuchDay")]
    [InlineData("29", "2", "1992", "1992-02-29", "")]
    [InlineData("7", "5", "90", "1990-05-07", "ShortYear")]
    [InlineData("7", "5", "7", "2007-05-07", "ShortYear")]
    [InlineData("7", "5", "00", "2000-05-07", "ShortYear")]
    [InlineData("7", "5", "0", "", "NoYear")]
    [InlineData("7", "5", "", "", "NoYear")]
    [InlineData("7", "5", "19900", "", "BadYear")]
    [InlineData("7", "5", "2190", "", "BadYear")]
    [InlineData("", "", "", "", "")]
    public void What_cannot_be_is_left_out_as_far_as_it_cannot_be(string day, string month, string year, string date, string odd)
    {
        var text = new PartText();
        int Of(ColumnRole role, string value) => text.Read(role, Encoding.UTF8.GetBytes(value));
        var read = PartedDate.Read(0, Of(ColumnRole.Day, day), Of(ColumnRole.Month, month), Of(ColumnRole.Year, year));
        Assert.Equal((date, odd.Length == 0 ? OddDate.None : Enum.Parse<OddDate>(odd)), (PartedDate.Text(read.Date), read.Odd));
    }

    [Fact]
    public void What_is_read_of_parts_is_what_the_whole_date_says()
    {
        var part = Gen.Int[-1, 40];
        Gen.Select(part, part, Gen.Int[-1, 2_200]).Sample((day, month, year) =>
        {
            var text = PartedDate.Text(PartedDate.Read(0, day, month, year).Date);
            var again = DateText.Read(Encoding.ASCII.GetBytes(text));
            return text == PartedDate.Text(again) && (text.Length == 0 || DateText.Month(again) > 0 || DateText.Day(again) == 0);
        });
    }

    [Fact]
    public void Odd_dates_are_counted_and_told_by_profile_and_report()
    {
        using var command = new Command();
        var rows = Enumerable.Range(0, 97).Select(i => $"{i},Maria,{1 + i % 28},{1 + i % 12},{1960 + i % 40}").Concat(["97,Ana,3,13,1970", "98,Ana,3,4,70", "99,Ana,3,4,"]);
        command.Write("people.csv", "id,given_name,dob_day,dob_month,dob_year\n" + string.Join('\n', rows));
        var profile = command.Run("profile", "./people.csv", "--id", "id").Out;
        var (code, _, told) = command.Run("link", "./people.csv", "--id", "id", "--report", "./report.html");

        Assert.True(code == 0, told);
        foreach (var said in (string[])["are read together as one date: 99 records say a whole one, 0 a year and a month, 0 a year alone, 1 nothing.", "1 records have a month above 12", "1 records have a year of two digits", "1 records say a month or a day but no year"])
        {
            Assert.Contains(said, profile, StringComparison.Ordinal);
            Assert.Contains(said, told, StringComparison.Ordinal);
            Assert.Contains(said, command.Text("report.html"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_whole_date_beside_its_parts_goes_before_them_and_they_fill_its_gaps()
    {
        var rows = Enumerable.Range(0, 200).Select(i => $"{i},{i},Maria,{(i % 3 == 0 ? "" : $"{1960 + i % 40}-05-07")},{(i == 1 ? 1999 : 1960 + i % 40)}");
        var result = new BatchLinker().Link(Sightings.Read("id,truth,given_name,dob,birth_year\n" + string.Join('\n', rows)));
        Assert.Contains("dob + birth_year are read together as one date: 133 records say a whole one, 0 a year and a month, 67 a year alone, 0 nothing.", result.Report);
        Assert.Contains(result.Report, r => r.Contains("1 records say one date whole and another in parts", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("this=Year", "that=Year", "this (Year), that (Year) do not make one date")]
    [InlineData("dob_month=Ignored", "dob_day=Day", "lack a Month")]
    [InlineData("dob_year=Ignored", "dob_day=Day", "do not make one date")]
    public void Roles_that_do_not_make_a_date_say_how_to_mend_it(string one, string other, string said)
    {
        using var command = new Command();
        command.Write("people.csv", "id,this,that,dob_day,dob_month,dob_year\n1,2001,2001,1,2,1990\n2,2002,2002,1,3,1991\n");
        var (code, _, error) = command.Run("link", "./people.csv", "--id", "id", "--role", one, "--role", other);
        Assert.Equal(1, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_comes_later_may_give_the_parts_or_the_date_and_the_index_comes_back_from_its_snapshot_as_it_was()
    {
        using var command = new Command();
        command.Write("people.csv", Parted(Sightings.Csv(200), "dob_day,dob_month,dob_year", "dmy"));
        var put = """{"do":"put","id":"new1","values":{"given_name":"Maria","family_name":"Zzyzxova","dob_day":7,"dob_month":"13","dob_year":"91"}}""";
        var said = command.Ask(put, default, "serve", "./index", "--from", "./people.csv", "--id", "id", "--ignore", "truth", "--quiet").Out;
        Assert.Contains("\"ok\":true", said, StringComparison.Ordinal);
        var again = command.Ask("""
            {"do":"put","id":"new2","values":{"given_name":"Maria","family_name":"Zzyzxova","dob_day + dob_month + dob_year":"13.7.1991"}}
            {"do":"explain","left":"new1","right":"new2"}
            {"do":"put","id":"new3","values":{"dob_year":"1990","dob_day + dob_month + dob_year":"13.7.1991"}}
            """, default, "serve", "./index").Out;
        Assert.Contains("\"column\":\"dob_day + dob_month + dob_year\",\"level\":\"same\",\"left\":\"1991-07-13\"", again, StringComparison.Ordinal);
        Assert.Contains("are both given", again, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_keeps_what_a_date_is_put_together_from()
    {
        var parted = Parted(Sightings.Csv(300), "dob_day,dob_month,dob_year", "dmy");
        var model = new BatchLinker().Learn(Sightings.Read(parted));
        Assert.Contains("\"role\": \"Year\"", model.Save(), StringComparison.Ordinal);
        var table = Sightings.Read(parted);
        Assert.Equal(model.Save(), new BatchLinker(new() { Model = Train.TrainedModel.Load(model.Save()) }).Link(table).Model.Save());
        Assert.Equal(["given_name", "family_name", "dob_day + dob_month + dob_year", "phone", "passport", "town"], LinkIndex.Build(Sightings.Read(parted)).Columns);
    }

    [Fact]
    public void Settings_of_splink_that_compare_the_parts_compare_the_date()
    {
        using var command = new Command();
        command.Write("people.csv", Parted(Sightings.Csv(200), "dob_day,dob_month,dob_year", "dmy"));
        string Exact(string column) => $$"""{"comparison_levels": [{"sql_condition": "\"{{column}}_l\" = \"{{column}}_r\""}]}""";
        command.Write("s.json", $$"""{"unique_id_column_name": "id", "comparisons": [{{string.Join(',', new[] { "given_name", "family_name", "dob_day", "dob_month", "dob_year" }.Select(Exact))}}]}""");
        var (code, found, error) = command.Run("link", "./people.csv", "--splink", "./s.json");
        Assert.True(code == 0, error);
        Assert.Contains("dob_day + dob_month + dob_year are read together as one date", error, StringComparison.Ordinal);
        Assert.Equal(command.Run("link", "./people.csv", "--id", "id", "--ignore", "truth", "--ignore", "phone", "--ignore", "passport", "--ignore", "town").Out, found);
    }

    [Fact]
    public void A_list_with_years_of_birth_is_screened_by_them()
    {
        using var command = new Command();
        command.Write("list.csv", "id,name,birth_year\n1,Maria Exampla,1950\n2,Maria Exampla,1990\n3,Other Person,1970\n");
        command.Write("queries.csv", "id,name,dob\n1,Maria Exampla,1990-05-07\n");
        var (code, hits, error) = command.Run("screen", "./list.csv", "./queries.csv");
        Assert.True(code == 0, error);
        Assert.Contains("date of birth from birth_year", error, StringComparison.Ordinal);
        Assert.StartsWith("1,2,", hits.Split('\n')[1], StringComparison.Ordinal);
    }

    /// <summary>The same file with the date in three columns, in an order such as dmy.</summary>
    private static string Parted(string csv, string headers, string order)
    {
        var lines = csv.Split('\n');
        var text = new StringBuilder(lines[0].Replace("birth_date", headers, StringComparison.Ordinal)).Append('\n');
        foreach (var line in lines[1..].Where(l => l.Length > 0))
        {
            var cells = line.Split(',');
            var date = cells[4].Length == 0 ? ["", "", ""] : cells[4].Split('-');
            cells[4] = string.Join(',', order.Select(part => part switch { 'd' => date[2], 'm' => date[1], _ => date[0] }));
            text.Append(string.Join(',', cells)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The row of some record that was joined to another of the same birth date.</summary>
    private static int Joined(BatchResult result) =>
        Enumerable.Range(0, result.Count).First(row => result.ExplainPlace(row) is { Members: > 1, Nearest: { } nearest } && nearest.Reasons.Any(r => r.Field.StartsWith("dob", StringComparison.Ordinal) && r.Level == "same"));
}
