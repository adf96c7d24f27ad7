using System.Globalization;

namespace Entente.World;

/// <summary>What happens to names and dates between a person and a form: misspelling, another transliteration, changed order, missing, swapped and default dates.</summary>
public sealed class Noise(Random random)
{
    /// <summary>The name as this source wrote it. A careful source writes the usual Latin spelling.</summary>
    public string Name(MadeUpPerson person, bool first)
    {
        var spelling = random.Next(100) switch { < 60 => 1, < 75 => 0, _ => 2 };
        if (first && spelling == 2) spelling = 1;
        var name = person.Write(spelling);
        if (person.Middle is not null && Chance(30)) name = (person with { Middle = null }).Write(spelling);
        if (Chance(8)) name = Swap(name);
        if (Chance(first ? 5 : 15)) name = Typo(name);
        if (Chance(6)) name = name.ToUpperInvariant();
        return name;
    }

    /// <summary>The birth date as this source had it; null where it had none.</summary>
    public string? Born(DateOnly born) => random.Next(100) switch
    {
        < 62 => Text(born),
        < 72 => null,
        < 80 => born.Year.ToString(CultureInfo.InvariantCulture),
        < 84 => born.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        < 90 => Text(new(born.Year, 1, 1)), // a default where only the year is known
        < 94 => born.Day <= 12 ? Text(new(born.Year, born.Day, born.Month)) : Text(born),
        < 97 => Text(born.AddDays(random.Next(1, 20))),
        _ => Text(born.AddYears(random.Next(2) == 0 ? -1 : 1)),
    };

    public bool Chance(int percent) => random.Next(100) < percent;

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Swap(string name)
    {
        var words = name.Split(' ');
        return string.Join(' ', words.Skip(1).Append(words[0]));
    }

    /// <summary>One slip: two letters changed places, one is lost, doubled or another.</summary>
    public string Typo(string text)
    {
        if (text.Length < 4) return text;
        var at = random.Next(1, text.Length - 1);
        if (char.IsSurrogate(text[at]) || char.IsSurrogate(text[at + 1]) || text[at] == ' ' || text[at + 1] == ' ') return text;
        return random.Next(4) switch
        {
            0 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            1 => text[..at] + text[(at + 1)..],
            2 => text[..at] + text[at] + text[at..],
            _ => char.IsAsciiLetter(text[at]) ? text[..at] + "aeiou"[random.Next(5)] + text[(at + 1)..] : text,
        };
    }
}
