using System.Globalization;

namespace Entente.Linkage.Cli;

/// <summary>What follows an option.</summary>
internal enum Takes
{
    /// <summary>Nothing: it is said or not.</summary>
    Nothing,

    /// <summary>A column, a role, a record's id.</summary>
    Text,

    /// <summary>Two records' ids.</summary>
    Pair,

    /// <summary>A file that is read.</summary>
    Source,

    /// <summary>A file that is written.</summary>
    Result,

    /// <summary>A number between two bounds, neither of them itself allowed.</summary>
    Number,

    /// <summary>A whole number from one bound to another.</summary>
    Whole,
}

/// <summary>An option, the verbs that use it, and what may follow it.</summary>
internal sealed record Option(string Name, Takes Takes, string Verbs)
{
    public decimal Least { get; init; }

    /// <summary>Exact: as a double the greatest seed would be one that there is not.</summary>
    public decimal Most { get; init; }

    /// <summary>What the number is of, behind its bounds.</summary>
    public string Meant { get; init; } = "";

    /// <summary>How to come by the file, where there is none.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Whether it may be given more than once.</summary>
    public bool Again { get; init; }

    public int Values => Takes switch { Takes.Nothing => 0, Takes.Pair => 2, _ => 1 };

    public bool IsOf(string verb) => Verbs.Split(' ').Contains(verb);

    /// <exception cref="FormatException">What was said cannot be meant.</exception>
    public void Check(string said)
    {
        if (string.IsNullOrWhiteSpace(said)) throw new FormatException($"{Name} needs a value, not an empty one.");
        var fits = Takes switch
        {
            Takes.Number => double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > (double)Least && number < (double)Most, // NaN is neither
            Takes.Whole => decimal.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var whole) && decimal.Truncate(whole) == whole && whole >= Least && whole <= Most,
            _ => true,
        };
        if (!fits) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{Name} needs {(Takes == Takes.Whole ? $"a whole number from {Least:N0} to {Most:N0}" : $"a number between {Least:N0} and {Most:N0}")}{Meant}, not '{said}'."));
    }
}
