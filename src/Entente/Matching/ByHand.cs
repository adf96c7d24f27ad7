using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Puts a pair that no key brought together before people, to be judged like any other. One that was withdrawn is put there again, and one that is kept for other purposes alone is put before the actor's own too.</summary>
public sealed class ProposeByHand(EntenteDb db, Gate gate, CompareTwo compare, IdSource ids)
{
    public async Task<Result<Proposal>> RunAsync(Reference one, Reference other, Act act, CancellationToken ct)
    {
        if (one == other) return new SameRecord();
        var records = await db.Records.AsNoTracking().Where(r => r.Reference == one || r.Reference == other).ToListAsync(ct);
        if (records.Count != 2) return new PairNotFound();
        var (left, right) = records[0].Id.Value < records[1].Id.Value ? (records[0], records[1]) : (records[1], records[0]);
        var permission = await OpenPair.MayAsync(db, gate, left, right, act, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var known = await db.Proposals.SingleOrDefaultAsync(p => p.Left == left.Id && p.Right == right.Id, ct);
        if (known is { State: not ProposalState.Withdrawn }) return await ShowAsync(known, act, ct);
        if (!left.IsCurrent || !right.IsCurrent || await compare.RunAsync(left, right, act.When, ct) is not { } match) return known is null ? new PairNotFound() : known;

        var proposal = known ?? Proposal.From(ids, left.Id, right.Id, match, act.When, byHand: true);
        if (known is null) db.Proposals.Add(proposal);
        else known.PutByHand(match);
        db.HandProposals.Add(HandProposal.Of(ids, proposal.Id, act));
        try
        {
            await db.CommitAsync(act, new MatchesProposed(0, 1, 1, 0), ct);
            return proposal;
        }
        catch (DbUpdateException)
        {
            // The follower, or somebody else, proposed the same pair in this very moment: theirs it is.
            db.ChangeTracker.Clear();
            if (await db.Proposals.SingleOrDefaultAsync(p => p.Left == left.Id && p.Right == right.Id && p.State != ProposalState.Withdrawn, ct) is { } theirs) return theirs;
            throw;
        }
    }

    private async Task<Result<Proposal>> ShowAsync(Proposal known, Act act, CancellationToken ct)
    {
        if (await db.LinesAsync(act.Purpose, act.When, ct) is { } lines && lines.Shows(known)) return known;
        known.ShowByHand();
        db.HandProposals.Add(HandProposal.Of(ids, known.Id, act, keptBefore: true));
        return await OpenPair.CommitAsync(db, act, new MatchesProposed(0, 1, 1, 0), known, ct);
    }
}

/// <summary>Takes back a pair that was put before people by hand: whoever put it there, or a supervisor, says why. Who proposed and who withdrew it stays on its page.</summary>
public sealed class WithdrawByHand(EntenteDb db, Gate gate)
{
    public async Task<Result<Proposal>> RunAsync(Reference pair, string? because, Act act, CancellationToken ct)
    {
        var open = await OpenPair.FindAsync(db, gate, pair, act, ct);
        if (open.IsRefused) return open.Problems.ToList();
        var (proposal, why) = (open.Value.Proposal, (because ?? "").Trim());
        if (why.Length == 0) return new WhyMissing();
        if (why.Length > JudgementForm.MostWhy) return new WhyTooLong();
        if (NormalForms.IsBroken(why)) return new WhyBroken();
        if (!proposal.ByHand) return new NotByHand();
        if (proposal.State == ProposalState.Withdrawn) return new WithdrawnAlready();
        if (proposal.State != ProposalState.Open) return new TakeDecisionBackFirst();
        var latest = await db.HandProposals.Where(h => h.Proposal == proposal.Id && h.WithdrawnAt == null).OrderByDescending(h => h.At).FirstOrDefaultAsync(ct);
        if (!MayBy(latest, act)) return new ProposedBySomebodyElse(latest is null ? "•••" : (await db.NamesAsync([latest.By], ct)).GetValueOrDefault(latest.By, "•••"));

        // What the machine keeps for other purposes goes on waiting for those.
        if (latest is { KeptBefore: true }) proposal.LeaveHand();
        else proposal.Withdraw();
        latest?.Withdraw(act, why);
        return await OpenPair.CommitAsync(db, act with { Because = why }, new ProposalWithdrawn(pair, open.Value.Left.Reference, open.Value.Right.Reference, OpenPair.DossierOf(open.Value.Left, open.Value.Right)), proposal, ct);
    }

    /// <summary>Of old ones nobody knows who it was: a supervisor can.</summary>
    public static bool MayBy(HandProposal? latest, Act act) => act.Reader.Role == Role.Supervisor || latest?.By == act.Reader.User;
}
