using Entente.Staff.Systems;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>One key: what it is made for, when it was used, and taking it back.</summary>
public sealed class SystemOneModel(SystemKeys keys, RevokeSystemKey revoke, Acts acts) : PageModel
{
    public SystemKeyCard Card { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await LoadAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        var result = await revoke.RunAsync(reference, acts.Now(), ct);
        if (!result.IsRefused) return RedirectToPage(new { reference });
        if (result.Problems[0] is SystemKeyNotFound) return NotFound();
        return await LoadAsync(reference, ct) ?? this.Show("", result.Problems);
    }

    private async Task<IActionResult?> LoadAsync(string reference, CancellationToken ct)
    {
        var result = await keys.ReadAsync(reference, acts.Now(), ct);
        if (result.IsRefused) return result.Problems[0] is NotAllowed ? this.Show("", result.Problems) : NotFound();
        Card = result.Value;
        return null;
    }
}
