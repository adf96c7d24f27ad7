using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Puts one thing into the evidence matrix, or takes one out with a reason.</summary>
public sealed class WeighEvidence(EntenteDb db, Gate gate, IdSource ids, Regimes regimes, DecisionClocks clocks)
{
    public async Task<Result<Evidence>> AddAsync(Reference reference, EvidenceForm form, Act act, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var purposes = regimes.PurposesOn(found.Value.Territory, clocks.DayOf(found.Value, act.When));
        var evidence = Evidence.From(form, found.Value, ids, act, purposes, Limbs.NeedsMeans(found.Value.IsChild, await db.WeighedAsync(found.Value.Id, ct), purposes));
        if (evidence.IsRefused) return evidence;
        // A record that is not open to this reader is no ground to decide on.
        if (evidence.Value.Record is { } record && !await db.Records.AnyAsync(r => r.Reference == record, ct)) return new NoSuchRecord();

        db.Add(evidence.Value);
        return await CommitAsync(found.Value, evidence.Value, new EvidenceWeighed(reference, evidence.Value.Element, evidence.Value.Side, evidence.Value.Weight, found.Value.Dossier), act, ct);
    }

    public async Task<Result<Evidence>> WithdrawAsync(Reference reference, EvidenceId id, string? because, Act act, CancellationToken ct)
    {
        var found = await OpenAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        if (string.IsNullOrWhiteSpace(because)) return new WhyMissing();
        if (because.Length > Evidence.MostText) return new TextTooLong(nameof(EvidenceForm.Why), "why-taken-out", Evidence.MostText);
        if (NormalForms.IsBroken(because)) return new TextBroken(nameof(EvidenceForm.Why), "why-taken-out");
        var evidence = await db.Evidence.SingleOrDefaultAsync(e => e.Id == id && e.Case == found.Value.Id, ct);
        if (evidence is null) return new CaseNotFound();

        evidence.Withdraw(because.Trim(), act.When);
        return await CommitAsync(found.Value, evidence, new EvidenceWithdrawn(reference, evidence.Element, found.Value.Dossier), act, ct);
    }

    /// <summary>Whoever read the draft second read it on the evidence of that hour: changed evidence has to be read again, in the same commit.</summary>
    private async Task<Result<Evidence>> CommitAsync(Case about, Evidence evidence, Event happened, Act act, CancellationToken ct)
    {
        var overtaken = await db.InHandAsync(about.Id, ct) is { } draft && draft.Overtake();
        try
        {
            await db.CommitAsync(act, overtaken ? [happened, new SecondReadingOvertaken(about.Reference, about.Dossier)] : [happened], ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile();
        }

        return evidence;
    }

    private async Task<Result<Case>> OpenAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Write, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        // What was issued stands; once the next decision is begun, the matrix is open for that.
        return await db.InHandAsync(found.Id, ct) is { State: GroundsState.Issued } ? new AlreadyIssued() : found;
    }
}

/// <summary>Evidence changed after a draft was handed on or agreed to: it has to be read again.</summary>
[Step(DataKind.DecisionDraft)]
public sealed record SecondReadingOvertaken(Reference Case, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}
