using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Sessions;

/// <summary>Plans a session, and takes down what came of it. Whoever misses several in a row is asked after, and nobody who came along interprets.</summary>
public sealed class KeepSessions(EntenteDb db, Gate gate, Ledger log, IdSource ids, SessionTerms terms, TaskTemplates templates, QuestionSets sets, Calendars calendars)
{
    public async Task<Result<Session>> PlanAsync(Reference reference, SessionPlanForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var step = Reference.TryParse(form.Step, out var known) ? await db.PlanSteps.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == known && s.Dossier == about.Dossier, ct) : null;
        var calendar = calendars.Of(about.Territory);
        // Looked up for the person's safety, whoever asks; only that there is a match is told.
        var dangers = await Dangers.OfAsync(db, sets, about.Dossier, ct);
        var plan = DecideSession.Plan(form, step, dangers, terms, sets.Current, calendar.DayOf(about.ReceivedAt), calendar.DayOf(act.When));
        if (plan.IsRefused)
        {
            if (plan.Problems.OfType<SessionInterpreterIsConnected>().Any()) await log.RememberAsync(act, new Refused("interpreter", nameof(SessionInterpreterIsConnected)) { Dossier = about.Dossier }, ct);
            return plan.Problems.ToList();
        }

        var session = Session.Of(plan.Value, about, ids, act.Reader.User, act.When);
        db.Add(session);
        return await db.CommitOnceAsync(act, [Planned(session)], ct) is { } late ? late : session;
    }

    /// <summary>Takes down what came of it, or corrects that. The next time is planned in the same commit.</summary>
    public async Task<Result<Session>> TellAsync(string? reference, SessionOutcomeForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Sessions.SingleOrDefaultAsync(s => s.Reference == known, ct) is not { } session) return new SessionNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Write, session, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var about = await db.Cases.IgnoreQueryFilters(["access"]).AsNoTracking().SingleAsync(c => c.Dossier == session.Dossier, ct);
        var calendar = calendars.Of(about.Territory);
        var told = DecideSession.Tell(form, session, await Dangers.OfAsync(db, sets, session.Dossier, ct), terms, calendar.DayOf(act.When));
        if (told.IsRefused) return told.Problems.ToList();
        if (form.Version != session.Version) return new SessionToldMeanwhile();

        session.Tell(told.Value, act.Reader.User, act.When);
        List<Event> happened = [new SessionTold(session.Reference, session.Case, session.Service, session.Outcome, session.Version, session.Dossier)];
        if (DecideSession.Next(session, told.Value) is { } plan)
        {
            var next = Session.Of(plan, about, ids, act.Reader.User, act.When);
            db.Add(next);
            happened.Add(Planned(next));
        }

        var row = MissedRun.Of([.. await OthersAsync(session, ct), session], terms);
        happened.AddRange(await RaiseAsync(session, row, calendar, act, ct));
        // Counted once more where nobody else can write: two who tell of two sessions at once must not both overlook the row.
        db.Alongside(async token =>
        {
            if (!MissedRun.Of([.. await OthersAsync(session, token), session], terms).IsSameAs(row)) throw new DbUpdateConcurrencyException("Another session was told meanwhile.");
        });
        return await db.CommitOnceAsync(act, happened, ct) is not null ? new SessionToldMeanwhile() : session;
    }

    private static SessionPlanned Planned(Session session) => new(session.Reference, session.Case, session.Service, session.On, session.Step, session.Dossier);

    private async Task<IReadOnlyList<Session>> OthersAsync(Session session, CancellationToken ct) =>
        await db.Sessions.IgnoreQueryFilters(["access"]).AsNoTracking().Where(s => s.Dossier == session.Dossier && s.Id != session.Id).ToListAsync(ct);

    /// <summary>A row that is long enough is told once, by its first session; one that ended is no longer to be asked after.</summary>
    private async Task<IReadOnlyList<Event>> RaiseAsync(Session session, MissedRun row, WorkingCalendar calendar, Act act, CancellationToken ct)
    {
        var told = await db.Set<WorkTask>().IgnoreQueryFilters(["access"]).Where(t => t.Dossier == session.Dossier).ToListAsync(ct);
        var (raising, today) = (new TaskRaising(db, ids, act), calendar.DayOf(act.When));
        var isLong = row.Count >= terms.MissedInARow;
        foreach (var task in told.Where(t => t.IsOpen && Tells(t, TaskTrigger.SessionsMissed) && !(isLong && t.Key.StartsWith(row.First!.Reference.Text + " ", StringComparison.Ordinal)))) raising.Close(task, TaskState.NotNeeded);
        if (isLong) Raise(TaskTrigger.SessionsMissed, row.First!.Reference.Text);
        if (session.IsDoubtful) Raise(TaskTrigger.SessionDoubtful, session.Reference.Text);
        else foreach (var task in told.Where(t => t.IsOpen && Tells(t, TaskTrigger.SessionDoubtful) && t.Key.StartsWith(session.Reference.Text + " ", StringComparison.Ordinal))) raising.Close(task, TaskState.NotNeeded);
        return raising.Happened;

        bool Tells(WorkTask task, TaskTrigger trigger) => templates.Find(task.Template)?.On == trigger;

        void Raise(TaskTrigger trigger, string key)
        {
            foreach (var template in templates.On(trigger, today)) raising.Raise(template, session, calendar.AddWorkingDays(today, template.DueInWorkingDays!.Value), key, told);
        }
    }
}
