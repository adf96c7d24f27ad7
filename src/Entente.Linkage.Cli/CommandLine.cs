using System.Globalization;

namespace Entente.Linkage.Cli;

/// <summary>Reads what was asked for, and refuses what cannot be meant before any work is done.</summary>
internal static class CommandLine
{
    /// <exception cref="FormatException">Something is missing, too much, or out of its bounds; the message says what and how to mend it.</exception>
    public static Arguments Read(string[] args)
    {
        var verb = args[0];
        if (!Options.Verbs.Contains(verb)) throw new FormatException($"There is no verb '{verb}'. {Nearest.To(verb, Options.Verbs)}entente-link --help lists them.");
        if (args.Length < 2 || args[1].StartsWith('-')) throw new FormatException("After the verb comes the file. entente-link --help shows how.");
        var two = verb == "screen" && args.Length > 2 && !args[2].StartsWith('-');
        var said = new Dictionary<string, List<string>>();
        for (var at = two ? 3 : 2; at < args.Length; at++) at += Take(args, at, verb, said);
        var arguments = new Arguments(verb, args[1], two ? args[2] : "", said);
        Ways.Check(arguments);
        Files.Check(arguments);
        return arguments;
    }

    /// <returns>How many values were taken.</returns>
    private static int Take(string[] args, int at, string verb, Dictionary<string, List<string>> said)
    {
        var name = args[at];
        if (!name.StartsWith('-')) throw new FormatException($"'{name}' is one file too many: {verb} takes {(verb == "screen" ? "two" : "one")}.");
        var option = Options.Of(name, verb);
        if (at + option.Values >= args.Length) throw new FormatException($"{name} needs {(option.Values == 2 ? "two values" : "a value")}.");
        var values = args[(at + 1)..(at + 1 + option.Values)];
        foreach (var value in values)
        {
            if (Options.All.Any(o => o.Name == value)) throw new FormatException($"{name} needs {(option.Values == 2 ? "two values" : "a value")}, and {value} is an option.");
            option.Check(value);
        }

        if (said.TryGetValue(name, out var before) && !option.Again) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} is given twice. Leave one of them out."));
        said[name] = [.. before ?? [], .. values];
        return option.Values;
    }
}
