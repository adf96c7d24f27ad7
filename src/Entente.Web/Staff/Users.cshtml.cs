using Entente.Access;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>S79: the people who work here, found by a form that is posted, so that no name stands in an address.</summary>
public sealed class UsersModel(StaffList list, EntenteDb db, Acts acts, AccessMatrix matrix) : PageModel
{
    [BindProperty] public string? Find { get; set; }

    public IReadOnlyList<StaffLine> Lines { get; private set; } = [];

    public bool MayChange => matrix.Ask(acts.Now().Reader, DataKind.Users, Verb.Write).Allowed;

    public async Task OnGetAsync(CancellationToken ct) => Lines = await list.ReadAsync(db, "", acts.Now(), ct);

    public async Task OnPostAsync(CancellationToken ct) => Lines = await list.ReadAsync(db, Find ?? "", acts.Now(), ct);
}
