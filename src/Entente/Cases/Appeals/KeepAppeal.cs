using Entente.Access;
using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Appeals;

/// <summary>Writes down that a decision is challenged before a court, and the days that the court names: each is a task for those who prepare it.</summary>
public sealed class KeepAppeal(EntenteDb db, Gate gate, IdSource ids, AppealTerms terms, TaskTemplates templates, Calendars calendars)
{
    public async Task<Result<Appeal>> LodgeAsync(Reference reference, AppealForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Appeals, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var calendar = calendars.Of(about.Territory);
        var today = calendar.DayOf(act.When);
        // That a decision was issued is a fact of the dossier, not of what this reader may see of it.
        var issued = (await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => g.Case == about.Id && g.IssuedAt != null).ToListAsync(ct)).FirstOrDefault(g => g.Number == form.Decision);
        var remedies = terms.On(about.Territory, form.LodgedOn ?? today);
        if (DecideAppeal.Wrong(form, issued is null ? null : calendar.DayOf(issued.IssuedAt!.Value), remedies, terms, today) is { Count: > 0 } wrong) return wrong.ToList();

        var remedy = remedies.Single(r => r.Code == form.Remedy);
        var appeal = new Appeal
        {
            Id = ids.Next<AppealId>(),
            Reference = Reference.New("APPL"),
            Case = about.Id,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Decision = issued!.Number,
            Remedy = remedy.Code,
            AskedBy = form.AskedBy!.Value,
            Ground = form.Ground!,
            Words = form.Words!.Trim(),
            LodgedOn = form.LodgedOn!.Value,
            Court = form.Court!.Trim(),
            CourtReference = form.CourtReference?.Trim() ?? "",
            SupportGoesOn = remedy.SupportGoesOn,
            EnteredAt = act.When,
            By = act.Reader.User,
        };
        db.Add(appeal);
        var runs = false;
        // Within the commit, where nobody else can write.
        db.Alongside(async token =>
        {
            runs = await db.Set<Appeal>().IgnoreQueryFilters(["access"]).AnyAsync(a => a.Case == about.Id && a.Decision == issued.Number && a.State == AppealState.Pending, token);
            if (runs) throw new InvalidOperationException("The decision is challenged already.");
        });
        try
        {
            await db.CommitAsync(act, new AppealLodged(appeal.Reference, reference, appeal.Decision, appeal.Remedy, appeal.Ground, appeal.SupportGoesOn, appeal.Dossier), ct);
            return appeal;
        }
        catch (InvalidOperationException) when (runs)
        {
            db.ChangeTracker.Clear();
            return new AppealRunsAlready();
        }
    }

    public Task<Result<Appeal>> HearAsync(string? reference, HearingForm form, Act act, CancellationToken ct) => DoAsync(reference, form.Version, act, (appeal, about) =>
    {
        if (DecideAppeal.Wrong(form, appeal) is { Count: > 0 } wrong) return Task.FromResult<Result<List<Event>>>(wrong.ToList());
        var hearing = new AppealHearing
        {
            Id = ids.Next<AppealHearingId>(),
            Reference = Reference.New("HEAR"),
            Appeal = appeal.Reference,
            Dossier = appeal.Dossier,
            Organisation = appeal.Organisation,
            Team = appeal.Team,
            On = form.On!.Value,
            What = form.What!.Trim(),
            EnteredAt = act.When,
            By = act.Reader.User,
        };
        db.Add(hearing);
        var raising = new TaskRaising(db, ids, act);
        foreach (var template in templates.On(TaskTrigger.AppealHearing, calendars.Of(about.Territory).DayOf(act.When))) raising.Raise(template, about, hearing.On, hearing.Reference.Text, []);
        return Task.FromResult<Result<List<Event>>>(new List<Event>([new AppealHearingSet(hearing.Reference, appeal.Reference, hearing.On, appeal.Dossier), .. raising.Happened]));
    }, ct);

    public Task<Result<Appeal>> CallOffAsync(string? reference, string? hearing, int version, Act act, CancellationToken ct) => DoAsync(reference, version, act, async (appeal, _) =>
    {
        if (!Reference.TryParse(hearing, out var known) || await db.AppealHearings.SingleOrDefaultAsync(h => h.Reference == known && h.Appeal == appeal.Reference, ct) is not { IsCalledOff: false } found) return new HearingNotFound();
        found.CallOff();
        return new List<Event>([new AppealHearingCalledOff(found.Reference, appeal.Reference, appeal.Dossier), .. await NoLongerAsync(db, templates, appeal.Dossier, [found.Reference], act.When, ct)]);
    }, ct);

    /// <summary>Ends the open tasks of days before the court that will not be.</summary>
    internal static async Task<IReadOnlyList<Event>> NoLongerAsync(EntenteDb db, TaskTemplates templates, DossierId dossier, IReadOnlyList<Reference> hearings, DateTimeOffset when, CancellationToken ct)
    {
        var codes = templates.All.Where(t => t.On == TaskTrigger.AppealHearing).Select(t => t.Code).ToList();
        var open = await db.Set<WorkTask>().IgnoreQueryFilters(["access"]).Where(t => t.Dossier == dossier && t.State == TaskState.Open && codes.Contains(t.Template)).ToListAsync(ct);
        open.RemoveAll(t => !hearings.Any(h => t.Key.StartsWith(h.Text + " ", StringComparison.Ordinal)));
        foreach (var task in open) task.Close(TaskState.NotNeeded, when);
        return [.. open.Select(t => new TaskClosed(t.Reference, t.State, t.Dossier))];
    }

    private async Task<Result<Appeal>> DoAsync(string? reference, int version, Act act, Func<Appeal, Case, Task<Result<List<Event>>>> change, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Appeals.SingleOrDefaultAsync(a => a.Reference == known, ct) is not { } appeal
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == appeal.Case, ct) is not { } about) return new AppealNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Appeals, Verb.Write, appeal, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (appeal.Version != version) return new AppealChangedMeanwhile();
        var happened = await change(appeal, about);
        if (happened.IsRefused) return happened.Problems.ToList();
        appeal.Touch();
        try
        {
            await db.CommitAsync(act, happened.Value, ct);
            return appeal;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new AppealChangedMeanwhile();
        }
    }
}
