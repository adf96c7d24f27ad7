using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Support.Plans;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Sessions;

/// <summary>The sessions of a case by week, what is to come first, and how the steps of the plan are served; one session alone.</summary>
public sealed class SessionsOfCase(EntenteDb db, Gate gate, Ledger ledger, SessionTerms terms, Calendars calendars)
{
    public async Task<Result<SessionsView>> ReadAsync(Reference reference, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var sessions = await db.Sessions.AsNoTracking().Where(s => s.Dossier == about.Dossier).ToListAsync(ct);
        var steps = await db.PlanSteps.AsNoTracking().Where(s => s.Dossier == about.Dossier).OrderBy(s => s.Id).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("sessions", reference.Text, sessions.Count) { Dossier = about.Dossier }, ct);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        return new SessionsView(about, sessions, steps, calendars.Of(about.Territory).DayOf(act.When))
        {
            Missed = MissedRun.Of(sessions, terms).Count,
            Counts = StepCount.Of(steps, sessions, terms),
            MayWrite = Gate.Weigh(db, act, DataKind.SupportPlan, Verb.Write, relation, about).Allowed,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }

    public async Task<Result<SessionView>> OneAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == known, ct) is not { } session) return new SessionNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Read, session, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var step = session.Step is { } of ? await db.PlanSteps.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == of, ct) : null;
        await ledger.RememberAsync(act, new Seen("session", session.Reference.Text, 1) { Dossier = session.Dossier }, ct);
        return new SessionView(session, step, (await db.NamesAsync([session.SavedBy], ct)).GetValueOrDefault(session.SavedBy, ""))
        {
            MayWrite = (await Gate.WeighAsync(db, act, DataKind.SupportPlan, Verb.Write, session, ct)).Allowed,
            // That an interpreter is connected to exploiters is a danger, and for those who may know of dangers; that it is to be taken again, everybody may.
            SeesDanger = await Gate.WeighAsync(db, act, DataKind.Hazards, Verb.Read, session, ct) is { Allowed: true, Shape: Shape.Full },
        };
    }
}

/// <summary>The sessions of a case.</summary>
public sealed record SessionsView(Case Case, IReadOnlyList<Session> All, IReadOnlyList<PlanStep> Steps, DateOnly Today)
{
    /// <summary>What is to come, by week, the soonest first.</summary>
    public IReadOnlyList<SessionWeek> Ahead => SessionWeek.Of(All.Where(s => s.State == SessionState.Planned && s.On >= Today), latestFirst: false);

    /// <summary>What was planned for a day that is over, and nobody told what came of it.</summary>
    public IReadOnlyList<Session> NotTold => [.. All.Where(s => s.State == SessionState.Planned && s.On < Today).OrderBy(s => s.On).ThenBy(s => s.At, StringComparer.Ordinal).ThenBy(s => s.Id.Value)];

    /// <summary>What was told, by week, the latest first.</summary>
    public IReadOnlyList<SessionWeek> Told => SessionWeek.Of(All.Where(s => s.State != SessionState.Planned), latestFirst: true);

    public Session? Next => Ahead.Select(w => w.Sessions[0]).FirstOrDefault();

    /// <summary>How many in a row the person has missed up to now.</summary>
    public int Missed { get; init; }

    public IReadOnlyList<StepCount> Counts { get; init; } = [];

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>One session, with the step that it serves and who saved it last.</summary>
public sealed record SessionView(Session Session, PlanStep? Step, string SavedBy)
{
    public bool MayWrite { get; init; }

    public bool SeesDanger { get; init; }

    public override string ToString() => Session.Reference.Text;
}
