using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Referrals;

/// <summary>Danger now, first on the home page: of the whole desk for who answers it, of their own for who raised it.</summary>
public sealed class AlertPanel(AccessMatrix matrix, Texts texts) : IHomePanel
{
    public int Order => 0;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (act.Reader.Role is Role.Analyst or Role.Statistician || !matrix.Ask(act.Reader, DataKind.DutyLog, Verb.Read).Allowed) return null;
        var open = await db.Alerts.AsNoTracking().Where(a => a.ClosedAt == null).OrderBy(a => a.Id).Take(5).Select(a => new { a.Reference, a.RaisedAt, a.TakenBy }).ToListAsync(ct);
        var answers = matrix.Ask(act.Reader, DataKind.DutyLog, Verb.Write).Allowed || act.Reader.Role == Role.Supervisor;
        List<HomeLine> lines = [.. open.Select(a => new HomeLine(a.Reference.Text, $"/referrals/alerts/{a.Reference.ToRoute()}", texts["alerts.since", texts.Moment(a.RaisedAt)], texts[a.TakenBy is null ? "alerts.new" : "alerts.taken"], a.TakenBy is null ? "red" : "yellow"))];
        return new("home.alerts", answers ? "home.alerts.none" : "home.alerts.none-own", "/referrals/alerts", lines) { IsLive = answers };
    }
}

/// <summary>What was learned after a referral was sent, for those who route it or work on it.</summary>
public sealed class NewsPanel(News news, Texts texts) : IHomePanel
{
    private const int Most = 5;

    public int Order => 8;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (act.Reader.Role is not (Role.DutyOfficer or Role.Supervisor or Role.CaseWorker or Role.DecisionMaker)) return null;
        var lines = await news.ReadAsync(act, ct);
        return new("home.news", "home.news.none", act.Reader.Role is Role.DutyOfficer or Role.Supervisor ? "/referrals/triage" : "/cases",
            [.. lines.Take(Most).Select(l => new HomeLine(l.Referral.Text, $"/referrals/triage/{l.Referral.ToRoute()}#added", texts["home.news.added", texts.Moment(l.AddedAt)], texts["add.sort." + l.Sort], l.Sort == AdditionSort.Correction ? "orange" : "blue"))]);
    }
}

/// <summary>Drafts of one's organisation that go on, those about to be deleted first, then one's own.</summary>
public sealed class DraftPanel(AccessMatrix matrix, Texts texts) : IHomePanel
{
    private const int Most = 5;

    public int Order => 20;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!matrix.Ask(act.Reader, DataKind.DraftReferral, Verb.Write).Allowed) return null;
        var today = DateOnly.FromDateTime(act.When.UtcDateTime);
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.Organisation == act.Reader.Organisation && d.SentAt == null).OrderBy(d => d.SavedAt).Take(200)
            .Select(d => new { d.Reference, d.SavedAt, d.HeldBy }).ToListAsync(ct);
        var lines = from draft in drafts
                    let left = DraftReferral.LastDays(DraftReferral.DeletesOnAfter(draft.SavedAt), today)
                    orderby left is null, left, draft.HeldBy != act.Reader.User, draft.SavedAt descending
                    select new HomeLine(draft.Reference.Text, $"/referrals/draft/{draft.Reference.ToRoute()}", texts["referrals.saved", texts.Moment(draft.SavedAt)],
                        left is { } days ? texts.LastDays(days) : draft.HeldBy == act.Reader.User ? texts["referrals.mine"] : "", left is { } few ? few <= 2 ? "red" : "yellow" : "blue");
        return new("home.drafts", "home.drafts.none", "/referrals", [.. lines.Take(Most)]);
    }
}

/// <summary>What one's organisation sent last, and where it stands.</summary>
public sealed class SentPanel(AccessMatrix matrix, Texts texts, MyReferrals mine) : IHomePanel
{
    private const int Most = 5;

    public int Order => 25;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (act.Reader.Role == Role.DutyOfficer || !matrix.Ask(act.Reader, DataKind.DraftReferral, Verb.Write).Allowed) return null;
        var sent = (await mine.ReadAsync(act, null, drafts: false, ct))!.Sent;
        return new("home.sent", "home.sent.none", "/referrals",
            [.. sent.Take(Most).Select(s => new HomeLine(s.Reference.Text, $"/referrals/sent/{s.Reference.ToRoute()}", s.Due is { } due ? texts["home.sent.due", texts.Moment(s.SentAt), texts.Day(due)] : texts["home.sent.on", texts.Moment(s.SentAt)],
                texts[s.Sort == ReferralSort.Referral ? "home.sent." + s.Status : "home.sent.notified"], s.Status == ReferralStatus.Routed ? "green" : "grey"))]);
    }
}

/// <summary>The head of the triage queue, for who routes and assigns.</summary>
public sealed class TriagePanel(AccessMatrix matrix, Texts texts, TriageQueue queue) : IHomePanel
{
    private const int Most = 5;

    public int Order => 5;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!matrix.Ask(act.Reader, DataKind.Assignment, Verb.Write).Allowed) return null;
        var page = await queue.ReadAsync(new(), act, ct);
        return new("home.triage", "home.triage.none", "/referrals/triage",
            [.. page.Lines.Take(Most).Select(l => new HomeLine(l.Reference.Text, $"/referrals/triage/{l.Reference.ToRoute()}", l.Due is { } due ? texts["home.triage.due", texts.Moment(l.SentAt), texts.Day(due)] : texts["home.triage.no-clock", texts.Moment(l.SentAt)],
                l.Reasons.Count > 0 ? texts["reason." + l.Reasons[0]] : "", l.Reasons.Count > 0 ? TriageModel.Tone(l.Reasons[0]) : "grey"))]);
    }
}
