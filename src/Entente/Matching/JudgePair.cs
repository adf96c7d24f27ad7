using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>A person says whether two records are about the same thing, and why. Both must be open to them.</summary>
public sealed class JudgePair(EntenteDb db, Gate gate, Entities entities, IdSource ids)
{
    public async Task<Result<Proposal>> RunAsync(Reference pair, JudgementForm form, Act act, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (form.Answer is not (Judgement.Same or Judgement.Different or Judgement.Unsure)) problems.Add(new AnswerMissing());
        var why = (form.Why ?? "").Trim();
        if (why.Length == 0) problems.Add(new WhyMissing());
        if (why.Length > JudgementForm.MostWhy) problems.Add(new WhyTooLong());
        if (NormalForms.IsBroken(why)) problems.Add(new WhyBroken());

        var open = await OpenPair.FindAsync(db, gate, pair, act, ct);
        if (open.IsRefused) return open.Problems.ToList();
        if (problems.Count > 0) return problems;

        var (proposal, left, right) = (open.Value.Proposal, open.Value.Left, open.Value.Right);
        foreach (var before in await db.Judgements.Where(j => j.Left == left.Id && j.Right == right.Id && j.InForce).ToListAsync(ct)) before.TakeBack();
        db.Judgements.Add(PairJudgement.Of(ids, left.Id, right.Id, form.Answer!.Value, why, act));
        proposal.Judge(form.Answer.Value);
        var conflicts = await entities.FollowAsync(db, [left.Id, right.Id], ct);
        var happened = new PairJudged(proposal.Reference, left.Reference, right.Reference, form.Answer.Value, conflicts, OpenPair.DossierOf(left, right));
        return await OpenPair.CommitAsync(db, act, happened, proposal, ct);
    }
}

/// <summary>Takes back what was decided last about a pair; the decision stays in its history, and the pair is open again.</summary>
public sealed class UndoJudgement(EntenteDb db, Gate gate, Entities entities, IdSource ids)
{
    public async Task<Result<Proposal>> RunAsync(Reference pair, string? why, Act act, CancellationToken ct)
    {
        var open = await OpenPair.FindAsync(db, gate, pair, act, ct);
        if (open.IsRefused) return open.Problems.ToList();
        why = (why ?? "").Trim();
        if (why.Length == 0) return new WhyMissing();
        if (why.Length > JudgementForm.MostWhy) return new WhyTooLong();
        if (NormalForms.IsBroken(why)) return new WhyBroken();

        var (proposal, left, right) = (open.Value.Proposal, open.Value.Left, open.Value.Right);
        var inForce = await db.Judgements.Where(j => j.Left == left.Id && j.Right == right.Id && j.InForce).ToListAsync(ct);
        if (inForce.Count == 0) return new NothingToUndo();
        foreach (var judgement in inForce) judgement.TakeBack();
        var undone = PairJudgement.Of(ids, left.Id, right.Id, Judgement.None, why, act);
        undone.TakeBack();
        db.Judgements.Add(undone);
        proposal.Judge(Judgement.None);
        await entities.FollowAsync(db, [left.Id, right.Id], ct);
        return await OpenPair.CommitAsync(db, act, new JudgementUndone(proposal.Reference, left.Reference, right.Reference, OpenPair.DossierOf(left, right)), proposal, ct);
    }
}

/// <summary>A pair that is shown to the actor's purpose, of which they may see both sides and judge at least one.</summary>
internal sealed record OpenPair(Proposal Proposal, Record Left, Record Right)
{
    public static async Task<Result<OpenPair>> FindAsync(EntenteDb db, Gate gate, Reference pair, Act act, CancellationToken ct)
    {
        if (await db.Proposals.SingleOrDefaultAsync(p => p.Reference == pair, ct) is not { } proposal) return new PairNotFound();
        if (await db.LinesAsync(act.Purpose, act.When, ct) is not { } lines || !lines.Shows(proposal)) return new PairNotFound();
        var sides = await db.Records.AsNoTracking().Where(r => r.Id == proposal.Left || r.Id == proposal.Right).ToListAsync(ct);
        if (sides.Count == 0) return new PairNotFound();
        if (sides.Count == 1) return new OtherSideHidden();
        var (left, right) = sides[0].Id == proposal.Left ? (sides[0], sides[1]) : (sides[1], sides[0]);
        var permission = await MayAsync(db, gate, left, right, act, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        return new OpenPair(proposal, left, right);
    }

    /// <summary>Whoever may judge one of the two may judge the pair, since both are open to them.</summary>
    public static async Task<Permission> MayAsync(EntenteDb db, Gate gate, Record left, Record right, Act act, CancellationToken ct)
    {
        var first = await Gate.WeighAsync(db, act, DataKind.Merge, Verb.Write, left, ct);
        return first.Allowed ? first : await gate.AskAsync(db, act, DataKind.Merge, Verb.Write, right, ct);
    }

    public static DossierId DossierOf(Record left, Record right) => right.Dossier != default ? right.Dossier : left.Dossier;

    public static async Task<Result<Proposal>> CommitAsync(EntenteDb db, Act act, Event happened, Proposal proposal, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, happened, ct);
            return proposal;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new JudgedMeanwhile();
        }
    }
}
