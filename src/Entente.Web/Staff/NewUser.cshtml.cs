using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>A new account; its temporary password is shown once.</summary>
public sealed class NewUserModel(AddUser addUser, EntenteDb db, Acts acts, Places places) : PageModel
{
    [BindProperty] public UserForm Form { get; set; } = new();

    [BindProperty(Name = "Form.Place")] public string? Place { get; set; }

    public IReadOnlyList<Choice> AllPlaces { get; private set; } = [];

    public HandedOver? Made { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => AllPlaces = await places.ChoicesAsync(db, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        AllPlaces = await places.ChoicesAsync(db, ct);
        var (organisation, team) = Places.Split(Place);
        var result = await addUser.RunAsync(db, Form with { Organisation = organisation, Team = team }, acts.Now(), ct);
        if (result.IsRefused) return this.Show(nameof(Form), [.. result.Problems.Select(p => p is NoSuchPlace ? p with { Field = "Place" } : p)]);
        Made = result.Value;
        return Page();
    }
}
