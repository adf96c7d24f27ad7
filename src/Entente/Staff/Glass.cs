using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>What somebody says who breaks the glass.</summary>
public sealed record GlassForm
{
    /// <summary>The reference of anything in the dossier: a referral, a case, a record.</summary>
    public string Subject { get; init; } = "";
    public GlassReason? Reason { get; init; }
    public string Because { get; init; } = "";
    public int? Hours { get; init; }
    public bool Understood { get; init; }

    public IEnumerable<Problem> Check()
    {
        if (Reason is null) yield return new NoGlassReason();
        if (Because.Trim().Length < BrokenGlass.FewestWords) yield return new GlassReasonTooShort(Because.Trim().Length);
        else if (Because.Length > 4000) yield return new TooLong(nameof(Because), "reason.long", 4000);
        if (Hours is not (>= 1 and <= BrokenGlass.MostHours)) yield return new GlassHours();
        if (!Understood) yield return new GlassNotUnderstood();
    }
}

public sealed record NoGlassReason() : Problem(nameof(GlassForm.Reason));

public sealed record GlassReasonTooShort(int Length) : Problem(nameof(GlassForm.Because), BrokenGlass.FewestWords, Length);

public sealed record GlassHours() : Problem(nameof(GlassForm.Hours), BrokenGlass.MostHours);

public sealed record GlassNotUnderstood() : Problem(nameof(GlassForm.Understood));

public sealed record NoSuchDossier() : Problem(nameof(GlassForm.Subject));

public sealed record OwnGlass() : Problem("");

public sealed record NoJudgement() : Problem("Proper");

public sealed record NoReasonForJudgement() : Problem("Why");

/// <summary>Opens one dossier for hours against the matrix, for a stated reason, in a role that may; a review falls due on the next working day.</summary>
public sealed class BreakGlass(IStore store, Gate gate, IdSource ids, IWorkingDays days)
{
    public async Task<Result<Reference>> RunAsync(EntenteDb db, GlassForm form, Act act, CancellationToken ct)
    {
        var problems = form.Check().ToList();
        if (!Reference.TryParse(form.Subject, out var subject)) problems.Insert(0, new NoSuchDossier());
        // Looked up only for a form that would break the glass: nobody asks for free whether a reference is anything's.
        if (problems.Count > 0) return problems;

        await using var all = store.Open(Reader.Machine);
        if (await DossierByReference.FindAsync(all, subject, ct) is not { } found) return new NoSuchDossier();
        var permission = await gate.AskAsync(all, act, DataKind.BreakGlass, Verb.Write, found.Thing, ct);
        if (!permission.Allowed) return new NotAllowed(permission.Rule);
        var glass = new BrokenGlass
        {
            Id = ids.Next<BrokenGlassId>(),
            Reference = Reference.New("GLASS"),
            Dossier = found.Thing.Dossier,
            Subject = subject,
            User = act.Reader.User,
            Role = act.Reader.Role,
            Organisation = act.Reader.Organisation,
            Team = act.Reader.Team,
            Reason = form.Reason!.Value,
            Because = form.Because.Trim(),
            From = act.When,
            Until = act.When.AddHours(form.Hours!.Value),
            ReviewDue = days.Next(DateOnly.FromDateTime(act.When.UtcDateTime)),
        };
        db.Add(glass);
        await db.CommitAsync(act, new GlassBroken(glass.Reference, subject, glass.Dossier, glass.Reason, glass.Until, glass.ReviewDue), ct);
        return glass.Reference;
    }
}

/// <summary>Closes one's own broken glass before its time.</summary>
public sealed class CloseGlass(IStore store, Ledger ledger)
{
    public async Task<Result<Reference>> RunAsync(Reference reference, Act act, CancellationToken ct)
    {
        _ = ledger;
        await using var db = store.Open(Reader.Machine);
        if (await db.BrokenGlass.SingleOrDefaultAsync(g => g.Reference == reference && g.User == act.Reader.User, ct) is not { } glass) return new NoSuchDossier();
        if (!glass.IsOpen(act.When)) return glass.Reference;
        glass.End(act.When);
        await db.CommitAsync(act, new GlassClosed(glass.Reference, glass.Dossier), ct);
        return glass.Reference;
    }
}

/// <summary>A supervisor of the team or an auditor says whether it was proper. Nobody judges their own.</summary>
public sealed class JudgeGlass(Gate gate)
{
    public async Task<Result<Reference>> RunAsync(EntenteDb db, Reference reference, bool? proper, string why, Act act, CancellationToken ct)
    {
        if (await db.BrokenGlass.SingleOrDefaultAsync(g => g.Reference == reference, ct) is not { } glass) return new NoSuchDossier();
        if (await gate.AskAsync(db, act, DataKind.BreakGlass, Verb.Approve, glass, ct) is { Allowed: false } no) return new NotAllowed(no.Rule);
        if (glass.User == act.Reader.User) return new OwnGlass();
        if (glass.JudgedAt is not null) return new AlreadyDone();
        if (proper is null) return new NoJudgement();
        if (string.IsNullOrWhiteSpace(why)) return new NoReasonForJudgement();
        if (why.Length > 4000) return new TooLong("Why", "reasons.long", 4000);
        glass.JudgeBy(act.Reader.User, proper.Value, why.Trim(), act.When);
        await db.CommitAsync(act, new GlassJudged(glass.Reference, glass.Dossier, proper.Value), ct);
        return glass.Reference;
    }
}

/// <summary>The next day on which somebody works. The rooms of the law have the real calendar; this room stands above them and only asks.</summary>
public interface IWorkingDays
{
    DateOnly Next(DateOnly day);
}

/// <summary>Monday to Friday, where no calendar was given.</summary>
public sealed class Weekdays : IWorkingDays
{
    public DateOnly Next(DateOnly day)
    {
        do day = day.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return day;
    }
}
