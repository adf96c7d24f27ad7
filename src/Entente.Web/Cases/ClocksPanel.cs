using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Cases;

/// <summary>Home: the clocks of one's cases that run out first, and the changes that wait for a second person.</summary>
public sealed class ClocksPanel(Ledger ledger, ClockRules rules, Calendars calendars, Texts texts) : IHomePanel
{
    private const int Most = 8;

    /// <summary>A protected time that ended longer ago than this is no longer news.</summary>
    private const int DaysAfterAnEnd = 7;

    public int Order => 10;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (act.Reader.Role is not (Role.DecisionMaker or Role.CaseWorker or Role.SupportProvider or Role.Supervisor)) return null;
        var user = act.Reader.User;
        var clocks = db.Clocks.AsNoTracking().Where(c => c.StoppedAt == null && (c.Due != null || c.Asked != null));
        if (act.Reader.Role != Role.Supervisor) clocks = clocks.Where(c => db.Set<Assignment>().Where(a => a.User == user && a.Until == null).Select(a => a.Dossier).Contains(c.Dossier));
        var passed = DateOnly.FromDateTime(act.When.UtcDateTime).AddDays(-DaysAfterAnEnd);
        // What somebody can be late with comes before what must merely be let run.
        var deadlines = await clocks.Where(c => !Clock.NobodyIsLate.Contains(c.Sort)).OrderBy(c => c.Due).Take(Most * 3).ToListAsync(ct);
        var floors = await clocks.Where(c => Clock.NobodyIsLate.Contains(c.Sort) && c.Due >= passed).OrderBy(c => c.Due).Take(Most).ToListAsync(ct);
        List<Clock> first = [.. deadlines, .. floors];
        var dossiers = first.Select(c => c.Dossier).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => dossiers.Contains(c.Dossier)).Select(c => new { c.Dossier, c.Reference }).ToListAsync(ct);
        var lines = new List<HomeLine>();
        foreach (var clock in first)
        {
            // Without a case it still waits in triage, and shows there.
            if (cases.Find(c => c.Dossier == clock.Dossier) is not { } of || lines.Count == Most) continue;
            var calendar = calendars.Of(clock.Territory);
            var told = CaseClocks.Tell(clock, rules, calendars, calendar.DayOf(act.When), act.When);
            var waits = clock.Asked is not null;
            lines.Add(new(of.Reference.Text, $"/cases/{of.Reference.ToRoute()}/clocks", $"{texts.Of(told.Name)}. {texts.DueWords(told)}",
                waits ? texts["clocks.state.Asked"] : texts.Tag(told.State), waits ? "purple" : ClockWords.Colour(told.State)));
        }

        if (lines.Count > 0) await ledger.RememberAsync(act, new Seen("clocks", "", lines.Count), ct);
        return new("clocks.panel", "clocks.panel.none", "/cases", lines);
    }
}
