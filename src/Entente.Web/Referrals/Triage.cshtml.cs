using Entente.Access;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

using Alert = Entente.Referrals.Alert;

namespace Entente.Web.Referrals;

/// <summary>What waits in triage, the most urgent first, with the reasons in words.</summary>
public sealed class TriageModel(TriageQueue queue, AlertList alerts, News news, AccessMatrix matrix, Texts texts, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Status { get; set; }

    [BindProperty(SupportsGet = true)] public string? Urgency { get; set; }

    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public TriagePage List { get; private set; } = new([], null);

    public IReadOnlyList<Alert> Alerts { get; private set; } = [];

    /// <summary>What was added to referrals that were sent, also to those that are no longer in the queue.</summary>
    public IReadOnlyList<NewsLine> Latest { get; private set; } = [];

    public IReadOnlyList<Choice> Statuses => [.. Enum.GetNames<ReferralStatus>().Select(s => new Choice(s, texts["referrals.state." + s]))];

    public IReadOnlyList<Choice> Urgencies => [.. Enum.GetNames<Urgency>().Select(u => new Choice(u, texts["urgency." + u]))];

    public static string Tone(string reason) => reason switch
    {
        "danger" or "overdue" => "red",
        "child" or "may-be-child" => "purple",
        "news" => "blue",
        "date-near" or "clock-near" => "orange",
        _ => "yellow",
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        var act = acts.Now();
        Response.ReloadsItself();
        // On the first visit what nobody has routed yet; with the filter sent empty, everything.
        if (!Request.Query.ContainsKey("status")) Status = nameof(ReferralStatus.Received);
        var filter = new TriageFilter(Enum.TryParse<ReferralStatus>(Status, out var status) ? status : null, Enum.TryParse<Urgency>(Urgency, out var urgency) ? urgency : null,
            Reference.TryParse(After, out var after) ? after : null);
        if (matrix.Ask(act.Reader, DataKind.DutyLog, Verb.Write).Allowed || act.Reader.Role == Role.Supervisor) Alerts = await alerts.OpenAsync(act, ct);
        Latest = await news.ReadAsync(act, ct);
        List = await queue.ReadAsync(filter, act, ct);
    }
}
