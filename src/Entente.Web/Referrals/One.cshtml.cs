using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Matching;
using Entente.Referrals;
using Entente.Staff;
using Entente.Storage;
using Entente.Triage.Routing;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Referrals;

/// <summary>One referral in triage: what it says to this reader, what is known already, what the rules propose, and what to do: route, assign, end an assignment, open a case.</summary>
public sealed class OneModel(ReadReferral read, RouteReferral route, AssignDossier assign, EndAssignment end, OpenCase openCase, KnownAlready already, ChooseAuthority choose, ReferralByRule byRule, EntenteDb db, Texts texts, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty] public string? Team { get; set; }

    /// <summary>Role and reference of whom to assign, joined by a colon.</summary>
    [BindProperty] public string? Assignee { get; set; }

    [BindProperty] public EndForm Ending { get; set; } = new();

    [BindProperty] public DecidingForm Deciding { get; set; } = new();

    /// <summary>What the rules propose, and what counts now.</summary>
    public ByRule ByRule { get; private set; } = new();

    public ReferralView View { get; private set; } = null!;

    public string Organisation { get; private set; } = "";

    public string TeamName { get; private set; } = "";

    /// <summary>Who works on it, as "End" names them.</summary>
    public IReadOnlyList<Choice> Assigned { get; private set; } = [];

    public Reference? Case { get; private set; }

    /// <summary>Other records about the same person, phone, document, vehicle or account, as this reader may know them.</summary>
    public IReadOnlyList<KnownThing> Known { get; private set; } = [];

    public bool MayAct { get; private set; }

    /// <summary>Whether this reader is one of those for whom what was added is news.</summary>
    public bool MayNote { get; private set; }

    /// <summary>The page on which this reader may add information; empty where they may not.</summary>
    public string AddHref { get; private set; } = "";

    public string NameOf(UserId user) => _names.GetValueOrDefault(user, "");

    /// <summary>In which roles somebody works on a case.</summary>
    private static readonly Role[] Workers = [Role.CaseWorker, Role.DecisionMaker];

    private IReadOnlyDictionary<UserId, string> _names = new Dictionary<UserId, string>();

    public IReadOnlyList<Choice> Teams { get; private set; } = [];

    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>A part of an answer in words; the codes of recipients as whom they name.</summary>
    public string InWords(ShownAnswer answer) => answer.Code == "W2" && answer.Shape == Shape.Full ? string.Join('\n', answer.Value.Split(' ').Select(texts.Received))
        : (answer.Label == answer.Question ? "" : $"{texts.Of(answer.Label)}: ") + string.Join(", ", answer.Values.Select(texts.Of));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FillAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostRouteAsync(CancellationToken ct) => await DoneAsync((await route.RunAsync(Reference, Team, acts.Now(), ct)).Problems, ct);

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken ct)
    {
        if (await FillAsync(ct) is { } refused) return refused;
        var (person, role) = await AskedForAsync(ct);
        if (MayAct && person is null) return await DoneAsync([new NotForThisRole()], ct);
        // Whoever may not assign is refused, and that is remembered, whomever they named.
        return await DoneAsync((await assign.RunAsync(View.Referral, person?.User ?? default, role, acts.Now(), ct)).Problems, ct);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        if (await FillAsync(ct) is { } refused) return refused;
        return await DoneAsync((await end.RunAsync(View.Referral, Ending, acts.Now(), ct)).Problems, ct, nameof(Ending));
    }

    public async Task<IActionResult> OnPostAuthorityAsync(CancellationToken ct)
    {
        if (await FillAsync(ct) is { } refused) return refused;
        var result = await choose.RunAsync(View.Referral, Deciding.ToForm(), acts.Now(), ct);
        return await DoneAsync(result.Problems, ct, nameof(Deciding));
    }

    public async Task<IActionResult> OnPostCaseAsync(CancellationToken ct)
    {
        if (await FillAsync(ct) is { } refused) return refused;
        var referral = View.Referral;
        var form = new CaseForm(referral.Reference, referral.Dossier, referral.Organisation, referral.Team, referral.Territory, referral.SentAt, referral.IsChild);
        return await DoneAsync((await openCase.RunAsync(form, acts.Now(), ct)).Problems, ct);
    }

    private async Task<(Assignable? Person, Role Role)> AskedForAsync(CancellationToken ct)
    {
        var parts = (Assignee ?? "").Split(':');
        if (parts.Length != 2 || !Enum.TryParse<Role>(parts[0], out var role) || !Workers.Contains(role) || !Foundation.Reference.TryParse(parts[1], out var who)) return default;
        return ((await db.AssignablesAsync(acts.Now().Reader.Organisation, role, acts.Now().When, ct)).FirstOrDefault(a => a.Reference == who), role);
    }

    private async Task<IActionResult> DoneAsync(IReadOnlyList<Problem> problems, CancellationToken ct, string form = "") => problems.Count == 0
        ? Redirect($"/referrals/triage/{Reference}")
        : await FillAsync(ct) ?? this.Show(form, problems);

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var act = acts.Now();
        var result = await read.RunAsync(Reference, "triage one", act, ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        View = result.Value;
        var referral = View.Referral;
        Organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == referral.Organisation).Select(o => o.Name).FirstOrDefaultAsync(ct) ?? "";
        TeamName = await db.Teams.AsNoTracking().Where(t => t.Id == referral.Team).Select(t => t.Name).FirstOrDefaultAsync(ct) ?? "";
        Assigned = [.. (await db.AssigneesAsync(referral.Dossier, ct)).Select(a => new Choice($"{a.Role}:{a.Reference.Text}", $"{a.Name} ({texts[$"role.{a.Role}"]})"))];
        Case = await db.Cases.AsNoTracking().Where(c => c.Dossier == referral.Dossier).Select(c => (Reference?)c.Reference).FirstOrDefaultAsync(ct);
        Known = await already.ReadAsync(referral.Dossier, act, ct);
        ByRule = await byRule.ReadAsync(referral, act, ct);
        _names = await db.NamesAsync(View.Additions.Select(a => a.AddedBy), ct);
        MayNote = await NoteInformation.MayAsync(db, act, referral, ct);
        AddHref = (await Gate.WeighAsync(db, act, DataKind.ReferralFacts, Verb.Write, referral, ct)).Allowed ? $"/referrals/triage/{referral.Reference.ToRoute()}/add"
            : (await Gate.WeighAsync(db, act, DataKind.DraftReferral, Verb.Write, referral, ct)).Allowed ? $"/referrals/sent/{referral.Reference.ToRoute()}/add" : "";
        MayAct = (await Gate.WeighAsync(db, act, DataKind.Assignment, Verb.Write, referral, ct)).Allowed;
        if (!MayAct) return null;
        Teams = [.. (await RouteReferral.Teams(db, act).OrderBy(t => t.Name).ToListAsync(ct)).Select(t => new Choice(t.Reference.Text, t.Name))];
        var people = new List<Choice>();
        foreach (var role in Workers)
        {
            people.AddRange((await db.AssignablesAsync(act.Reader.Organisation, role, act.When, ct)).Select(a => new Choice($"{role}:{a.Reference.Text}", $"{a.Name} ({texts[$"role.{role}"]})")));
        }

        People = people;
        return null;
    }
}
