using Entente.Access;
using Entente.Foundation;

namespace Entente.Supervision.CaseReaders;

/// <summary>Why somebody can read something of a case.</summary>
public enum WhyOpen { Assigned, Team, ItsOrganisation, EveryCase, BrokenGlass }

/// <summary>Somebody who can read something of a case in one of their roles, and why.</summary>
/// <param name="Whole">Kinds of data that come out whole.</param>
/// <param name="InPart">Kinds that come out masked.</param>
/// <param name="WithGround">Kinds that would need the person's consent or a named power besides.</param>
public sealed record CaseReader(UserId User, Reference Reference, string Name, Role Role, IReadOnlyList<WhyOpen> Why, IReadOnlyList<DataKind> Whole, IReadOnlyList<DataKind> InPart, IReadOnlyList<DataKind> WithGround)
{
    /// <summary>When they last opened something of it, in whatever role.</summary>
    public DateTimeOffset? LastRead { get; init; }

    public override string ToString() => Reference.Text;

    /// <summary>What the matrix opens to a role in this relation; null where it is nothing.</summary>
    /// <param name="glass">The dossier is open to them by broken glass, in this role.</param>
    public static CaseReader? Of(AccessMatrix matrix, UserId user, Reference reference, string name, Role role, Relation relation, bool glass)
    {
        List<DataKind> whole = [], part = [], ground = [];
        var why = new SortedSet<WhyOpen>();
        foreach (var kind in DossierKinds.All)
        {
            var opened = matrix.Reading(role, kind).Where(g => g.Opens(relation) || (g.ByBreakingGlass && glass)).ToList();
            if (opened.Count > 0) (opened.Exists(g => g.Shape == Shape.Full) ? whole : part).Add(kind);
            foreach (var grant in opened) why.UnionWith(Reasons(grant, relation));
            if (!opened.Exists(g => g.Shape == Shape.Full) && matrix.Cell(kind, role).Any(g => g.NeedsConsent && g.Verb != Verb.Export && g.Shape >= Shape.Masked && g.Opens(relation))) ground.Add(kind);
        }

        return why.Count == 0 ? null : new(user, reference, name, role, [.. why], whole, part, ground);
    }

    private static IEnumerable<WhyOpen> Reasons(Grant grant, Relation relation)
    {
        if (grant.OpensToAnybody) yield return WhyOpen.EveryCase;
        if ((grant.Relations & relation).HasFlag(Relation.Assigned)) yield return WhyOpen.Assigned;
        if ((grant.Relations & relation).HasFlag(Relation.Team)) yield return WhyOpen.Team;
        if ((grant.Relations & relation).HasFlag(Relation.Own)) yield return WhyOpen.ItsOrganisation;
        if (!grant.Opens(relation)) yield return WhyOpen.BrokenGlass;
    }
}
