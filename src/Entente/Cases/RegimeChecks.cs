using Entente.Clocks;

namespace Entente.Cases;

/// <summary>Holds the files of the law to what the program will ask them: found at start, in words, rather than when somebody decides.</summary>
internal static class RegimeChecks
{
    /// <summary>What one file owes by itself.</summary>
    public static void RequireWhole(RegimeFile file)
    {
        if (string.IsNullOrWhiteSpace(file.Source)) throw Wrong(file, "names no source. Say in \"source\" which law or guidance it was written from.");
        if (file.Territories.Count == 0) throw Wrong(file, "names no territory. Say in \"territories\" whose law it is, by the codes of data/calendars.");
        foreach (var (regime, place) in file.Regimes.Select((r, i) => (r, i + 1)))
        {
            if (string.IsNullOrWhiteSpace(regime.Code)) throw Wrong(file, $"has a regime without a \"code\", number {place} in the file. An old decision names its law by it.");
            if (string.IsNullOrWhiteSpace(regime.Threshold)) throw Wrong(file, $"{regime.Code} has no \"threshold\": the question that the decision maker answers.");
            if (regime.From == default) throw Wrong(file, $"{regime.Code} has no \"from\": the first day that it holds, as 2024-02-01.");
            if (string.IsNullOrWhiteSpace(regime.RecoveryRule)) throw Wrong(file, $"{regime.Code} has no \"recoveryRule\": the clock rule of the recovery period. Where national law is not known, ECAT-REFLECT is the Convention's minimum.");
            if (regime.EarlyEnds.Count > 0 && (string.IsNullOrWhiteSpace(regime.EarlyEndsSource) || !regime.EarlyEndStops.Contains("recovery"))) throw Wrong(file, $"{regime.Code} lets a recovery period end early: say in \"earlyEndsSource\" by which law, and in \"earlyEndStops\" what ends, \"recovery\" at least.");
            if (regime.UnconfirmedIn.FirstOrDefault(t => !file.Territories.Contains(t)) is { } stray) throw Wrong(file, $"{regime.Code} is unconfirmed in {stray}, which is none of the file's territories.");
        }
    }

    /// <summary>What the files owe together, and to the clocks and calendars.</summary>
    public static void Require(IReadOnlyList<RegimeFile> files, ClockRules rules, Calendars calendars)
    {
        var known = rules.All.Select(r => r.Id).ToHashSet();
        foreach (var (file, regime) in from f in files from r in f.Regimes select (f, r))
        {
            foreach (var (_, rule) in regime.Clocks().Where(c => !known.Contains(c.Rule))) throw Wrong(file, $"{regime.Code} names the clock rule {rule}, which no file of data/clocks has.");
            // A recovery period that could not be started would leave somebody unprotected on the day of a positive decision.
            foreach (var day in (DateOnly[])[regime.From, regime.To ?? regime.From])
            {
                if (rules.Find(regime.RecoveryRule, day) is null) throw Wrong(file, $"{regime.Code} gives the recovery period {regime.RecoveryRule}, of which data/clocks has no version in force on {day:yyyy-MM-dd}.");
            }
        }

        foreach (var (file, territory) in from f in files from t in f.Territories select (f, t))
        {
            if (calendars.Find(territory)?.Territory != territory) throw Wrong(file, $"the territory {territory} has no calendar in data/calendars: its working days could not be counted.");
            var told = files.Where(f => f.Territories.Contains(territory)).SelectMany(f => f.Facts).ToList();
            foreach (var about in Enum.GetValues<FactAbout>())
            {
                var lines = told.Count(f => f.About == about);
                if (lines == 0) throw Wrong(file, $"{territory} says nothing of \"{Json(about)}\" in \"facts\". Where nobody knows, say so: {{ \"about\": \"{Json(about)}\", \"status\": \"unknown\" }}.");
                if (lines > 1) throw Wrong(file, $"{territory} tells of \"{Json(about)}\" {lines} times. Keep one.");
            }

            if (told.FirstOrDefault(f => f.Status != FactStatus.Unknown && string.IsNullOrWhiteSpace(f.Text)) is { } empty) throw Wrong(file, $"\"{Json(empty.About)}\" is {Json(empty.Status)} and has no \"text\".");
        }
    }

    private static string Json<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static InvalidDataException Wrong(RegimeFile file, string what) => new($"data/{file.Name}: {what}");
}
