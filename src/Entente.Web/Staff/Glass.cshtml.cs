using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>S09: breaking the glass for one dossier, and closing it again.</summary>
public sealed class GlassModel(BreakGlass breakGlass, CloseGlass closeGlass, Standings standings, EntenteDb db, Acts acts, Texts texts) : PageModel
{
    [BindProperty] public GlassForm Form { get; set; } = new();

    /// <summary>The page that refused: its last reference is offered.</summary>
    [BindProperty(SupportsGet = true)] public string? For { get; set; }

    public IReadOnlyList<OpenGlass> Open { get; private set; } = [];

    public IReadOnlyList<Choice> Reasons { get; private set; } = [];

    public IReadOnlyList<Choice> Hours { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var subject = (For ?? "").Split('/', '?').LastOrDefault(p => Reference.TryParse(p, out _));
        if (subject is not null) Form = Form with { Subject = Reference.Parse(subject).Text };
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var act = acts.Now(Form.Because.Trim() is { Length: > 0 and <= 4000 } because ? because : null);
        var result = await breakGlass.RunAsync(db, Form, act, ct);
        await LoadAsync(ct);
        return result.Match(_ => Url.IsLocalUrl(For) ? LocalRedirect(For) : RedirectToPage(), problems => this.Show(nameof(Form), problems));
    }

    public async Task<IActionResult> OnPostCloseAsync(string glass, CancellationToken ct)
    {
        if (Reference.TryParse(glass, out var reference)) await closeGlass.RunAsync(reference, acts.Now(), ct);
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var reader = acts.Now().Reader;
        Open = [.. (await standings.OfAsync(reader.User, ct))?.Glass.Where(g => g.Role == reader.Role) ?? []];
        Reasons = [.. Enum.GetValues<GlassReason>().Select(r => new Choice(r.ToString(), texts[$"glass.reason.{r}"]))];
        Hours = [.. Enumerable.Range(1, BrokenGlass.MostHours).Select(h => new Choice($"{h}", texts["glass.hours.n", h]))];
    }
}
