using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
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
        // What somebody can be late with comes before what must merely be let run, which is asked for where there is room.
        var lines = await LinesAsync(db, clocks.Where(c => !Clock.NobodyIsLate.Contains(c.Sort)), Most * 3, act, ct);
        if (lines.Count < Most) lines.AddRange(await LinesAsync(db, clocks.Where(c => Clock.NobodyIsLate.Contains(c.Sort) && c.Due >= passed), Most, act, ct));
        if (lines.Count > Most) lines.RemoveRange(Most, lines.Count - Most);
        if (lines.Count > 0) await ledger.RememberAsync(act, new Seen("clocks", "", lines.Count), ct);
        return new("clocks.panel", "clocks.panel.none", "/cases", lines);
    }

    private async Task<List<HomeLine>> LinesAsync(EntenteDb db, IQueryable<Clock> asked, int most, Act act, CancellationToken ct)
    {
        var clocks = await asked.OrderBy(c => c.Due).Take(most).ToListAsync(ct);
        if (clocks.Count == 0) return [];
        var dossiers = clocks.Select(c => c.Dossier).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => dossiers.Contains(c.Dossier)).Select(c => new { c.Dossier, c.Reference }).ToListAsync(ct);
        // Without a case it still waits in triage, and shows there.
        return [.. (from clock in clocks
                    join of in cases on clock.Dossier equals of.Dossier
                    select Line(clock, of.Reference, act)).Take(Most)];
    }

    private HomeLine Line(Clock clock, Reference of, Act act)
    {
        var told = CaseClocks.Tell(clock, rules, calendars, calendars.Of(clock.Territory).DayOf(act.When), act.When);
        var waits = clock.Asked is not null;
        return new(of.Text, $"/cases/{of.ToRoute()}/clocks", $"{texts.Of(told.Name)}. {texts.DueWords(told)}",
            waits ? texts["clocks.state.Asked"] : texts.Tag(told.State), waits ? "purple" : ClockWords.Colour(told.State));
    }
}
