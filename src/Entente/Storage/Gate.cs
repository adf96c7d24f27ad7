using Entente.Access;
using Entente.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage;

/// <summary>Asks the matrix about one record and this reader, and remembers a refusal before it is given.</summary>
public sealed class Gate(Ledger ledger)
{
    /// <summary>May the actor do this with this thing? A refusal is in the log when this returns.</summary>
    public async Task<Permission> AskAsync(EntenteDb db, Act act, DataKind kind, Verb verb, IProtected thing, CancellationToken ct)
    {
        var permission = await WeighAsync(db, act, kind, verb, thing, ct);
        if (!permission.Allowed)
        {
            await ledger.RememberAsync(act, new Refused($"{verb} {kind}", permission.Rule) { Dossier = thing.Dossier }, ct);
        }

        return permission;
    }

    /// <summary>The same answer without a log line: for deciding in which shape each field of something already opened is shown.</summary>
    public static async Task<Permission> WeighAsync(EntenteDb db, Act act, DataKind kind, Verb verb, IProtected thing, CancellationToken ct) =>
        Weigh(db, act, kind, verb, await RelationAsync(db, act.Reader, thing, ct), thing);

    /// <summary>As above, with a relation asked for once and used for many kinds.</summary>
    public static Permission Weigh(EntenteDb db, Act act, DataKind kind, Verb verb, Relation relation, IProtected thing) =>
        db.Matrix.Ask(act.Reader, kind, verb, relation, act.Reader.BrokenGlass.Contains(thing.Dossier));

    /// <summary>How the reader stands to this thing: own organisation's, own team's (or no team's yet), assigned to its dossier in the role they act in.</summary>
    public static async Task<Relation> RelationAsync(EntenteDb db, Reader reader, IProtected thing, CancellationToken ct) =>
        (await RelationsAsync(db, reader, [thing.Dossier], ct)).Of(thing);

    /// <summary>The same for every line of a list, with one question to the store.</summary>
    public static async Task<Relations> RelationsAsync(EntenteDb db, Reader reader, IEnumerable<DossierId> dossiers, CancellationToken ct)
    {
        var asked = dossiers.Where(d => d != default).Distinct().ToArray();
        return new(reader, asked.Length == 0 ? [] : await Assigned(db, reader).Where(d => asked.Contains(d)).ToHashSetAsync(ct));
    }

    /// <summary>The same for a search, which does not know beforehand what it will meet.</summary>
    public static async Task<Relations> RelationsAsync(EntenteDb db, Reader reader, CancellationToken ct) => new(reader, await Assigned(db, reader).ToHashSetAsync(ct));

    private static IQueryable<DossierId> Assigned(EntenteDb db, Reader reader) =>
        db.Set<Assignment>().AsNoTracking().Where(a => a.User == reader.User && a.Role == reader.Role && a.Until == null).Select(a => a.Dossier);
}

/// <summary>How one reader stands to the things of some dossiers.</summary>
public sealed class Relations(Reader reader, IReadOnlyCollection<DossierId> assigned)
{
    public Relation Of(IProtected thing)
    {
        var relation = Relation.Other;
        // A person stands in no other relation: they work for nobody here.
        if (reader.IsPerson) return thing.Dossier == reader.Self ? Relation.Self : Relation.Other;
        if (thing.Organisation == reader.Organisation) relation |= Relation.Own;
        if (thing.Team == default ? thing is not IOfItsOrganisation || thing.Organisation == reader.Organisation : thing.Team == reader.Team) relation |= Relation.Team;
        return assigned.Contains(thing.Dossier) ? relation | Relation.Assigned : relation;
    }
}
