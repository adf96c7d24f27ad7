using System.Collections.Frozen;
using Entente.Foundation;

namespace Entente.Access;

/// <summary>Who may do what, from data/access/matrix.csv. Denies whatever no cell allows. The one place where permission is decided.</summary>
public sealed class AccessMatrix
{
    private readonly FrozenDictionary<(DataKind, Role), IReadOnlyList<Grant>> _cells;

    private AccessMatrix(Dictionary<(DataKind, Role), IReadOnlyList<Grant>> cells, KindPurposes purposes) => (_cells, Purposes) = (cells.ToFrozenDictionary(), purposes);

    /// <summary>What a purpose opens, whatever the role.</summary>
    public KindPurposes Purposes { get; }

    public static AccessMatrix Shipped { get; } = From(DataFolder.Shipped);

    public static AccessMatrix From(DataFolder data) => new(MatrixFile.Read(data.ReadText("access/matrix.csv")), KindPurposes.From(data));

    public IReadOnlyList<Grant> Cell(DataKind kind, Role role) => _cells.GetValueOrDefault((kind, role), []);

    /// <summary>May this role do this at all, with some record? The gate at the door of a page.</summary>
    public Permission Ask(Reader reader, DataKind kind, Verb verb) => Ask(reader, kind, verb, null, false, false);

    /// <summary>May this reader do this with a record they stand in this relation to?</summary>
    /// <param name="agreed">Whether the caller holds the person's agreement or a named power for it, which opens the cells that need one.</param>
    public Permission Ask(Reader reader, DataKind kind, Verb verb, Relation relation, bool glassBroken = false, bool agreed = false) =>
        Ask(reader, kind, verb, (Relation?)relation, glassBroken, agreed);

    /// <summary>The relation that gives the widest view, used to build the row filter.</summary>
    public IReadOnlyList<Grant> Reading(Role role, DataKind kind) =>
        [.. Cell(kind, role).Where(g => g.Verb is Verb.Read or Verb.Write or Verb.Approve && g.Shape >= Shape.Masked && !g.NeedsConsent)];

    /// <summary>The same for a reader: nothing where what they work for does not open this kind.</summary>
    public IReadOnlyList<Grant> Reading(Reader reader, DataKind kind) => !reader.IsPerson && Purposes.Open(kind, reader.Purpose) ? Reading(reader.Role, kind) : [];

    private Permission Ask(Reader reader, DataKind kind, Verb verb, Relation? relation, bool glassBroken, bool agreed)
    {
        if (reader.IsMachine) return new(true, Shape.Full, "the machine acts for the centre");
        if (reader.IsNobody) return new(false, Shape.Nothing, "sign in first");
        if (reader.IsPerson) return relation?.HasFlag(Relation.Self) is true && OwnSight.Shipped.Opens(kind, verb)
            ? new(true, Shape.Full, "a person and what is about them")
            : new(false, Shape.Nothing, "a person sees their own page and nothing else");

        var cell = Cell(kind, reader.Role);
        // A cell that needs consent or a named power stays shut to everybody who does not hold one for this very person.
        var grants = cell.Where(g => (agreed || !g.NeedsConsent) && (g.Verb == verb || (verb == Verb.Read && g.Verb is Verb.Write or Verb.Approve))).ToList();
        if (grants.Count > 0 && !Purposes.Open(kind, reader.Purpose)) return new(false, Shape.Nothing, $"{Name(reader.Role)} · {verb} · {kind} · for another purpose: {string.Join(" or ", Purposes.Of(kind))}");
        var open = grants.Where(g => relation is null || g.Opens(relation.Value) || (g.ByBreakingGlass && glassBroken))
            .OrderByDescending(g => g.Shape).FirstOrDefault();
        var rule = $"{Name(reader.Role)} · {verb} · {kind}" + (open is null ? Why(grants) : "");
        return open is null
            ? new(false, Shape.Nothing, rule) { GlassMayBeBroken = grants.Any(g => g.ByBreakingGlass) }
            : new(true, open.Shape, rule) { NeedsConsent = open.NeedsConsent, NeedsSecondPerson = open.NeedsSecondPerson };
    }

    private static string Why(List<Grant> grants) => grants.Count == 0
        ? " · this role never does"
        : " · only for " + string.Join(" or ", grants.Select(g => g.Relations.ToString().ToLowerInvariant()).Distinct());

    private static string Name(Role role) => role.ToString();
}
