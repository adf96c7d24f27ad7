using Entente.Linkage.Batch;
using Entente.Linkage.Evaluate;

namespace Entente.Linkage.Tests.Batch;

/// <summary>Probabilities tell the truth, also where columns go together.</summary>
public sealed class CalibrationTests
{
    private const int Nations = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_pairs_held_to_be_one_person_by_more_than_one_half_as_many_are_as_the_probabilities_say(int seed)
    {
        var result = new BatchLinker(new() { Threads = 2 }).Link(Sightings.Read(Csv(seed)));
        var bands = ScoreSpread.Of(result).Bands.Where(b => b.From is 0.5 or 0.9).ToArray();
        var (pairs, expected, right) = (bands.Sum(b => b.Count), bands.Sum(b => b.Expected), bands.Sum(b => b.True));
        Assert.True(pairs > 1_000, $"{pairs} pairs");
        Assert.True(Math.Abs(expected - right) / pairs < 0.1, $"seed {seed}: {pairs} pairs, mean probability {expected / pairs:0.000}, right {right / (double)pairs:0.000}");
    }

    /// <summary>People of six nations, each with its own given names, family names and towns, some common and some rare; most live at home. Birth dates are often missing.</summary>
    private static string Csv(int seed)
    {
        var draw = new Random(seed);
        var rows = new List<string>();
        for (var person = 0; person < 9_000; person++)
        {
            var nation = draw.Next(3) == 0 ? 0 : draw.Next(Nations);
            var (given, family) = (Word(nation, Common(draw, 20), 1), Word(nation, Common(draw, 400), 2));
            var born = new DateOnly(1950, 1, 2).AddDays(draw.Next(20_000));
            var seen = 1 + (draw.Next(2) == 0 ? draw.Next(1, 4) : 0);
            for (var i = 0; i < seen; i++)
            {
                var town = Word(draw.Next(3) == 0 ? draw.Next(Nations) : nation, draw.Next(6), 3);
                var told = draw.Next(2) == 0 ? born.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "";
                rows.Add($"{rows.Count},{person},{given},{(draw.Next(12) == 0 ? family.Remove(draw.Next(family.Length), 1) : family)},{told},{(draw.Next(10) == 0 ? "" : "nation" + nation)},{town}");
            }
        }

        return "id,truth,given_name,family_name,birth_date,nationality,town\n" + string.Join('\n', rows) + "\n";
    }

    /// <summary>A number below the most, low ones more often than high ones.</summary>
    private static int Common(Random draw, int most) => (int)(most * draw.NextDouble() * draw.NextDouble());

    /// <summary>A made-up word that is the same for the same numbers and unlike others.</summary>
    private static string Word(int nation, int number, int kind)
    {
        var draw = new Random(nation * 100_000 + number * 10 + kind);
        return string.Concat(Enumerable.Range(0, 4).Select(_ => $"{"bcdfghjklmnprstvz"[draw.Next(17)]}{"aeiou"[draw.Next(5)]}"));
    }
}
