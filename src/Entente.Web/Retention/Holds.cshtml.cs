using Entente.Access;
using Entente.Retention.Holds;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>Every hold that this reader may know of.</summary>
public sealed class HoldsModel(HoldList holds, EntenteDb db, Acts acts) : PageModel
{
    public HoldsView View { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    /// <summary>Certificates of deletion are open to this reader.</summary>
    public bool SeesCertificates => db.Matrix.Ask(acts.Now().Reader, DataKind.Retention, Verb.Read).Allowed;

    public async Task OnGetAsync(CancellationToken ct)
    {
        View = await holds.ReadAsync(acts.Now(), ct);
        Names = await db.NamesAsync(View.All.Select(h => h.PlacedBy), ct);
    }
}
