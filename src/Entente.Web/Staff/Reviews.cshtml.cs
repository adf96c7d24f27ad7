using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>S71: broken glass that somebody must judge.</summary>
public sealed class ReviewsModel(GlassReviews reviews, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public bool Judged { get; set; }

    public IReadOnlyList<GlassLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await reviews.ReadAsync(db, Judged, acts.Now(), ct);
}
