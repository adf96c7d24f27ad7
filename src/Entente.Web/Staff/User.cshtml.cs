using Entente.Access;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>One person who works here: roles proposed, confirmed and ended; place; access given anew; account closed.</summary>
public sealed class UserModel(
    StaffMember member, ProposeRole propose, DecideRole decide, EndRole end, ResetAccess reset, MoveUser move, CloseAccount close,
    EntenteDb db, Acts acts, AccessMatrix matrix, Texts texts, Places places) : PageModel
{
    [BindProperty] public RoleForm Form { get; set; } = new();

    [BindProperty] public string? Held { get; set; }

    [BindProperty] public string? Place { get; set; }

    public StaffCard Card { get; private set; } = null!;

    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    public IReadOnlyList<Choice> AllPlaces { get; private set; } = [];

    public bool MayChange { get; private set; }

    /// <summary>A temporary password, on the page that made it and nowhere else.</summary>
    public string? HandedOver { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await LoadAsync(reference, ct) ?? Page();

    public Task<IActionResult> OnPostRoleAsync(string reference, CancellationToken ct) => ChangeAsync(reference, (r, act) => propose.RunAsync(db, r, Form, act, ct), ct);

    public Task<IActionResult> OnPostConfirmAsync(string reference, CancellationToken ct) => ChangeAsync(reference, (_, act) => decide.RunAsync(db, HeldReference, true, act, ct), ct);

    public Task<IActionResult> OnPostRefuseAsync(string reference, CancellationToken ct) => ChangeAsync(reference, (_, act) => decide.RunAsync(db, HeldReference, false, act, ct), ct);

    public Task<IActionResult> OnPostEndAsync(string reference, CancellationToken ct) => ChangeAsync(reference, (_, act) => end.RunAsync(db, HeldReference, act, ct), ct);

    public Task<IActionResult> OnPostCloseAsync(string reference, CancellationToken ct) => ChangeAsync(reference, (r, act) => close.RunAsync(db, r, true, act, ct), ct);

    public Task<IActionResult> OnPostOpenAsync(string reference, CancellationToken ct) => ChangeAsync(reference, (r, act) => close.RunAsync(db, r, false, act, ct), ct);

    public Task<IActionResult> OnPostMoveAsync(string reference, CancellationToken ct)
    {
        var (organisation, team) = Places.Split(Place);
        return ChangeAsync(reference, (r, act) => move.RunAsync(db, r, organisation, team, act, ct), ct);
    }

    public async Task<IActionResult> OnPostResetAsync(string reference, CancellationToken ct)
    {
        if (await LoadAsync(reference, ct) is { } no) return no;
        var result = await reset.RunAsync(db, Card.User.Reference, acts.Now(), ct);
        if (result.IsRefused) return this.Show(nameof(Form), result.Problems);
        HandedOver = result.Value.Password;
        return Page();
    }

    private Reference HeldReference => Reference.TryParse(Held, out var held) ? held : default;

    private async Task<IActionResult> ChangeAsync(string text, Func<Reference, Entente.Audit.Act, Task<Result<Reference>>> change, CancellationToken ct)
    {
        if (await LoadAsync(text, ct) is { } no) return no;
        var result = await change(Card.User.Reference, acts.Now());
        return result.Match(_ => RedirectToPage(new { reference = Card.User.Reference.ToRoute() }), problems => this.Show(nameof(Form), problems));
    }

    private async Task<IActionResult?> LoadAsync(string text, CancellationToken ct)
    {
        if (!Reference.TryParse(text, out var reference)) return NotFound();
        var act = acts.Now();
        var result = await member.ReadAsync(db, reference, act, ct);
        if (result.IsRefused) return result.Problems[0] is NotAllowed ? this.Show("", result.Problems) : NotFound();
        Card = result.Value;
        MayChange = !Card.IsSelf && matrix.Ask(act.Reader, DataKind.Users, Verb.Write).Allowed;
        Roles = [.. Enum.GetValues<Role>().Select(r => new Choice(r.ToString(), texts[$"role.{r}"]))];
        AllPlaces = await places.ChoicesAsync(db, ct);
        return null;
    }
}
