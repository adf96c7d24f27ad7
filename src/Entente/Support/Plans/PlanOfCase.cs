using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Support.Placements;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Plans;

/// <summary>The support plan of a case, and one step of it, as this reader may see them.</summary>
public sealed class PlanOfCase(EntenteDb db, Gate gate, Ledger ledger, Entitlements entitlements)
{
    public async Task<Result<PlanView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Read, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var steps = await db.PlanSteps.AsNoTracking().Where(s => s.Dossier == about.Dossier).OrderBy(s => s.Id).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("support plan", reference.Text, steps.Count) { Dossier = about.Dossier }, ct);
        return new PlanView(about, steps)
        {
            Parts = [.. entitlements.All.Select(e => new PlanPart(e, [.. steps.Where(s => s.Entitlement == e.Code)]))],
            MayWrite = Gate.Weigh(db, act, DataKind.SupportPlan, Verb.Write, relation, about).Allowed,
            SafeSince = await PlacementsOfCase.SinceAsync(db, about.Dossier, ct),
            MayReadPlacements = Gate.Weigh(db, act, DataKind.Placement, Verb.Read, relation, about).Allowed,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }

    public async Task<Result<StepView>> StepAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.PlanSteps.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == known, ct) is not { } step) return new StepNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Read, step, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        await ledger.RememberAsync(act, new Seen("support plan step", step.Reference.Text, 1) { Dossier = step.Dossier }, ct);
        return new StepView(step, (await db.NamesAsync([step.SavedBy], ct)).GetValueOrDefault(step.SavedBy, ""))
        {
            MayWrite = (await Gate.WeighAsync(db, act, DataKind.SupportPlan, Verb.Write, step, ct)).Allowed,
        };
    }
}

/// <summary>A plan: every entitlement with its steps, also those for which nothing is planned.</summary>
public sealed record PlanView(Case Case, IReadOnlyList<PlanStep> Steps)
{
    public required IReadOnlyList<PlanPart> Parts { get; init; }

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    /// <summary>Since when the person lives in a place of the case; null where they do not. Where it is stands under its own row of the matrix.</summary>
    public DateOnly? SafeSince { get; init; }

    public bool MayReadPlacements { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>What a person is entitled to, with what is planned for it.</summary>
public sealed record PlanPart(Entitlement Entitlement, IReadOnlyList<PlanStep> Steps)
{
    public override string ToString() => Entitlement.Code;
}

/// <summary>One step, and who saved it last.</summary>
public sealed record StepView(PlanStep Step, string SavedBy)
{
    public bool MayWrite { get; init; }

    public override string ToString() => Step.Reference.Text;
}
