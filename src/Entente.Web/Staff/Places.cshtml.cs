using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>The organisations and teams that people here belong to.</summary>
public sealed class PlacesModel(AddOrganisation addOrganisation, AddTeam addTeam, EntenteDb db, Acts acts, Places places, Texts texts) : PageModel
{
    public sealed record Answers
    {
        public string Name { get; init; } = "";
        public OrganisationSort Sort { get; init; }
        public string TeamName { get; init; } = "";
        public string? Organisation { get; init; }
    }

    [BindProperty] public Answers Form { get; set; } = new();

    public IReadOnlyList<Choice> All { get; private set; } = [];

    public IReadOnlyList<Choice> Sorts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var result = await addOrganisation.RunAsync(db, Form.Name, Form.Sort, acts.Now(), ct);
        return result.Match(_ => RedirectToPage(), problems => this.Show(nameof(Form), problems));
    }

    public async Task<IActionResult> OnPostTeamAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var result = await addTeam.RunAsync(db, Form.TeamName, Places.Split(Form.Organisation).Organisation, acts.Now(), ct);
        return result.Match(_ => RedirectToPage(), problems => this.Show(nameof(Form), [.. problems.Select(p => p.Field == "Name" ? p with { Field = "TeamName" } : p)]));
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        All = await places.ChoicesAsync(db, ct);
        Sorts = [.. Enum.GetValues<OrganisationSort>().Select(s => new Choice(s.ToString(), texts[$"place.sort.{s}"]))];
    }
}
