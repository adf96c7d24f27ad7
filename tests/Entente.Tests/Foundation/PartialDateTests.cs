using CsCheck;
using Entente.Foundation;

namespace Entente.Tests.Foundation;

public sealed class PartialDateTests
{
    private static readonly Gen<PartialDate> Dates =
        from year in Gen.Int[1, 9999]
        from month in Gen.Int[0, 12]
        from day in Gen.Int[0, 28]
        from sense in Gen.Enum<DateSense>()
        select PartialDate.Of(year, month, month == 0 ? 0 : day, sense);

    [Theory]
    [InlineData("1990-02-10", "10 February 1990"), InlineData("1990-02", "February 1990"), InlineData("0990", "0990"), InlineData("~1990", "about 1990"), InlineData("<1990-02", "before February 1990")]
    public void Its_words_say_no_more_than_is_known(string date, string words) => Assert.Equal(words, PartialDate.Parse(date).InWords);

    [Fact]
    public void Its_text_is_read_back_as_the_same_date() => Dates.Sample(date => Assert.Equal(date, PartialDate.Parse(date.ToString())));

    [Fact]
    public void It_starts_no_later_than_it_ends() => Dates.Sample(date => Assert.True(date.Earliest <= date.Latest && date.Range().From <= date.Range().To));

    [Fact]
    public void Every_date_could_equal_itself_and_either_way_round() => Gen.Select(Dates, Dates).Sample((one, other) =>
    {
        Assert.True(one.CouldEqual(one));
        Assert.Equal(one.CouldEqual(other), other.CouldEqual(one));
    });

    [Theory]
    [InlineData("2024-02-29", true), InlineData("2023-02-29", false), InlineData("1900-02-29", false), InlineData("2000-02-29", true)]
    [InlineData("2019-13", false), InlineData("2019-00-05", false), InlineData("19-05-01", false), InlineData("0000", false), InlineData("2100", true)]
    [InlineData("2019-05-17T10:00:00Z", true), InlineData("~2019", true), InlineData("about 2019", false), InlineData("٢٠١٩", false), InlineData("2019-", false)]
    public void Only_days_that_exist_are_read(string text, bool exists) => Assert.Equal(exists, PartialDate.TryParse(text, out _));

    [Fact]
    public void A_year_could_be_any_day_of_it_and_about_a_year_one_to_either_side()
    {
        Assert.True(PartialDate.Parse("2019").CouldEqual(PartialDate.Parse("2019-12-31")));
        Assert.False(PartialDate.Parse("2019").CouldEqual(PartialDate.Parse("2020-01-01")));
        Assert.True(PartialDate.Parse("~2019").CouldEqual(PartialDate.Parse("2020-12-31")));
        Assert.True(PartialDate.Parse("<2019").CouldEqual(PartialDate.Parse("1950")));
    }
}
