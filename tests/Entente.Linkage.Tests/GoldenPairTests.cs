namespace Entente.Linkage.Tests;

/// <summary>Pairs about which people agree, with the words they are given.</summary>
public sealed class GoldenPairTests
{
    private static readonly Linker Linker = new(LinkModel.Default);

    [Theory]
    [InlineData("Maria", "Popescu", "Maria", "Popescu", Level.Same, Level.Same)]
    [InlineData("María", "POPESCU", "maria", "Popescu", Level.Same, Level.Same)]
    [InlineData("Maria", "Popescu", "Maria", "Popesku", Level.Same, Level.OneLetter)]
    [InlineData("Sasha", "Ivanova", "Aleksandra", "Ivanova", Level.Variant, Level.Same)]
    [InlineData("M", "Popescu", "Maria", "Popescu", Level.Initial, Level.Same)]
    [InlineData("Maria Elena", "Popescu", "Maria", "Popescu", Level.Part, Level.Same)]
    [InlineData("Thi Hang", "Nguyen", "Hang Thi", "Nguyễn", Level.Same, Level.Same)]
    [InlineData("Rashid", "Al-Example", "Rashid", "Alexample", Level.Same, Level.Same)]
    [InlineData("Mohammed", "Example", "Muhammad", "Example", Level.Variant, Level.Same)]
    [InlineData("Maria", "Popescu", "Besnik", "Cobilari", Level.Different, Level.Different)]
    public void Names_agree_as_people_would_say(string given, string family, string otherGiven, string otherFamily, Level ofGiven, Level ofFamily)
    {
        var match = Linker.Compare(Named(given, family), Named(otherGiven, otherFamily));
        Assert.Equal(ofGiven, match.Findings.Single(f => f.Feature == Feature.GivenName).Level);
        Assert.Equal(ofFamily, match.Findings.Single(f => f.Feature == Feature.FamilyName).Level);
    }

    [Fact]
    public void A_name_written_family_first_is_still_the_name()
    {
        var swapped = Linker.Compare(Named("Maria", "Popescu"), Named("Popescu", "Maria"));
        Assert.Contains(swapped.Findings, f => f is { Feature: Feature.NameOrder, Level: Level.Swapped });
        Assert.Contains("given and family name have changed places", swapped.InWords(), StringComparison.Ordinal);
        Assert.Equal(Level.Same, Linker.Compare(Named("Maria", "Popescu"), new(2) { Names = [LinkName.Whole("POPESCU, Maria")] }).Findings.Single().Level);
    }

    [Theory]
    [InlineData("1990-05-07", "1990-05-07", Level.Same)]
    [InlineData("1990-05-07", "1990-07-05", Level.DayMonthSwapped)]
    [InlineData("1990-05-07", "1990-05-08", Level.OnePartOff)]
    [InlineData("1990-05-07", "1990-09-07", Level.OnePartOff)]
    [InlineData("1990-05-07", "1991-05-07", Level.OnePartOff)]
    [InlineData("1978-05-07", "1987-05-07", Level.OnePartOff)]
    [InlineData("1990-05-07", "1990", Level.SameYear)]
    [InlineData("1990-05-07", "1990-05", Level.SameMonth)]
    [InlineData("1990-05-07", "1990-01-01", Level.SameYear)]
    [InlineData("1990-01-01", "1990-01-01", Level.SameFirstOfYear)]
    [InlineData("1990-01-01", "1990", Level.SameYear)]
    [InlineData("~1990-01-01", "~1990-01-01", Level.SameYear)]
    [InlineData("1990-01-01", "1991-01-01", Level.NearYear)]
    [InlineData("1990-05-07", "1991", Level.NearYear)]
    [InlineData("1990-05-07", "~1988", Level.NearYear)]
    [InlineData("1990-05-07", "1996", Level.Different)]
    [InlineData("1990-05-07", "1990-08-19", Level.Different)]
    public void Dates_agree_as_people_would_say(string a, string b, Level level)
    {
        Assert.Equal(level, DateLadder.Of(Date(a), Date(b)));
        Assert.Equal(level, DateLadder.Of(Date(b), Date(a)));
    }

