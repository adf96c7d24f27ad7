using Entente.Access;

namespace Entente.Web.Shell;

/// <summary>What stands in the header for this role: only what the matrix opens to it.</summary>
public sealed class Navigation(AccessMatrix matrix)
{
    private static readonly (string TextKey, string Href, DataKind Kind, Verb Verb)[] Places =
    [
        ("nav.home", "/", DataKind.OwnDesk, Verb.Read),
        ("nav.refer", "/referrals", DataKind.DraftReferral, Verb.Write),
        ("nav.triage", "/referrals/triage", DataKind.Assignment, Verb.Write),
        ("nav.cases", "/cases", DataKind.DecisionOutcome, Verb.Read),
        ("nav.matches", "/matching", DataKind.Merge, Verb.Write),
        ("nav.search", "/search", DataKind.Entities, Verb.Read),
        ("nav.imports", "/imports", DataKind.Imports, Verb.Write),
        ("nav.audit", "/audit", DataKind.AuditLog, Verb.Read),
        ("nav.people", "/staff/users", DataKind.Users, Verb.Read),
    ];

    public IReadOnlyList<NavigationItem> For(Reader reader, string path) => reader.IsNobody ? [] :
    [
        .. Places.Where(p => matrix.Ask(reader, p.Kind, p.Verb).Allowed)
            .Select(p => new NavigationItem(p.TextKey, p.Href, p.Href == "/" ? path == "/" : path.StartsWith(p.Href, StringComparison.OrdinalIgnoreCase))),
    ];
}

/// <summary>One place in the header.</summary>
public sealed record NavigationItem(string TextKey, string Href, bool IsCurrent);
