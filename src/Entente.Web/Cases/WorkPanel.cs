using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;

namespace Entente.Web.Cases;

/// <summary>Home: the cases that one works on, those that wait for a decision first.</summary>
public sealed class WorkPanel(CaseList cases, Texts texts) : IHomePanel
{
    private const int Most = 8;

    public int Order => 18;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (act.Reader.Role is not (Role.CaseWorker or Role.DecisionMaker or Role.SupportProvider)) return null;
        var page = await cases.ReadAsync(new(Mine: true), act, ct);
        var lines = page.Lines.OrderBy(l => l.Status != CaseStatus.AwaitingReasonableGrounds).ThenBy(l => l.Due ?? DateOnly.MaxValue).Take(Most);
        return new("home.work", "home.work.none", "/cases",
            [.. lines.Select(l => new HomeLine(l.Reference.Text, $"/cases/{l.Reference.ToRoute()}", texts["home.work.received", texts.Moment(l.ReceivedAt)], texts["cases.status." + l.Status], Colour(l.Status)))]);
    }

    private static string Colour(CaseStatus status) => status switch { CaseStatus.AwaitingReasonableGrounds => "yellow", CaseStatus.InRecovery => "green", _ => "grey" };
}
