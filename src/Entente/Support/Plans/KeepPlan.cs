using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Support.Needs;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Plans;

/// <summary>Puts a step into a support plan, or changes one. Somebody else's later save is never overwritten: the caller gets both to choose from.</summary>
public sealed class KeepPlan(EntenteDb db, Gate gate, IdSource ids, Entitlements entitlements, QuestionSets sets)
{
    public async Task<Result<PlanStep>> AddAsync(Reference reference, StepForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        Reference? need = null;
        if (form.Need is { Length: > 0 } said)
        {
            if (!Reference.TryParse(said, out var known) || !await db.Needs.AnyAsync(n => n.Reference == known && n.Dossier == about.Dossier, ct)) return new NeedNotFound();
            need = known;
        }

        var step = PlanStep.Begin(about, ids, need);
        if (step.Save(form, entitlements, sets.Current, act) is { Count: > 0 } problems) return problems.ToList();
        db.Add(step);
        await db.CommitAsync(act, new PlanStepAdded(step.Reference, about.Reference, step.Entitlement, step.State, step.Dossier), ct);
        return step;
    }

    public async Task<Result<PlanStep>> ChangeAsync(string? reference, StepForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.PlanSteps.SingleOrDefaultAsync(s => s.Reference == known, ct) is not { } step) return new StepNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Write, step, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (form.Version != step.Version) return new ChangedMeanwhile();
        if (step.Save(form, entitlements, sets.Current, act) is { Count: > 0 } problems) return problems.ToList();
        try
        {
            await db.CommitAsync(act, new PlanStepChanged(step.Reference, step.Case, step.Entitlement, step.State, step.Version, step.Dossier), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ChangedMeanwhile();
        }

        return step;
    }
}
