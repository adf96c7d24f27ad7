using Entente.Access;
using Entente.Foundation;
using Entente.Matching;
using Entente.Matching.Lines;

namespace Entente.Tests.Matching;

/// <summary>What lines mean, what may be typed, and what is reckoned from pairs.</summary>
public sealed class LinesTests
{
    private static readonly MatchLines Lines = new(0.5, 0.9, 0.99);

    [Theory]
    [InlineData(0.4999, null)]
    [InlineData(0.5, MatchStrength.Possible)]
    [InlineData(0.8999, MatchStrength.Possible)]
    [InlineData(0.9, MatchStrength.Likely)]
    [InlineData(0.99, MatchStrength.AlmostCertain)]
    public void A_pair_is_called_what_it_reaches_and_not_shown_below(double probability, MatchStrength? called) => Assert.Equal(called, Lines.Call(probability));

    [Theory]
    [InlineData("", "0.9", "0.99", "Possible:LineMissing")]
    [InlineData("0", "0.9", "0.99", "Possible:LineOutOfRange")]
    [InlineData("0.5", "1", "0.99", "Likely:LineOutOfRange")]
    [InlineData("0.5", "0.9", "1.5", "AlmostCertain:LineOutOfRange")]
    [InlineData("0,5", "0.9", "0.99", "Possible:LineWithComma")]
    [InlineData("-0.5", "x", "1e-1", "Possible:LineNotANumber Likely:LineNotANumber AlmostCertain:LineNotANumber")]
    [InlineData("0.5", "0.9", "NaN", "AlmostCertain:LineNotANumber")]
    [InlineData("0.5\0", "0.9", "0.99", "Possible:LineNotANumber")]
    [InlineData("0.1234567", "0.9", "0.99", "Possible:LineTooFine")]
    [InlineData("0.9", "0.5", "0.4", "Likely:LikelyBelowPossible AlmostCertain:AlmostCertainBelowLikely")]
    [InlineData(" 0.5 ", "0.5", "0.999999", "")]
    public void What_is_typed_wrongly_is_told_at_its_field(string possible, string likely, string certain, string told) =>
        Assert.Equal(told, string.Join(' ', LinesForm.Check(possible, likely, certain) is { IsRefused: true } no ? no.Problems.Select(p => $"{p.Field}:{p.GetType().Name}") : []));

    [Fact]
    public void The_shipped_lines_show_the_duty_desk_more_and_border_checks_less()
    {
        Assert.Equal([Purpose.Support, Purpose.Decision, Purpose.Duty, Purpose.Intelligence, Purpose.Border], ShippedLines.Shipped.Purposes);
        Assert.True(Matched.Shipped(Purpose.Duty).Possible < Matched.Shipped(Purpose.Intelligence).Possible);
        Assert.True(Matched.Shipped(Purpose.Border).Possible > Matched.Shipped(Purpose.Decision).Possible);
        Assert.Null(ShippedLines.Shipped.On(Purpose.Support, new(2025, 12, 31)));
        Assert.Null(ShippedLines.Shipped.On(Purpose.Audit, new(2026, 6, 1)));
    }

    [Theory]
    [InlineData("Support,0.5,0.9,0.99,2026-01-01,,", "line 3: it names no source")]
    [InlineData("Support,0.5,0.4,0.99,2026-01-01,,Made up", "Likely: LikelyBelowPossible")]
    [InlineData("Helping,0.5,0.9,0.99,2026-01-01,,Made up", "'Helping' is no purpose")]
    [InlineData("1,0.5,0.9,0.99,2026-01-01,,Made up", "'1' is no purpose")]
    [InlineData("Support,0.5,0.9,0.99,1 May,,Made up", "'1 May' is no day")]
    [InlineData("Duty,0.5,0.9,0.99,2027-01-01,,Made up", "two lines for Duty that hold at once")]
    [InlineData("Border,0.5,0.9,0.99,2026-01-01,,Made up", "no line for Support")]
    public void A_slip_of_the_pen_in_the_file_of_lines_stops_the_start_and_is_named(string line, string told)
    {
        var folder = Directory.CreateTempSubdirectory("entente-lines");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "access"));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "matching"));
        File.Copy(DataFolder.Shipped.PathOf("access/kinds.csv"), Path.Combine(folder.FullName, "access", "kinds.csv"));
        File.WriteAllText(Path.Combine(folder.FullName, "matching", "lines.csv"),
            $"Purpose,Possible,Likely,AlmostCertain,ValidFrom,ValidTo,Source\n# made up\n{line}\nDecision,0.5,0.9,0.99,2026-01-01,,Made up\nDuty,0.5,0.9,0.99,2026-01-01,,Made up\nIntelligence,0.5,0.9,0.99,2026-01-01,,Made up\n");

        var fault = Assert.Throws<InvalidDataException>(() => ShippedLines.From(new(folder.FullName)));

        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
        folder.Delete(true);
    }

    [Fact]
    public void What_is_wrong_of_a_list_is_the_mean_of_what_its_pairs_lack_and_what_is_missed_lies_below()
    {
        var error = ExpectedError.Of([0.9, 0.8, 0.4, 0.2], 0.5);

        Assert.Equal((2, 2), (error.Shown, error.Below));
        Assert.Equal(0.15, error.Wrong, 9);
        Assert.Equal(0.6 / 2.3, error.Missed, 9);
        Assert.False(error.MayBeTold);
        Assert.Equal(new(0, 0, 0, 0), ExpectedError.Of([], 0.5));
    }

    [Fact]
    public void What_people_found_stands_beside_what_the_model_had_expected_of_the_same_pairs()
    {
        // 45 the same and 5 not, of which the model held all for 99 in 100; one below the line is none of this.
        List<JudgedChance> judged = [.. Enumerable.Range(0, 50).Select(i => new JudgedChance(0.99, i >= 5)), new(0.3, false)];

        var people = PeopleFound.Of(judged, 0.5);

        Assert.Equal((50, 0.1), (people.Judged, people.Wrong));
        Assert.Equal((0.0435, 0.2136), (Math.Round(people.Low, 4), Math.Round(people.High, 4)));
        Assert.Equal(0.01, people.Foretold, 9);
        Assert.True(people is { MayBeTold: true, Disagrees: true });
        Assert.False(PeopleFound.Of([.. judged.Select(j => j with { Probability = 0.9 })], 0.5).Disagrees);
        Assert.Equal(0, PeopleFound.Interval(0, 30).Low);
        Assert.True(PeopleFound.Interval(0, 30).High > 0.1);
        Assert.False(PeopleFound.Of([], 0.5).MayBeTold);
    }

    [Fact]
    public void A_preview_counts_what_appears_disappears_and_is_called_otherwise()
    {
        var preview = LinesPreview.Of([0.35, 0.6, 0.92, 0.97, 0.995], new(0.5, 0.9, 0.99), new(0.3, 0.95, 0.999));

        Assert.Equal((1, 0, 2), (preview.Appear, preview.Disappear, preview.Renamed));
        Assert.Equal([1, 2, 1], preview.Before);
        Assert.Equal([3, 2, 0], preview.After);
        Assert.Equal((0, 2), LinesPreview.Of([0.35, 0.6, 0.92], new(0.3, 0.9, 0.99), new(0.7, 0.9, 0.99)) is var raised ? (raised.Appear, raised.Disappear) : default);
    }
}
