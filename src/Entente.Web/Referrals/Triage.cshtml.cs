using Entente.Access;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Entente.Triage.Many;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

using Alert = Entente.Referrals.Alert;

namespace Entente.Web.Referrals;

/// <summary>What waits in triage, the most urgent first, with the reasons in words; narrowed, in another order, and to choose many of.</summary>
public sealed class TriageModel(TriageQueue queue, ChooseMany choose, ManyTerms terms, AlertList alerts, News news, AccessMatrix matrix, QuestionSets sets, EntenteDb db, Texts texts, Acts acts) : PageModel
{
    /// <summary>What the filter offers as reasons: those of which the queue tells.</summary>
    private static readonly string[] AllReasons = ["danger", "child", "may-be-child", "date-near", "overdue", "clock-near", "tonight", "still-there", "companion", "news"];

    [BindProperty(SupportsGet = true)] public TriageQuery Ask { get; set; } = new();

    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    /// <summary>Ticked on the page.</summary>
    [BindProperty] public IReadOnlyList<string> Chosen { get; set; } = [];

    public TriagePage List { get; private set; } = new([], null);

    /// <summary>What the filter finds on all its pages; null while nobody chooses.</summary>
    public TriageAll? All { get; private set; }

    public IReadOnlyList<Alert> Alerts { get; private set; } = [];

    /// <summary>What was added to referrals that were sent, also to those that are no longer in the queue.</summary>
    public IReadOnlyList<NewsLine> Latest { get; private set; } = [];

    /// <summary>Whether this reader may deal with many at once.</summary>
    public bool MayChoose { get; private set; }

    public bool IsChoosing => MayChoose && Ask.Choose;

    /// <summary>In which order it stands: whoever may not know what ranks it sees it as it arrived.</summary>
    public TriageSort Order => List.IsRanked || Ask.Order == TriageSort.Newest ? Ask.Order : TriageSort.Oldest;

    public IReadOnlyList<Choice> Statuses => Choices<ReferralStatus>("referrals.state.");

    public IReadOnlyList<Choice> Urgencies => Choices<Urgency>("urgency.");

    public IReadOnlyList<Choice> Teams => Choices<TriageTeam>("triage.team.");

    public IReadOnlyList<Choice> Sorts => [.. Choices<TriageSort>("triage.sort.").Where(s => List.IsRanked || s.Value is not nameof(TriageSort.Due))];

    public IReadOnlyList<Choice> Reasons => [.. AllReasons.Select(r => new Choice(r, texts["reason." + r]))];

    public IReadOnlyList<Choice> Languages => [.. (sets.Current["G1"].Find("best")?.Options ?? []).Select(o => new Choice(o.Code, texts.Of(o.Text)))];

    public IReadOnlyList<Choice> Sources { get; private set; } = [];

    public string LanguageOf(string code) => code.Length == 0 ? "" : texts.Of(sets.Current["G1"].Find("best")!.TextOf(code));

    public static string Tone(string reason) => reason switch
    {
        "danger" or "overdue" => "red",
        "child" or "may-be-child" => "purple",
        "news" => "blue",
        "date-near" or "clock-near" => "orange",
        _ => "yellow",
    };

    public Task OnGetAsync(CancellationToken ct) => FillAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? all, CancellationToken ct)
    {
        Ask = Ask with { Choose = true };
        var result = all is null ? await choose.TickedAsync(Chosen, acts.Now(), ct) : await choose.AllOfQueueAsync(await FilterAsync(ct), acts.Now(), ct);
        if (!result.IsRefused) return Redirect($"/triage/many/{result.Value.Reference.ToRoute()}");
        await FillAsync(ct);
        return this.Show("", result.Problems);
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var act = acts.Now();
        MayChoose = matrix.Ask(act.Reader, DataKind.Assignment, Verb.Write).Allowed;
        // On the first visit what nobody has routed yet; with the filter sent empty, everything.
        if (!Request.Query.ContainsKey("Ask.Status")) Ask = Ask with { Status = nameof(ReferralStatus.Received) };
        // What was ticked would be lost when the page reads itself anew.
        if (!IsChoosing) Response.ReloadsItself();
        if (matrix.Ask(act.Reader, DataKind.DutyLog, Verb.Write).Allowed || act.Reader.Role == Role.Supervisor) Alerts = await alerts.OpenAsync(act, ct);
        Latest = await news.ReadAsync(act, ct);
        var filter = await FilterAsync(ct);
        List = await queue.ReadAsync(filter with { After = Reference.TryParse(After, out var after) ? after : null }, act, ct);
        if (IsChoosing) All = await queue.AllAsync(filter, terms.Most, act, ct);
        Sources = [.. (await db.Organisations.AsNoTracking().Where(o => o.Sort != OrganisationSort.Centre).OrderBy(o => o.Name).Take(500).ToListAsync(ct)).Select(o => new Choice(o.Reference.Text, o.Name))];
    }

    private async Task<TriageFilter> FilterAsync(CancellationToken ct)
    {
        OrganisationId? source = Reference.TryParse(Ask.Source, out var body) ? await db.Organisations.AsNoTracking().Where(o => o.Reference == body).Select(o => (OrganisationId?)o.Id).SingleOrDefaultAsync(ct) ?? new OrganisationId(-1) : null;
        return Ask.Filter(source);
    }

    private List<Choice> Choices<T>(string key) where T : struct, Enum => [.. Enum.GetNames<T>().Select(n => new Choice(n, texts[key + n]))];
}
