using Entente.Staff.Systems;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>A new key for an organisation's own system; its secret is shown here once.</summary>
public sealed class SystemNewModel(MakeSystemKey make, EntenteDb db, Acts acts, Places places, Texts texts) : PageModel
{
    [BindProperty] public SystemKeyForm Form { get; set; } = new() { AMinute = SystemKey.UsualAMinute };

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public IReadOnlyList<Choice> Scopes => [.. Enum.GetNames<SystemScope>().Select(s => new Choice(s, texts["systems.may." + s]))];

    public MadeSystemKey? Made { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid) return this.Show(nameof(Form), []);
        var result = await make.RunAsync(Form, acts.Now(), ct);
        if (result.IsRefused) return this.Show(nameof(Form), result.Problems);
        Made = result.Value;
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct) =>
        Organisations = [.. (await places.ChoicesAsync(db, ct)).Where(p => p.Value.EndsWith('/')).Select(p => p with { Value = p.Value.TrimEnd('/') })];
}
