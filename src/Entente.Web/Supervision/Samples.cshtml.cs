using System.Globalization;
using Entente.Access;
using Entente.Clocks;
using Entente.Supervision.Samples;
using Entente.Web.Cases;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Supervision;

/// <summary>S70: samples of issued decisions: drawing one, what waits for this reader, how often blind readers agree.</summary>
public sealed class SamplesModel(SamplesOfTeam samples, SampleRates rates, DrawSample draw, SampleRules rules, Calendars calendars, AccessMatrix matrix, Acts acts) : PageModel
{
    /// <summary>For how many months back one may draw from this page.</summary>
    private const int MonthsBack = 12;

    /// <summary>"2026-02".</summary>
    [BindProperty] public string? Month { get; set; }

    [TempData] public string? Done { get; set; }

    public SamplesView View { get; private set; } = null!;

    public IReadOnlyList<RateLine> Rates { get; private set; } = [];

    /// <summary>Readings may be given to whoever acts in this role.</summary>
    public bool Reads { get; private set; }

    public string Source => rules.Source;

    public SampleRule? Rule => rules.On(Today);

    public IReadOnlyList<Choice> Months => [.. Enumerable.Range(1, MonthsBack).Select(back => new DateOnly(Today.Year, Today.Month, 1).AddMonths(-back)).Where(m => rules.On(m) is not null).Select(m => new Choice(m.ToString("yyyy-MM", CultureInfo.InvariantCulture), Of(m)))];

    private DateOnly Today => calendars.Home.DayOf(acts.Now().When);

    public static string Of(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    public static int Percent(double share) => AgreementModel.Percent(share);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var month = DateOnly.TryParseExact(Month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var result = await draw.RunAsync(month, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "samples.done.drawn";
            return Redirect($"/supervision/samples/{result.Value.Reference.ToRoute()}");
        }

        var shown = await ShowAsync(ct);
        return shown is PageResult ? this.Show("", result.Problems) : shown;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var act = acts.Now();
        var told = await rates.ReadAsync(act, ct);
        if (told.IsRefused) return this.Show("", told.Problems);
        Rates = told.Value;
        Reads = matrix.Ask(act.Reader, DataKind.QualitySamples, Verb.Write).Allowed;
        View = await samples.ReadAsync(act, ct);
        return Page();
    }
}
