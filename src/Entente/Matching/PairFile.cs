using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>One pair with both sides in the permitted shape, the reasons, what people have said about it, and what else it is tied to.</summary>
public sealed class PairFile(EntenteDb db, Ledger ledger, Sides sides, LinkModel model, Ontology ontology)
{
    /// <summary>Null where there is no such pair, or it is below the line of what they work for, or they may see neither side, or not know of one of them: these look the same.</summary>
    public async Task<PairView?> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Reference == reference, ct) is not { } proposal) return null;
        if (await db.LinesAsync(act.Purpose, act.When, ct) is not { } lines || !lines.Shows(proposal)) return null;
        var known = await sides.OfAsync([proposal.Left, proposal.Right], true, act, ct);
        if (!known.TryGetValue(proposal.Left, out var left) || !known.TryGetValue(proposal.Right, out var right) || (left.IsPointer && right.IsPointer)) return null;

        var both = !left.IsPointer && !right.IsPointer;
        var told = Told.Of(left, right, proposal.Reasons);
        var view = new PairView(proposal, left, right)
        {
            Rows = Rows(left, right),
            Why = told,
            Strength = lines.Call(proposal.Probability),
            Missing = both && !told.KeepsSome ? await MissingAsync(proposal, lines, left, right, ct) : null,
            MayJudge = both && await MayJudgeAsync(proposal, act, ct),
            // Why somebody decided quotes the record: whoever may not see both sides does not read it.
            History = both ? await HistoryAsync(proposal, ct) : [],
            ByHand = both ? await ByHandAsync(proposal, ct) : [],
            Tied = both ? await TiedAsync(proposal, act, ct) : [],
        };
        if (view.MayJudge && proposal is { ByHand: true, State: ProposalState.Open }) view = view with { MayWithdraw = WithdrawByHand.MayBy(view.ByHand.FirstOrDefault(h => h.Hand.WithdrawnAt is null)?.Hand, act) };
        await ledger.RememberAsync(act, new Seen("pair", reference.Text, both ? 2 : 1), ct);
        return view;
    }

    /// <summary>Both sides of a pair that need not be proposed, and of its reasons what may be told; null where either is not open to the reader.</summary>
    internal async Task<(Side Left, Side Right, IReadOnlyList<PairRow> Rows, Told Why)?> CompareAsync(RecordId one, RecordId other, IReadOnlyList<Reason> reasons, Act act, CancellationToken ct)
    {
        var known = await sides.OfAsync([one, other], true, act, ct);
        return known.TryGetValue(one, out var left) && known.TryGetValue(other, out var right) && !left.IsPointer && !right.IsPointer
            ? (left, right, Rows(left, right), Told.Of(left, right, reasons))
            : null;
    }

    private async Task<MissingFact?> MissingAsync(Proposal proposal, MatchLines lines, Side left, Side right, CancellationToken ct)
    {
        var called = await db.Records.AsNoTracking().Where(r => r.Id == proposal.Left).Select(r => r.Schema).SingleAsync(ct);
        var kind = ontology.Find(called) is { } schema && RecordFeatures.KindOf(schema) is { } of ? model.For(of) : null;
        if (kind is null) return null;
        bool Said(Feature f) => left.Shapes.ContainsKey(f) && right.Shapes.ContainsKey(f);
        var fact = MissingFact.Of(kind, proposal, lines, f => Said(f) && Told.Tells(left, right, f));
        // That nothing would change it is no claim to make over facts that are kept from the reader.
        return fact is { Changes: false } && kind.Comparisons.Any(c => Said(c.Feature) && !Told.Tells(left, right, c.Feature)) ? null : fact;
    }

    private async Task<bool> MayJudgeAsync(Proposal proposal, Act act, CancellationToken ct)
    {
        foreach (var record in await db.Records.AsNoTracking().Where(r => r.Id == proposal.Left || r.Id == proposal.Right).ToListAsync(ct))
        {
            if ((await Gate.WeighAsync(db, act, DataKind.Merge, Verb.Write, record, ct)).Allowed) return true;
        }

        return false;
    }

    private async Task<IReadOnlyList<JudgedLine>> HistoryAsync(Proposal proposal, CancellationToken ct)
    {
        var said = await db.Judgements.AsNoTracking().Where(j => j.Left == proposal.Left && j.Right == proposal.Right).ToListAsync(ct);
        var who = said.Select(j => j.By).Distinct().ToArray();
        var names = await db.Set<User>().IgnoreQueryFilters().AsNoTracking().Where(u => who.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return [.. said.OrderByDescending(j => j.At).ThenByDescending(j => j.Id.Value)
            .Select(j => new JudgedLine(j.Judgement, names.GetValueOrDefault(j.By, ""), j.Role, j.At, j.Why, j.InForce, j.InConflict, j.CarriedFrom is not null))];
    }

    private async Task<IReadOnlyList<HandLine>> ByHandAsync(Proposal proposal, CancellationToken ct)
    {
        var hands = await db.HandProposals.AsNoTracking().Where(h => h.Proposal == proposal.Id).ToListAsync(ct);
        var names = await db.NamesAsync(hands.SelectMany(h => new[] { h.By, h.WithdrawnBy ?? default }), ct);
        return [.. hands.OrderByDescending(h => h.At).ThenByDescending(h => h.Id.Value).Select(h => new HandLine(h, names.GetValueOrDefault(h.By, "•••"), h.WithdrawnBy is { } by ? names.GetValueOrDefault(by, "•••") : ""))];
    }

    private async Task<IReadOnlyList<Side>> TiedAsync(Proposal proposal, Act act, CancellationToken ct)
    {
        var entities = await db.EntityMembers.AsNoTracking().Where(m => m.Record == proposal.Left || m.Record == proposal.Right).Select(m => m.Entity).Distinct().ToListAsync(ct);
        var others = await db.EntityMembers.AsNoTracking().Where(m => entities.Contains(m.Entity) && m.Record != proposal.Left && m.Record != proposal.Right).Select(m => m.Record).Take(50).ToListAsync(ct);
        return [.. (await sides.OfAsync(others, false, act, ct)).OrderBy(s => s.Key.Value).Select(s => s.Value)];
    }

    private static IReadOnlyList<PairRow> Rows(Side left, Side right)
    {
        var (a, b) = (left.Fields.ToDictionary(f => f.Property), right.Fields.ToDictionary(f => f.Property));
        return [.. left.Fields.Concat(right.Fields).DistinctBy(f => f.Property)
            .Select(f => new PairRow(f.Label, a.GetValueOrDefault(f.Property)?.Values ?? [], b.GetValueOrDefault(f.Property)?.Values ?? []))];
    }
}

