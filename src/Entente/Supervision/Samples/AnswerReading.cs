using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Supervision.Samples;

/// <summary>The reader decides a drawn decision anew, once. Another outcome becomes a task of the supervisor; what was issued stays as it is.</summary>
public sealed class AnswerReading(EntenteDb db, Gate gate, IdSource ids, Regimes regimes, TaskTemplates templates, Calendars calendars)
{
    public async Task<Result<DrawnDecision>> RunAsync(string? reading, ReadingForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reading, out var known) || await db.DrawnDecisions.SingleOrDefaultAsync(d => d.Reference == known, ct) is not { } item) return new ReadingNotFound();
        if (await gate.AskAsync(db, act, DataKind.QualitySamples, Verb.Write, item, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (item.GivenTo != act.Reader.User) return new NotYoursToRead();
        if (item.IsAnswered) return new ReadingIsAnswered();
        if (form.Version != item.Version) return new ReadingChanged();
        // Asked again: since it was given they may have been assigned, or have looked.
        if ((await SampleReaders.WhyNotAsync(db, item, act.Reader.User, act.When, ct)).Count > 0) return new NoLongerBlind();
        var original = await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().SingleAsync(g => g.Id == item.Grounds, ct);
        var problems = item.Answer(form, original.Outcome!.Value, original.Basis!.IsChild, regimes.Reasons, act);
        if (problems.Count > 0) return problems.ToList();

        var raising = new TaskRaising(db, ids, act);
        if (item.Agrees is false) Raise(raising, item, act);
        try
        {
            await db.CommitAsync(act, [new DrawnDecisionAnswered(item.Reference, item.Agrees!.Value, item.Dossier), .. raising.Happened], ct);
            return item;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ReadingChanged();
        }
    }

    private void Raise(TaskRaising raising, DrawnDecision item, Act act)
    {
        var day = calendars.Home.DayOf(act.When);
        foreach (var template in templates.On(TaskTrigger.SampleDisagrees, day)) raising.Raise(template, item, calendars.Home.AddWorkingDays(day, template.DueInWorkingDays!.Value), item.Reference.Text, []);
    }
}
