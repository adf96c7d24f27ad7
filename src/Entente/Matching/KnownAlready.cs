using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching.Lines;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>What the centre already knows about the people and things of one dossier: probable matches, and other records that share a phone, document, vehicle, account, mail address, address or post code.</summary>
/// <remarks>For triage and the case file. Each other record in the shape that this reader may see, as a pointer, or not at all.</remarks>
public sealed class KnownAlready(EntenteDb db, Sides sides, Ontology ontology, Ledger ledger)
{
    private const int MostShare = 50;
    private static readonly KeyKind[] Telling = [KeyKind.Phone, KeyKind.Document, KeyKind.Vehicle, KeyKind.Account, KeyKind.Email, KeyKind.Address, KeyKind.PostCode];

    /// <summary>Empty where nothing is known, or nothing of which this reader may know. Remembers the read.</summary>
    public async Task<IReadOnlyList<KnownThing>> ReadAsync(DossierId dossier, Act act, CancellationToken ct)
    {
        if (dossier == default) return [];
        var own = await db.Records.AsNoTracking().Where(r => r.Dossier == dossier && r.SupersededBy == null).OrderBy(r => r.Id).Take(200).ToListAsync(ct);
        if (own.Count == 0) return [];
        var mine = own.Select(r => r.Id).ToArray();
        var proposals = await db.Proposals.AsNoTracking().Where(p => (mine.Contains(p.Left) || mine.Contains(p.Right)) && p.State != ProposalState.Different && p.State != ProposalState.Withdrawn).ToListAsync(ct);
        var lines = await db.LinesAsync(act.Purpose, act.When, ct);
        proposals = [.. proposals.Where(p => lines?.Shows(p) ?? false)];
        var shared = await SharedAsync(own, ct);
        var others = proposals.SelectMany(p => new[] { p.Left, p.Right }).Concat(shared.Select(s => s.Other)).Distinct().Where(id => !mine.Contains(id)).ToList();
        var known = await sides.OfAsync([.. others, .. mine], false, act, ct);

        var things = new List<KnownThing>();
        foreach (var p in proposals.OrderByDescending(p => p.Score))
        {
            var (ours, other) = mine.Contains(p.Left) ? (p.Left, p.Right) : (p.Right, p.Left);
            if (mine.Contains(other) || !known.TryGetValue(other, out var side)) continue;
            var told = Told.Of(known[ours], side, p.Reasons);
            things.Add(new(known[ours], side, p.Reference, lines!.Value.Call(p.Probability), p.State, told, []));
        }

        var proposed = proposals.Select(p => (p.Left, p.Right)).ToHashSet();
        foreach (var tie in shared.Where(s => known.ContainsKey(s.Other) && !proposed.Contains((s.Own, s.Other)) && !proposed.Contains((s.Other, s.Own))).GroupBy(s => (s.Own, s.Other)))
        {
            var shares = Kinds(tie).Where(k => Told.Tells(known[tie.Key.Own], known[tie.Key.Other], FeatureOf(k))).ToList();
            things.Add(new(known[tie.Key.Own], known[tie.Key.Other], null, null, ProposalState.Open, Told.Nothing, shares));
        }

        await ledger.RememberAsync(act, new Seen("known already", "", things.Count) { Dossier = dossier }, ct);
        return things;
    }

    /// <summary>Records elsewhere that share a number with one of these, whatever they are about.</summary>
    private async Task<List<Tie>> SharedAsync(List<Record> own, CancellationToken ct)
    {
        var keys = own.SelectMany(r => Keys.Of(r, ontology).Where(k => Telling.Contains(k.Kind)).Select(k => (k.Key, r.Id))).ToLookup(k => k.Key, k => k.Id);
        var asked = keys.Select(k => k.Key).ToArray();
        if (asked.Length == 0) return [];
        var mine = own.Select(r => r.Id).ToArray();
        // Looked up past the row filter: only ids come back, and Sides decides what of them is said.
        var rows = await (from key in db.RecordKeys
                          where asked.Contains(key.Key) && !mine.Contains(key.Record)
                          join record in db.Records.IgnoreQueryFilters() on key.Record equals record.Id
                          where record.SupersededBy == null
                          orderby key.Key, key.Record
                          select new { key.Key, key.Record }).Take(500).ToListAsync(ct);
        var apart = (await db.Judgements.AsNoTracking().Where(j => j.InForce && j.Judgement == Judgement.Different && (mine.Contains(j.Left) || mine.Contains(j.Right))).Select(j => new { j.Left, j.Right }).ToListAsync(ct))
            .Select(j => (j.Left, j.Right)).ToHashSet();
        return [.. from row in rows.GroupBy(r => r.Key).Where(g => g.Count() <= MostShare).SelectMany(g => g)
                   from ours in keys[row.Key]
                   where !apart.Contains((ours, row.Record)) && !apart.Contains((row.Record, ours))
                   select new Tie(ours, row.Record, Keys.KindOf(row.Key))];
    }

    /// <summary>Who shares an address need not be told of its post code.</summary>
    private static List<KeyKind> Kinds(IEnumerable<Tie> ties)
    {
        var kinds = ties.Select(t => t.Kind).Distinct().ToList();
        if (kinds.Contains(KeyKind.Address)) kinds.Remove(KeyKind.PostCode);
        return kinds;
    }

    private static Feature FeatureOf(KeyKind kind) => kind switch
    {
        KeyKind.Phone => Feature.Phone,
        KeyKind.Document => Feature.Document,
        KeyKind.Vehicle => Feature.Vehicle,
        KeyKind.Account => Feature.Account,
        KeyKind.Email => Feature.Email,
        _ => Feature.Address,
    };

    private sealed record Tie(RecordId Own, RecordId Other, KeyKind Kind);
}

/// <summary>Something that is known already about a record of the dossier.</summary>
/// <param name="About">The dossier's own record.</param>
/// <param name="Other">The other record, as this reader may know it.</param>
/// <param name="Pair">The pair's reference, where a match is proposed; null where the two only share a number.</param>
/// <param name="Strength">How likely the two are the same; null where they only share a number, or where people put the pair there or decided about it below the line.</param>
/// <param name="Why">What agrees and what does not, where a match is proposed and this reader may know why.</param>
/// <param name="Shared">The kinds of number that both bear, where they only share one and this reader may know which.</param>
public sealed record KnownThing(Side About, Side Other, Reference? Pair, MatchStrength? Strength, ProposalState State, Told Why, IReadOnlyList<KeyKind> Shared)
{
    public override string ToString() => Pair?.Text ?? "tie";
}
