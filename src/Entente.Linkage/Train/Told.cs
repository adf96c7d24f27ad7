using System.Globalization;
using Entente.Linkage.Fields;

namespace Entente.Linkage.Train;

/// <summary>What the pairs could not tell, and what two columns tell only once: in words.</summary>
internal static class Told
{
    /// <summary>Fewer matches than what is expected beforehand weighs, and it is not the data that speak.</summary>
    private const double Few = LevelCounts.PriorWeight;

    /// <summary>From this correlation of agreement between strangers on, two columns say the same.</summary>
    private const double SayTheSame = 0.8;

    /// <summary>Strangers who agree on either column; fewer prove nothing.</summary>
    private const int Enough = 50;

    private const int MostPairs = 20_000;

    /// <summary>Columns that too few matching pairs spoke of.</summary>
    public static IEnumerable<string> TooFew(IReadOnlyList<Field> fields, LevelCounts counts)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var (said, agreed) = counts.Matches(i, fields[i]);
            if (said < Few) yield return string.Create(CultureInfo.InvariantCulture, $"Too few matching pairs, about {said:N0}, both speak of {fields[i].Name} to learn what it is worth; what is expected of such a column stands.");
            else if (agreed < 1) yield return string.Create(CultureInfo.InvariantCulture, $"Hardly a matching pair agrees on {fields[i].Name}, of about {said:N0} that both speak of it: it may not be about who is meant. If so, leave it out with --ignore.");
        }
    }

    /// <summary>Columns on which strangers agree together.</summary>
    public static IEnumerable<string> Twice(IReadOnlyList<Field> fields, PairSample blind)
    {
        var width = fields.Count + 1;
        var pairs = Math.Min(blind.Count, MostPairs);
        for (var a = 0; a < fields.Count; a++)
        {
            for (var b = a + 1; b < fields.Count; b++)
            {
                double both = 0, first = 0, second = 0, said = 0;
                for (var pair = 0; pair < pairs; pair++)
                {
                    var (x, y) = (blind.Levels[pair * width + a], blind.Levels[pair * width + b]);
                    if (x == Field.Missing || y == Field.Missing) continue;
                    var (agreesA, agreesB) = (x < fields[a].FirstUnlike, y < fields[b].FirstUnlike);
                    said++;
                    if (agreesA) first++;
                    if (agreesB) second++;
                    if (agreesA && agreesB) both++;
                }

                if (Math.Min(first, second) < Enough) continue;
                var spread = Math.Sqrt(first * (said - first) * second * (said - second));
                if (spread == 0 || (said * both - first * second) / spread < SayTheSame) continue;
                var once = fields[a].Parents.Contains(fields[b]) || fields[b].Parents.Contains(fields[a]);
                yield return $"{fields[a].Name} and {fields[b].Name} say the same: {(once ? "what they tell together is counted once" : "what they tell is counted twice; leave one out with --ignore")}.";
            }
        }
    }
}
