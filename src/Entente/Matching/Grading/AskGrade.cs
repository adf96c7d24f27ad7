using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Grading;

/// <summary>Says how far a source is to be trusted, and why. Where the matrix wants a second person it waits for one; it counts from the next comparison on.</summary>
public sealed class AskGrade(EntenteDb db, Ledger ledger, Pointers pointers, GradeRules rules, IdSource ids)
{
    public async Task<Result<SourceGrade>> RunAsync(Reference source, GradeForm form, Act act, CancellationToken ct)
    {
        var permission = await Configuring.AskAsync(db, ledger, act, Verb.Write, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await GradedSource.FindAsync(db, pointers, source, ct) is not { } found) return new SourceGone();
        var why = (form.Why ?? "").Trim();
        List<Problem> problems = [.. GradeForm.CheckWhy(why)];
        if (form.Grade is null || !Enum.IsDefined(form.Grade.Value)) problems.Add(new GradeMissing());
        else if (found.Given?.Grade == form.Grade) problems.Add(new GradeUnchanged());
        if (problems.Count > 0) return problems;
        if (form.Seen is { } seen && seen != found.Standing) return new ChangedMeanwhile();

        var grade = new SourceGrade
        {
            Id = ids.Next<SourceGradeId>(),
            Source = found.Source.Id,
            Number = (found.Latest?.Number ?? 0) + 1,
            Grade = form.Grade!.Value,
            Why = why,
            By = act.Reader.User,
            Role = act.Reader.Role,
            AskedAt = act.When,
        };
        found.Waiting?.End(act.When);
        var happened = new List<Event> { new SourceGradeAsked(found.Source.Reference, grade.Number, grade.Grade) };
        if (!permission.NeedsSecondPerson)
        {
            grade.HoldAtOnce();
            happened.Add(found.Graded(grade, rules, act.When));
        }

        db.SourceGrades.Add(grade);
        try
        {
            await db.CommitAsync(act with { Because = why }, happened, ct);
            return grade;
        }
        catch (DbUpdateException)
        {
            // A colleague was first, in this very moment: the index lets one come next.
            db.ChangeTracker.Clear();
            if ((await GradedSource.FindAsync(db, pointers, source, ct))?.Standing != found.Standing) return new ChangedMeanwhile();
            throw;
        }
    }
}

/// <summary>A second person, never the one who asked, says whether a source is graded so.</summary>
public sealed class AnswerGrade(EntenteDb db, Ledger ledger, Pointers pointers, GradeRules rules)
{
    public async Task<Result<SourceGrade>> RunAsync(Reference source, GradeForm form, Act act, CancellationToken ct)
    {
        if (await Configuring.AskAsync(db, ledger, act, Verb.Approve, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (await GradedSource.FindAsync(db, pointers, source, ct) is not { } found) return new SourceGone();
        if (form.Seen is { } seen && seen != found.Standing) return new GradeAskedAnew();
        if (found.Waiting is not { } waits) return new NoGradeWaits();
        if (waits.By == act.Reader.User) return new OwnGrade();
        var words = (form.Why ?? "").Trim();
        List<Problem> problems = [.. GradeForm.CheckWhy(words, needed: form.Agree == false)];
        if (form.Agree is null) problems.Add(new GradeAnswerMissing());
        if (problems.Count > 0) return problems;

        Event happened = form.Agree == true ? found.Graded(waits, rules, act.When) : new SourceGradeDeclined(found.Source.Reference, waits.Number, waits.Grade);
        waits.AnswerBy(act.Reader.User, form.Agree == true, words, act.When);
        try
        {
            await db.CommitAsync(act with { Because = words.Length > 0 ? words : null }, happened, ct);
            return waits;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new GradeAskedAnew();
        }
    }
}

/// <summary>A source with what was said of it, for a reader who may know of it.</summary>
internal sealed record GradedSource(RecordSource Source, SourceGrade? Latest, SourceGrade? Given)
{
    public string Standing { get; } = SourceGrade.StandingOf(Latest);

    public SourceGrade? Waiting => Latest is { State: GradeState.Waiting } ? Latest : null;

    public static async Task<GradedSource?> FindAsync(EntenteDb db, Pointers pointers, Reference reference, CancellationToken ct)
    {
        if (await db.RecordSources.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == reference, ct) is not { } source) return null;
        if (!(await new SourceSight(db, pointers).KnownAsync([source], ct)).Contains(source.Id)) return null;
        var latest = await db.SourceGrades.Where(g => g.Source == source.Id).OrderByDescending(g => g.Number).FirstOrDefaultAsync(ct);
        var given = await db.SourceGrades.Where(g => g.Source == source.Id && g.State == GradeState.InForce).SingleOrDefaultAsync(ct);
        return new(source, latest, given);
    }

    /// <summary>Ends what held until now, and tells what changes.</summary>
    public SourceGraded Graded(SourceGrade grade, GradeRules rules, DateTimeOffset when)
    {
        var before = SourceShares.InForce(rules, DateOnly.FromDateTime(when.UtcDateTime), Source.Kind, Source.Reliability, Given?.Grade);
        Given?.End(when);
        return new(Source.Reference, grade.Number, grade.Grade, before);
    }

    public override string ToString() => Source.Reference.Text;
}

/// <summary>What the centre sets for itself is nobody's in particular: the matrix is asked without a record.</summary>
internal static class Configuring
{
    /// <summary>A refusal is in the log when this returns.</summary>
    public static async Task<Permission> AskAsync(EntenteDb db, Ledger ledger, Act act, Verb verb, CancellationToken ct)
    {
        var permission = db.Matrix.Ask(act.Reader, DataKind.Configuration, verb);
        if (!permission.Allowed) await ledger.RememberAsync(act, new Refused($"{verb} {DataKind.Configuration}", permission.Rule), ct);
        return permission;
    }
}