    [Fact]
    public void A_sighting_with_the_usual_mistakes_is_worth_a_look_and_says_why()
    {
        var match = Linker.Compare(
            Named("Maria", "Popescu") with { BirthDates = [Date("1990-05-07")], Sex = "female", Nationalities = ["RO"], Phones = ["+447700900123"] },
            Named("Maria", "Popesku") with { BirthDates = [Date("1990-07-05")], Sex = "female", Nationalities = ["ro"], Phones = ["+447700900123"] });
        Assert.True(match.WorthALook);
        Assert.True(match.Probability > 0.99);
        Assert.Contains("same phone", match.InWords(), StringComparison.Ordinal);
        Assert.Contains("family name differs by one letter", match.InWords(), StringComparison.Ordinal);
        Assert.Contains("birth day and month swapped", match.InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_phone_shared_by_two_people_does_not_make_them_one()
    {
        var match = Linker.Compare(
            Named("Maria", "Popescu") with { BirthDates = [Date("1990-05-07")], Phones = ["+447700900123"] },
            Named("Blessing", "Okafor") with { BirthDates = [Date("1999-11-21")], Phones = ["+447700900123"] });
        Assert.False(match.WorthALook);
        Assert.Contains("against it:", match.InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_common_name_alone_is_not_enough_and_a_rare_one_counts_more()
    {
        var counted = new TermFrequencies();
        for (var i = 0; i < 20_000; i++) counted.Add(Named("Thi", i % 3 == 0 ? "Nguyen" : $"Family{i}"));
        var linker = new Linker(LinkModel.Default, counted);
        var common = linker.Compare(Named("Thi", "Nguyen"), Named("Thi", "Nguyen"));
        var rare = linker.Compare(Named("Thi", "Family7"), Named("Thi", "Family7"));
        Assert.True(rare.Score > common.Score + 5);
        Assert.False(common.WorthALook);
        Assert.Contains("which 6,667 of 20,000 records share", common.InWords(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rare_whole_name_born_on_1_January_is_worth_a_look_and_a_common_one_is_not()
    {
        var counted = new TermFrequencies();
        for (var i = 0; i < 20_000; i++) counted.Add(Whole(i % 20 == 0 ? "Anh Nguyen" : $"Anh Family{i}"));
        var linker = new Linker(LinkModel.Default, counted);

        var rare = linker.Compare(Whole("Anh Family7"), Whole("Anh Family7"));
        var common = linker.Compare(Whole("Anh Nguyen"), Whole("Anh Nguyen"));
        var another = linker.Compare(Whole("Anh Family7"), Whole("Besnik Sample"));

        Assert.InRange(rare.Probability, 0.9, 0.995); // likely, and short of certain
        Assert.Contains("both born on 1 January of the same year", rare.InWords(), StringComparison.Ordinal);
        Assert.False(common.WorthALook);
        Assert.False(another.WorthALook);

        static LinkRecord Whole(string name) => new(1) { Names = [LinkName.Whole(name)], BirthDates = [new(1990, 1, 1)] };
    }

    [Fact]
    public void A_model_of_before_1_January_was_told_apart_takes_it_for_the_year_alone()
    {
        var kind = LinkModel.Default.For(LinkKind.Person)!;
        var older = LinkModel.Default with { Kinds = [kind with { Comparisons = [.. kind.Comparisons.Select(c => c with { Levels = [.. c.Levels.Where(l => l.Level != Level.SameFirstOfYear)] })] }] };
        var date = new LinkRecord(1) { BirthDates = [Date("1990-01-01")] };

        Assert.Equal(new Linker(older).Compare(date, new(2) { BirthDates = [Date("1990")] }).Score, new Linker(older).Compare(date, date).Score);
    }

    [Theory]
    [InlineData("AB12 CDE", "ab12cde", true)]
    [InlineData("AB12 CDE", "AB12 CDF", false)]
    public void A_vehicle_is_its_plate(string a, string b, bool same) =>
        Assert.Equal(same, Linker.Compare(Vehicle(a), Vehicle(b)).WorthALook);

    [Theory]
    [InlineData("Example Cleaning Ltd", "EXAMPLE CLEANING LIMITED", true)]
    [InlineData("Example Cleaning Ltd", "Sample Farming Ltd", false)]
    public void A_company_is_its_name_without_its_legal_form(string a, string b, bool same) =>
        Assert.Equal(same, Linker.Compare(Company(a), Company(b)).WorthALook);

    [Fact]
    public void A_person_is_never_a_company() =>
        Assert.Equal(0, Linker.Compare(Company("Maria Popescu"), new(2) { Names = [LinkName.Whole("Maria Popescu")] }).Probability);

    [Fact]
    public void Records_that_a_mistake_parts_still_share_a_key()
    {
        var a = Named("Maria", "Popescu") with { BirthDates = [Date("1990-05-07")] };
        var b = Named("Popesku", "Maria") with { BirthDates = [Date("1990-07-05")] };
        Assert.NotEmpty(BlockingKeys.For(a).Intersect(BlockingKeys.For(b)));
        Assert.Equal(BlockingKeys.For(a), BlockingKeys.For(a with { }));
    }

    private static LinkRecord Named(string given, string family) => new(1) { Names = [new(given, family)] };

    private static LinkRecord Vehicle(string plate) => new(1) { Kind = LinkKind.Vehicle, Vehicles = [plate] };

    private static LinkRecord Company(string name) => new(1) { Kind = LinkKind.Company, Names = [LinkName.Whole(name)], Nationalities = ["gb"] };

    private static LinkDate Date(string text)
    {
        var parts = text.TrimStart('~').Split('-').Select(int.Parse).Concat([0, 0]).ToArray();
        return new(parts[0], parts[1], parts[2], text[0] == '~');
    }
}