/// <summary>A pair as this reader may know it.</summary>
public sealed record PairView(Proposal Proposal, Side Left, Side Right)
{
    public required IReadOnlyList<PairRow> Rows { get; init; }
    public required Told Why { get; init; }

    /// <summary>What the reader's purpose calls it; null: below its line, and there because people put it there or decided about it.</summary>
    public required MatchStrength? Strength { get; init; }

    /// <summary>What neither or only one says and would change the result most; not told where other facts are kept from the reader.</summary>
    public MissingFact? Missing { get; init; }
    public required IReadOnlyList<JudgedLine> History { get; init; }

    /// <summary>Who put it before people by hand, and who took it back, latest first; empty where the model proposed it.</summary>
    public IReadOnlyList<HandLine> ByHand { get; init; } = [];
    public bool MayWithdraw { get; init; }

    /// <summary>Other records that people have joined to one of the two.</summary>
    public required IReadOnlyList<Side> Tied { get; init; }
    public bool MayJudge { get; init; }

    public JudgedLine? InForce => History.FirstOrDefault(h => h.InForce);

    public override string ToString() => Proposal.Reference.Text;
}

/// <summary>One property, both sides.</summary>
public sealed record PairRow(string Label, IReadOnlyList<string> Left, IReadOnlyList<string> Right)
{
    public override string ToString() => Label;
}

/// <summary>One time that a pair was put before people by hand.</summary>
public sealed record HandLine(HandProposal Hand, string By, string WithdrawnBy)
{
    public override string ToString() => $"{Hand.At:u}";
}

/// <summary>One decision in the history of a pair.</summary>
public sealed record JudgedLine(Judgement Judgement, string By, Role Role, DateTimeOffset At, string Why, bool InForce, bool InConflict, bool Carried)
{
    public override string ToString() => $"{Judgement} {At:u}";
}
