using System.Globalization;
using Entente.Clocks;
using Entente.Foundation;
using Entente.World;

namespace Entente.Web.Shell;

/// <summary>What may be set at start and what each setting must be. A slip stops the start with its name, its value and the remedy: a misspelt --Database must not open an empty centre somewhere else.</summary>
internal static class CentreSettings
{
    /// <summary>The product's own settings; a test holds the list to what the program reads.</summary>
    public static IReadOnlyList<string> Own { get; } =
        ["Database", "Var", "MasterKey", "ExampleWorld", "WorldSize", "TimeZone", "Culture", "Territory", "Session:IdleMinutes", "Session:LongestHours", "Session:OneTimeCodes", "QuickExit", "MatchingMemory", "MatchingMemory:Records", "MatchingMemory:Keys"];

    private static readonly string[] OfTheFramework = ["urls", "contentRoot", "webRoot", "environment", "applicationName", "http_ports", "https_ports", "AllowedHosts", "Logging:", "Kestrel:"];

    public static IReadOnlyList<Problem> Check(string[] args, IConfiguration settings) => [.. Names(args), .. Values(settings)];

    private static IEnumerable<Problem> Names(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].TrimStart('-', '/').Split('=')[0];
            if (!args[i].StartsWith('-'))
            {
                yield return new UnknownSetting(name, null);
                continue;
            }

            if (!IsKnown(name)) yield return new UnknownSetting(name, Near(name));
            if (args[i].Contains('=', StringComparison.Ordinal)) continue;
            if (i + 1 >= args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)) yield return new SettingHasNoValue(name);
            else i++;
        }
    }

    private static bool IsKnown(string name) => Own.Concat(OfTheFramework).Any(known =>
        known.EndsWith(':') ? name.StartsWith(known, StringComparison.OrdinalIgnoreCase)
            : name.Equals(known, StringComparison.OrdinalIgnoreCase) || known.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase));

    /// <summary>The setting that shares most letter pairs with what was typed.</summary>
    private static string? Near(string name)
    {
        static HashSet<string> Pairs(string word) => [.. word.ToUpperInvariant().Zip(word.ToUpperInvariant().Skip(1), (a, b) => $"{a}{b}")];
        var typed = Pairs(name);
        var best = Own.Append("urls").MaxBy(known => Pairs(known).Intersect(typed).Count())!;
        return Pairs(best).Intersect(typed).Count() * 2 >= typed.Count ? best : null;
    }

    private static IEnumerable<Problem> Values(IConfiguration settings)
    {
        if (settings["Database"] is { } database && Databases.Databases.WhatIsWrongWith(database) is { } why) yield return new ConnectionIsWrong(why);
        foreach (var address in (settings["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsAddress(address)) yield return new AddressIsWrong(address);
        }

        if (Not(settings, "QuickExit", v => v.StartsWith('/') || (Uri.TryCreate(v, UriKind.Absolute, out var exit) && exit.Scheme is "http" or "https"), "a web address such as https://www.example.org, or a path of this site") is { } quick) yield return quick;
        if (Not(settings, "ExampleWorld", v => bool.TryParse(v, out _), "true or false") is { } world) yield return world;
        if (Not(settings, "WorldSize", v => WorldSize.Find(v) is not null, "tiny, small or large") is { } size) yield return size;
        if (Not(settings, "TimeZone", v => TimeZoneInfo.TryFindSystemTimeZoneById(v, out _), "a time zone such as Europe/London") is { } zone) yield return zone;
        if (Not(settings, "Culture", IsCulture, "a language and country such as en-GB") is { } culture) yield return culture;
        if (Not(settings, "Territory", v => Calendars.Shipped.Find(v) is not null, "a territory with a working calendar, such as GB-EAW, GB-SCT or FR") is { } territory) yield return territory;
        if (Not(settings, "Session:IdleMinutes", v => Between(v, 1, 240), "whole minutes from 1 to 240") is { } idle) yield return idle;
        if (Not(settings, "Session:LongestHours", v => Between(v, 1, 24), "whole hours from 1 to 24") is { } longest) yield return longest;
        if (Not(settings, "Session:OneTimeCodes", v => bool.TryParse(v, out _), "true or false") is { } codes) yield return codes;
        if (Folder(settings["Var"] ?? "var") is { } folder) yield return folder;
    }

    private static SettingIsNot? Not(IConfiguration settings, string name, Func<string, bool> holds, string wanted) =>
        settings[name] is { } value && !holds(value) ? new(name, value, wanted) : null;

    private static bool Between(string text, int least, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static bool IsCulture(string name)
    {
        try { return CultureInfo.GetCultureInfo(name, predefinedOnly: true).Name.Length > 0; }
        catch (CultureNotFoundException) { return false; }
    }

    // A star or a plus stands for every address of the machine; Uri knows neither.
    private static bool IsAddress(string text) =>
        Uri.TryCreate(text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address.Port is >= 0 and <= 65535;

    /// <summary>Makes the folder and writes to it, since only trying tells.</summary>
    private static FolderIsClosed? Folder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".written");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(folder, fault.Message);
        }
    }
}
