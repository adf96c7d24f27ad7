using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Interviews;

/// <summary>How often a person was asked, by whom and about what, and which recordings spare them another time.</summary>
public sealed class TellingsOfCase(EntenteDb db, Gate gate, Ledger ledger, InterviewTopics topics)
{
    public async Task<Result<TellingsView>> ReadAsync(Reference reference, string page, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Interviews, verb, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var relation = await Gate.RelationAsync(db, act.Reader, found, ct);

        var tellings = await db.Tellings.AsNoTracking().Where(t => t.Dossier == found.Dossier).OrderBy(t => t.Id).ToListAsync(ct);
        var view = new TellingsView(found, tellings, [.. topics.Topics.Select(t => new TopicCount(t.Code, Telling.Count(tellings, t.Code)))])
        {
            MayWrite = Gate.Weigh(db, act, DataKind.Interviews, Verb.Write, relation, found).Allowed,
            IsChildShown = found.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, found) is { Allowed: true, Shape: >= Shape.Masked },
        };
        await ledger.RememberAsync(act, new Seen(page, reference.Text, tellings.Count) { Dossier = found.Dossier }, ct);
        return view;
    }
}

/// <summary>What was told, in the order in which it was written down.</summary>
public sealed record TellingsView(Case Case, IReadOnlyList<Telling> Tellings, IReadOnlyList<TopicCount> Counts)
{
    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>How often the person was asked about one thing.</summary>
public sealed record TopicCount(string Topic, int Times);
