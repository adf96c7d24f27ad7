using System.Globalization;
using Entente.Cases;
using Entente.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The law that each territory decides under, on any day, and how sure it is. About law alone: nobody's data.</summary>
public sealed class LawModel(Regimes regimes, ClockRules rules, Calendars calendars, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public DateOnly Day => On ?? calendars.Of("GB-EAW").DayOf(time.GetUtcNow());

    /// <summary>The day that was asked for, as an address carries it.</summary>
    public string OnText => On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Every territory with a working calendar: where no regime is known, that is said.</summary>
    public IReadOnlyList<LawLine> Lines => [.. from calendar in calendars.All
                                               let territory = calendar.Territory
                                               orderby territory.Contains('-', StringComparison.Ordinal) descending, territory
                                               let regime = regimes.On(territory, Day)
                                               select new LawLine(territory, regime, regime is null ? null : rules.Find(regime.RecoveryRule, Day),
                                                   (regime?.Unconfirmed.Count ?? 0) + regimes.FactsOf(territory).Count(f => f.Status == FactStatus.Unknown))];
}

/// <summary>A territory in the list.</summary>
/// <param name="Open">How many things the sources do not settle.</param>
public sealed record LawLine(string Territory, Regime? Regime, ClockRule? Recovery, int Open);
