using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Supervision.Board;

/// <summary>Who of a team works on what, and how near each clock is: for whoever gives work out. Five questions to the store, however large the team.</summary>
public sealed class TeamBoard(EntenteDb db, Ledger ledger, Calendars calendars, BoardTerms terms)
{
    public async Task<Result<BoardView>> ReadAsync(Act act, CancellationToken ct)
    {
        if (await RefuseAsync(act, ct) is { } no) return no;
        var board = await LoadAsync(act, ct);
        await ledger.RememberAsync(act, new Seen("team board", "", board.All.Count), ct);
        return board;
    }

    /// <summary>The cases behind one of the board's numbers.</summary>
    public async Task<Result<BoardCases>> CasesAsync(BoardQuestion question, Act act, CancellationToken ct)
    {
        if (await RefuseAsync(act, ct) is { } no) return no;
        var board = await LoadAsync(act, ct);
        var person = Reference.TryParse(question.Who, out var who) ? board.People.FirstOrDefault(p => p.Reference == who) : null;
        var all = question.Of(board.All, person?.User).ToList();
        var names = board.People.ToDictionary(p => p.User, p => p.Name);
        var first = (long)(Math.Max(1, question.Page) - 1) * BoardCases.PageSize;
        var lines = first >= all.Count ? [] : all.Skip((int)first).Take(BoardCases.PageSize)
            .Select(c => c with { Names = [.. c.People.Select(p => names.GetValueOrDefault(p, "")).Where(n => n.Length > 0).Order(StringComparer.CurrentCulture)] }).ToList();
        await ledger.RememberAsync(act, new Seen("cases of the team board", "", lines.Count), ct);
        return new BoardCases(lines, all.Count, person);
    }

    private async Task<NotAllowed?> RefuseAsync(Act act, CancellationToken ct)
    {
        var permission = db.Matrix.Ask(act.Reader, DataKind.Assignment, Verb.Write);
        if (permission.Allowed) return null;
        await ledger.RememberAsync(act, new Refused($"{Verb.Write} {DataKind.Assignment}", permission.Rule), ct);
        return NotAllowed.By(permission);
    }

    private async Task<BoardView> LoadAsync(Act act, CancellationToken ct)
    {
        // The row filter is in each of these: a case, and a clock, that this reader may not see is in no number.
        var open = db.Cases.AsNoTracking().Where(c => c.Status == CaseStatus.AwaitingReasonableGrounds || c.Status == CaseStatus.InRecovery);
        var cases = await open.Select(c => new { c.Reference, c.Dossier, c.Status, c.ReceivedAt }).ToListAsync(ct);
        var never = Clock.NobodyIsLate;
        var clocks = (await db.Clocks.AsNoTracking().Where(c => c.StoppedAt == null && !never.Contains(c.Sort) && open.Any(o => o.Dossier == c.Dossier))
            .Select(c => new { c.Dossier, c.Rule, c.Due, c.Territory }).ToListAsync(ct)).ToLookup(c => c.Dossier);
        var work = (await db.Set<Assignment>().AsNoTracking().Where(a => a.Until == null && open.Any(o => o.Dossier == a.Dossier))
            .Select(a => new { a.Dossier, a.User, a.Role }).ToListAsync(ct)).ToLookup(a => a.Dossier);
        var today = calendars.Home.DayOf(act.When);
        var all = cases.Select(c =>
        {
            var running = clocks[c.Dossier].OrderBy(k => k.Due ?? DateOnly.MaxValue).FirstOrDefault();
            var calendar = running is null ? null : calendars.Find(running.Territory) ?? calendars.Home;
            return new BoardCase(c.Reference, c.Status, c.ReceivedAt, [.. work[c.Dossier].Select(a => a.User).Distinct()], work[c.Dossier].Any(a => a.Role == Role.DecisionMaker))
            {
                Band = running is null ? BoardTerms.None : running.Due is { } due ? terms.BandOf(BoardTerms.Left(calendar!, calendar!.DayOf(act.When), due)) : BoardTerms.Paused,
                Clock = running?.Rule,
                Due = running?.Due,
            };
        }).OrderBy(c => c.Due ?? DateOnly.MaxValue).ThenBy(c => c.Reference.Text, StringComparer.Ordinal).ToList();

        var (me, busy) = (act.Reader, all.SelectMany(c => c.People).Distinct().ToList());
        // Past the filter for the names that colleagues know, and for nothing else of an account: the desk may read no accounts and gives out work all the same.
        var people = await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking()
            .Where(u => (u.Team == me.Team && u.Organisation == me.Organisation && u.DisabledAt == null) || busy.Contains(u.Id)).ToListAsync(ct);
        return new(today, all,
        [
            .. people.Select(u => new BoardPerson(u.Id, u.Reference, u.DisplayName, u.Team == me.Team && u.Organisation == me.Organisation, u.MayWork(act.When)))
                .OrderByDescending(p => p.IsOfTeam).ThenBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.User.Value),
        ]);
    }
}
