using Entente.Foundation;
using Entente.Linkage;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Keeps each record's place in its entity in step with the judgements. Call it after the judgements are in the context, before the commit.</summary>
public sealed class Entities(IdSource ids)
{
    /// <summary>Works out anew whatever these records are tied to, however far the chain goes. Returns how many "same" are in conflict there.</summary>
    public async Task<int> FollowAsync(EntenteDb db, IReadOnlyCollection<RecordId> touched, CancellationToken ct)
    {
        var (reached, judgements) = await TiedAsync(db, touched, ct);
        var components = Components.Of(judgements);
        foreach (var judgement in judgements)
        {
            var inConflict = components.Conflicts.Contains(judgement.Id);
            if (judgement.InConflict != inConflict) judgement.Mark(inConflict);
        }

        await PlaceAsync(db, reached, components, ct);
        return components.Conflicts.Count;
    }

    /// <summary>Everything reached from these records along judgements in force and present membership.</summary>
    private static async Task<(HashSet<RecordId> Reached, List<PairJudgement> Judgements)> TiedAsync(EntenteDb db, IReadOnlyCollection<RecordId> touched, CancellationToken ct)
    {
        var reached = touched.ToHashSet();
        var judgements = new Dictionary<JudgementId, PairJudgement>();
        var edge = touched.ToList();
        while (edge.Count > 0)
        {
            await db.Judgements.Where(j => j.InForce && (edge.Contains(j.Left) || edge.Contains(j.Right))).LoadAsync(ct);
            var next = new List<RecordId>();
            foreach (var judgement in db.Judgements.Local.Where(j => j.InForce && (reached.Contains(j.Left) || reached.Contains(j.Right))))
            {
                if (!judgements.TryAdd(judgement.Id, judgement) || judgement.Judgement != Judgement.Same) continue;
                foreach (var record in (RecordId[])[judgement.Left, judgement.Right])
                {
                    if (reached.Add(record)) next.Add(record);
                }
            }

            edge = next;
        }

        return (reached, [.. judgements.Values]);
    }

    /// <summary>A group keeps the entity that most of its records were in, so that a split or a join changes as little as it can.</summary>
    private async Task PlaceAsync(EntenteDb db, HashSet<RecordId> reached, Components components, CancellationToken ct)
    {
        var members = await db.EntityMembers.Where(m => reached.Contains(m.Record)).ToDictionaryAsync(m => m.Record, ct);
        var taken = new HashSet<EntityId>();
        foreach (var group in components.Groups.OrderByDescending(g => g.Count).ThenBy(g => g[0].Value))
        {
            var entity = group.Where(members.ContainsKey).GroupBy(r => members[r].Entity).Where(g => !taken.Contains(g.Key))
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Value).Select(g => (EntityId?)g.Key).FirstOrDefault() ?? ids.Next<EntityId>();
            taken.Add(entity);
            foreach (var record in group)
            {
                if (!members.Remove(record, out var member)) db.EntityMembers.Add(member = new() { Record = record });
                if (member.Entity != entity) member.MoveTo(entity);
            }
        }

        db.EntityMembers.RemoveRange(members.Values);
    }
}
