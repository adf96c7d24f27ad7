using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.OwnPage;

/// <summary>The ways in that the person of a case was given, and what they asked for on their page.</summary>
public sealed class AccessOfCase(EntenteDb db, Gate gate, Ledger ledger)
{
    public async Task<Result<AccessView>> ReadAsync(Reference reference, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.PersonAccess, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        Permission May(DataKind kind, Verb to) => Gate.Weigh(db, act, kind, to, relation, about);

        var accesses = await db.PersonAccesses.AsNoTracking().Where(a => a.Dossier == about.Dossier).OrderByDescending(a => a.Id).ToListAsync(ct);
        var ways = await db.ContactWays.AsNoTracking().Where(w => w.Dossier == about.Dossier && w.EndedAt == null).ToListAsync(ct);
        var view = new AccessView(about, accesses, act.When)
        {
            Requests = May(DataKind.DataRequests, Verb.Read).Allowed ? await db.OwnRequests.AsNoTracking().Where(r => r.Dossier == about.Dossier).OrderByDescending(r => r.Id).ToListAsync(ct) : [],
            MayWrite = May(DataKind.PersonAccess, Verb.Write).Allowed,
            IsWayUnsafe = ways.Any(w => w.Safety != WaySafety.Safe),
            IsChildShown = about.IsChild && May(DataKind.ChildFlags, Verb.Read) is { Allowed: true, Shape: >= Shape.Masked },
        };
        await ledger.RememberAsync(act, new Seen("own page of a person", reference.Text, accesses.Count + view.Requests.Count) { Dossier = about.Dossier }, ct);
        return view;
    }
}

/// <summary>The ways in of one case.</summary>
/// <param name="Accesses">The newest first.</param>
public sealed record AccessView(Case Case, IReadOnlyList<PersonAccess> Accesses, DateTimeOffset Now)
{
    public required IReadOnlyList<OwnRequest> Requests { get; init; }
    public bool MayWrite { get; init; }

    /// <summary>A way to reach the person is not known to be safe: whoever gives them a slip has to think of who else is there.</summary>
    public bool IsWayUnsafe { get; init; }
    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}
