using Entente.Foundation;
using Entente.Supervision.Samples;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Supervision;

/// <summary>One sample: how it was drawn, whether it stands up to drawing again, and to whom each decision of it is given.</summary>
public sealed class SampleModel(SamplesOfTeam samples, GiveReading give, Acts acts) : PageModel
{
    [BindProperty] public GiveForm Form { get; set; } = new();

    /// <summary>The reading that is given.</summary>
    [BindProperty(SupportsGet = true)] public string? Which { get; set; }

    [TempData] public string? Done { get; set; }

    public DrawView View { get; private set; } = null!;

    public IReadOnlyList<Choice> Readers { get; private set; } = [];

    public ReadingLine? Chosen => Reference.TryParse(Which, out var which) ? View.Items.FirstOrDefault(i => i.Item.Reference == which && !i.Item.IsAnswered) : null;

    public Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => ShowAsync(reference, ct);

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var about)) return NotFound();
        var result = await give.RunAsync(Which, Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "samples.done.given";
            return Redirect($"/supervision/samples/{about.ToRoute()}");
        }

        var shown = await ShowAsync(reference, ct);
        if (shown is not PageResult) return shown;
        var answer = this.Show(nameof(Form), result.Problems);
        if (result.Problems.Any(p => p is ReadingChanged)) Response.StatusCode = StatusCodes.Status409Conflict;
        return answer;
    }

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        var act = acts.Now();
        var found = await samples.OneAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.Any(p => p is ReadingNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        if (Chosen is { } chosen) Readers = [.. (await samples.ReadersAsync(chosen.Item, act, ct)).Select(r => new Choice(r.Reference.Text, r.Name))];
        return Page();
    }
}
