using Entente.Access;
using Entente.Retention.Deletion;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>What stays of dossiers that were deleted.</summary>
public sealed class CertificatesModel(DeletionFile file, Acts acts) : PageModel
{
    public IReadOnlyList<DeletionCertificate> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => All = await file.CertificatesAsync(acts.Now(), ct);
}

/// <summary>One certificate, and whether it is as the log has it.</summary>
public sealed class CertificateModel(DeletionFile file, EntenteDb db, Acts acts) : PageModel
{
    [TempData] public string? Done { get; set; }

    public CertificateView View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        var found = await file.CertificateAsync(reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CertificateNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        Names = await db.NamesAsync([View.Certificate.ProposedBy, View.Certificate.ConfirmedBy], ct);
        return Page();
    }
}
