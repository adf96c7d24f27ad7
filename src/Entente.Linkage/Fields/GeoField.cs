using System.Globalization;
using System.Text;
using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>A position: how far two of them are apart, as a great circle goes.</summary>
/// <remarks>On a ball of radius 1 the chord between two points grows with their distance, so levels compare its square and need no trigonometry.</remarks>
internal sealed class GeoField : Field
{
    /// <summary>The earth's mean radius in kilometres (IUGG).</summary>
    private const double Radius = 6371.0088;

    /// <summary>Who is no farther apart than this agrees: positions are found from addresses, and the same one comes out some houses away.</summary>
    private const double Agrees = 1;

    private const int MostDistances = 8;

    /// <summary>Two strangers of one country live about so many kilometres apart; within a distance live so many of them as its area is of that circle's.</summary>
    private const double Country = 250;

    private static readonly double[] Usual = [0.1, 1, 10, 100];

    private readonly Distinct values;
    private readonly Cleaner cleaner;
    private double[] points; // x, y, z and a gap for each value
    private double[] chords = [];
    private string[] words = [];
    private int firstUnlike;

    public GeoField(string name, Cleaner cleaner, Distinct values, Shares shares) : base(name, cleaner.Role, shares)
    {
        (this.cleaner, this.values) = (cleaner, values);
        points = new double[4 * values.Count];
        for (var value = 1; value < values.Count; value++) Set(value);
        Form = FieldForm.Plain;
    }

    /// <exception cref="FormatException">Its distances are not ascending kilometres.</exception>
    public override FieldForm Form
    {
        get => base.Form;
        set
        {
            var within = value.Within.Count > 0 ? value.Within : Usual;
            if (within.Count > MostDistances || within.Zip(within.Skip(1), (a, b) => a < b).Contains(false) || within.Any(d => !(d > 0 && d < Math.PI * Radius)))
            {
                throw new FormatException($"The distances of {Name} must be at most {MostDistances} numbers of kilometres, each above the one before.");
            }

            base.Form = value with { Within = within };
            chords = [.. within.Select(d => Math.Pow(2 * Math.Sin(d / Radius / 2), 2))];
            words = ["the same spot", .. within.Select(d => $"within {Written(d)}"), $"more than {Written(within[^1])} apart"];
            firstUnlike = 1 + within.Count(d => d <= Agrees);
        }
    }

    public override IReadOnlyList<string> Levels => words;
    public override int FirstUnlike => firstUnlike;

    public override int Level(int a, int b)
    {
        if (a == b) return Same;
        var chord = Chord(a, b);
        for (var i = 0; i < chords.Length; i++)
        {
            if (chord <= chords[i]) return i + 1;
        }

        return chords.Length + 1;
    }

    public override bool PlainlyDifferent(int a, int b) => Chord(a, b) > chords[^1];

    public override void Fetch(int a, int b)
    {
        Ahead.Fetch(points, 4 * a);
        Ahead.Fetch(points, 4 * b);
    }

    public override int Count => values.Count;

    public override int Take(ReadOnlySpan<byte> written)
    {
        var known = values.Count;
        var number = values.Add(cleaner.Of(written));
        if (number < known) return number;
        if (4 * number >= points.Length) Array.Resize(ref points, Math.Max(2 * points.Length, 4 * number + 4));
        Set(number);
        Shares.Grow(values.Count);
        return number;
    }

    public override ReadOnlySpan<byte> Bytes(int value) => values[value];

    public override string InWords(int level, int a, int b) => level == Same ? words[Same] : $"{Written(Kilometres(a, b))} apart";

    public override string Text(int value) => Encoding.UTF8.GetString(values[value]);

    /// <summary>The distance of two values.</summary>
    public double Kilometres(int a, int b) => 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(Chord(a, b)) / 2));

    /// <summary>Levels of what is one place: the shares of the first ones, that of the last, and the rest spread over those between.</summary>
    public double[] Expected(double[] first, double last)
    {
        var levels = new double[words.Length];
        Array.Fill(levels, (1 - first.Sum() - last) / Math.Max(1, levels.Length - first.Length - 1));
        first.AsSpan(0, Math.Min(first.Length, levels.Length - 1)).CopyTo(levels);
        levels[^1] = last;
        var sum = levels.Sum();
        return [.. levels.Select(l => l / sum)];
    }

    /// <summary>Levels of what is anywhere in a country.</summary>
    public double[] ByChance()
    {
        var levels = new double[words.Length];
        var before = levels[0] = 1e-6;
        for (var i = 0; i < chords.Length; i++)
        {
            var share = Math.Max(Math.Min(0.9, Math.Pow(Form.Within[i] / Country, 2)), before * 1.5);
            levels[i + 1] = share - before;
            before = share;
        }

        levels[^1] = Math.Max(0.05, 1 - before);
        var sum = levels.Sum();
        return [.. levels.Select(l => l / sum)];
    }

    private double Chord(int a, int b)
    {
        var (x, y, z) = (points[4 * a] - points[4 * b], points[4 * a + 1] - points[4 * b + 1], points[4 * a + 2] - points[4 * b + 2]);
        return x * x + y * y + z * z;
    }

    private void Set(int value) => (points[4 * value], points[4 * value + 1], points[4 * value + 2]) = GeoText.Read(values[value]).Place!.Value.OnBall();

    private static string Written(double kilometres) => kilometres switch
    {
        < 0.9995 => string.Create(CultureInfo.InvariantCulture, $"{kilometres * 1000:0} m"),
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{kilometres:0.#} km"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{kilometres:0} km"),
    };
}
