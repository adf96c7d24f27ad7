using Entente.Access;
using Entente.Staff;
using Entente.Storage;
using Entente.Triage.Many;
using Entente.Triage.Sharing;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Triage;

/// <summary>How a team shares its work in a role: to look at for who assigns, to keep for a supervisor.</summary>
public sealed class SharingModel(KeepSharingRule keep, SharingOfTeam sharing, EntenteDb db, Texts texts, Acts acts) : PageModel
{
    [BindProperty] public SharingForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public Role Role { get; private set; }

    public SharingRule? Rule { get; private set; }

    public string By { get; private set; } = "";

    public bool MayKeep { get; private set; }

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyList<Choice> Roles => [.. ManyForm.Roles.Select(r => new Choice(r.ToString(), texts[$"role.{r}"]))];

    public IReadOnlyList<Choice> Turns => [.. Enum.GetNames<SharingTurn>().Select(t => new Choice(t, texts["sharing.turn." + t]))];

    public async Task OnGetAsync(Role? role, CancellationToken ct)
    {
        var people = await FillAsync(role, ct);
        if (Rule is not { } rule) return;
        var names = people.ToDictionary(p => p.User);
        var kept = rule.Sharers.Where(s => names.ContainsKey(s.User)).ToList();
        Form = new()
        {
            For = rule.For,
            Turn = rule.Turn,
            ByLanguage = rule.ByLanguage,
            ChildrenApart = rule.ChildrenApart,
            People = [.. kept.Select(s => names[s.User].Reference.Text)],
            Children = [.. kept.Where(s => s.Children).Select(s => names[s.User].Reference.Text)],
            Speaks = string.Join('\n', kept.Where(s => s.Languages.Count > 0).Select(s => $"{names[s.User].Name}: {string.Join(' ', s.Languages)}")),
            Seen = rule.Number,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await keep.RunAsync(Form, acts.Now(), ct);
        if (!result.IsRefused)
        {
            Done = "sharing.done";
            return Redirect($"/triage/sharing?role={result.Value.For}");
        }

        await FillAsync(Form.For, ct);
        return this.Show(nameof(Form), result.Problems);
    }

    private async Task<IReadOnlyList<Assignable>> FillAsync(Role? role, CancellationToken ct)
    {
        var act = acts.Now();
        Role = role is { } asked && ManyForm.Roles.Contains(asked) ? asked : Role.CaseWorker;
        MayKeep = act.Reader.Role == Role.Supervisor;
        Rule = await sharing.ReadAsync(Role, act, ct);
        if (Rule is { } rule) By = (await db.NamesAsync([rule.By], ct)).GetValueOrDefault(rule.By, "•••");
        var people = await db.AssignablesAsync(act.Reader.Organisation, Role, act.When, ct);
        People = [.. people.Select(p => new Choice(p.Reference.Text, p.Name))];
        return people;
    }
}
