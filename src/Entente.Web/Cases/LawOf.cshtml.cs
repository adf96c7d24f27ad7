using System.Globalization;
using Entente.Cases;
using Entente.Clocks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The law of one territory on any day: its tests, what it starts and until when, what nobody has confirmed.</summary>
public sealed class LawOfModel(Regimes regimes, ClockRules rules, Calendars calendars, TimeProvider time) : PageModel
{
    private static readonly DateOnly First = new(2008, 1, 1);

    [BindProperty(SupportsGet = true)]
    public string Of { get; set; } = "GB-EAW";

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public DateOnly Today => calendars.Of(Of).DayOf(time.GetUtcNow());

    public DateOnly Day => On ?? Today;

    /// <summary>Where the drawing ends.</summary>
    public DateOnly Last => Today.AddYears(1);

    public IReadOnlyList<Regime> Times => regimes.Of(Of);

    public Regime? Regime => regimes.On(Of, Day);

    public string Source => Regime is { } regime ? regimes.SourceOf(regime) : "";

    public IReadOnlyList<LawFact> Facts => regimes.FactsOf(Of);

    public IEnumerable<(LawStep Step, Deadline Deadline)> Deadlines => Regime is not { } regime ? [] :
        from step in Enum.GetValues<LawStep>()
        from deadline in Entente.Cases.Deadlines.Of(regime, Of, step, Day, rules, calendars)
        select (step, deadline);

    /// <summary>Where a day stands in the drawing.</summary>
    public int X(DateOnly day) => (int)Math.Clamp(1000.0 * (day.DayNumber - First.DayNumber) / (Last.DayNumber - First.DayNumber), 0, 1000);

    /// <summary>A day as an address carries it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public IActionResult OnGet()
    {
        if (calendars.Find(Of) is not { } calendar) return NotFound();
        Of = calendar.Territory;
        return Page();
    }
}
