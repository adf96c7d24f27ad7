using Entente.Clocks;

namespace Entente.Tests.Clocks;

public sealed class CalendarTests
{
    private static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;
    private static readonly WorkingCalendar England = Calendars.Shipped.Of("GB-EAW");

    public static TheoryData<int, string> EnglishYears => new()
    {
        { 2009, "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28" },
        { 2010, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
        { 2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27" },
        { 2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26" },
        { 2013, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26" },
        { 2014, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26" },
        { 2015, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
        { 2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27" },
        { 2017, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26" },
        { 2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26" },
        { 2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26" },
        { 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28" },
        { 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
        { 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27" },
        { 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26" },
        { 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26" },
        { 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26" },
        { 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
    };

    [Theory, MemberData(nameof(EnglishYears))]
    public void England_and_Wales_keep_the_bank_holidays_that_were_kept(int year, string expected)
    {
        var days = England.Holidays(year).Where(h => h.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(h => h.Day.ToString("MM-dd", Invariant));

        Assert.Equal(expected, string.Join(' ', days));
    }

    [Theory]
    [InlineData("GB-SCT", 2011, "01-03 01-04 04-22 04-29 05-02 05-30 08-01 11-30 12-26 12-27")]
    [InlineData("GB-SCT", 2016, "01-01 01-04 03-25 05-02 05-30 08-01 11-30 12-26 12-27")]
    [InlineData("GB-SCT", 2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27")]
    [InlineData("GB-SCT", 2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26")]
    [InlineData("GB-NIR", 2018, "01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26")]
    [InlineData("GB-NIR", 2020, "01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28")]
    [InlineData("IE", 2024, "01-01 02-05 03-18 04-01 05-06 06-03 08-05 10-28 12-25 12-26")]
    [InlineData("NL", 2014, "01-01 04-18 04-21 05-05 05-29 06-09 12-25 12-26")]
    [InlineData("FR", 2025, "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25")]
    [InlineData("SE", 2024, "01-01 03-29 04-01 05-01 05-09 06-06 06-21 12-24 12-25 12-26 12-31")]
    [InlineData("PT", 2014, "01-01 04-18 04-25 05-01 06-10 08-15 12-08 12-25")]
    [InlineData("GR", 2024, "01-01 03-18 03-25 05-03 05-06 05-07 06-24 08-15 10-28 12-25 12-26")]
    public void Other_territories_keep_their_own(string territory, int year, string expected)
    {
        var days = Calendars.Shipped.Of(territory).Holidays(year).Where(h => h.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(h => h.Day.ToString("MM-dd", Invariant));

        Assert.Equal(expected, string.Join(' ', days));
    }

    [Theory]
    [InlineData("2009-04-12", "2009-04-19")]
    [InlineData("2010-04-04", "2010-04-04")]
    [InlineData("2016-03-27", "2016-05-01")]
    [InlineData("2024-03-31", "2024-05-05")]
    [InlineData("2025-04-20", "2025-04-20")]
    [InlineData("2038-04-25", "2038-04-25")]
    [InlineData("2050-04-10", "2050-04-17")]
    public void Easter_falls_where_both_churches_keep_it(string western, string orthodox)
    {
        var day = DateOnly.Parse(western, Invariant);

        Assert.Equal(day, Easter.Western(day.Year));
        Assert.Equal(orthodox, Easter.Orthodox(day.Year).ToString("yyyy-MM-dd", Invariant));
    }

    [Fact]
    public void Every_territory_has_a_calendar_for_every_year_with_a_source_for_every_day()
    {
        string[] union = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"];

        Assert.Equal(union.Concat(["GB-EAW", "GB-NIR", "GB-SCT"]).Order(StringComparer.Ordinal), Calendars.Shipped.All.Select(c => c.Territory).Order(StringComparer.Ordinal));
        Assert.All(Calendars.Shipped.All, c => Assert.All(Enumerable.Range(2009, 42), year =>
        {
            Assert.InRange(c.Holidays(year).Count, 7, 18);
            Assert.All(c.Holidays(year), h => Assert.NotEmpty(h.Source));
        }));
    }

    [Fact]
    public void Five_working_days_over_Christmas_reach_into_the_new_year()
    {
        var friday = new DateOnly(2025, 12, 19);

        Assert.Equal(new(2025, 12, 30), England.AddWorkingDays(friday, 5));
        Assert.Equal(new(2026, 1, 6), Calendars.Shipped.Of("GB-SCT").AddWorkingDays(new(2025, 12, 24), 5));
        Assert.Equal(new(2026, 1, 5), England.AddWorkingDays(new(2025, 12, 24), 5));
    }

    [Fact]
    public void A_local_day_begins_at_local_midnight_whatever_the_clocks_did()
    {
        var athens = Calendars.Shipped.Of("GR");

        Assert.Equal(new(2026, 7, 2), athens.DayOf(new(2026, 7, 1, 21, 30, 0, TimeSpan.Zero)));
        Assert.Equal(new(2026, 7, 1), England.DayOf(new(2026, 7, 1, 21, 30, 0, TimeSpan.Zero)));
        Assert.Equal(TimeSpan.FromHours(23), England.StartOf(new(2026, 3, 30)) - England.StartOf(new(2026, 3, 29)));
        Assert.Equal(TimeSpan.FromHours(25), England.StartOf(new(2026, 10, 26)) - England.StartOf(new(2026, 10, 25)));
    }
}
