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
        ("nav.exports", "/exports", DataKind.Exports, Verb.Export),
        ("nav.audit", "/audit", DataKind.AuditLog, Verb.Read),
        ("nav.people", "/staff/users", DataKind.Users, Verb.Read),
    ];

    /// <summary>Pages whose address does not lie below their place: alerts are the desk's, as triage is; a record was found by search.</summary>
    private static readonly (string Path, string Place)[] Elsewhere = [("/referrals/alerts", "/referrals/triage"), ("/records", "/search")];

    public IReadOnlyList<NavigationItem> For(Reader reader, string path)
    {
        if (reader.IsNobody) return [];
        var open = Places.Where(p => matrix.Ask(reader, p.Kind, p.Verb).Allowed).ToList();
        // The longest address that fits: triage lies below referrals, and is another place.
        var asked = Elsewhere.FirstOrDefault(e => IsIn(path, e.Path)).Place ?? path;
        var here = open.Select(p => p.Href).Where(h => IsIn(asked, h)).MaxBy(h => h.Length);
        return [.. open.Select(p => new NavigationItem(p.TextKey, p.Href, p.Href == here))];
    }

    private static bool IsIn(string path, string place) =>
        path.Equals(place, StringComparison.OrdinalIgnoreCase) || (place != "/" && path.StartsWith(place + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>One place in the header.</summary>
public sealed record NavigationItem(string TextKey, string Href, bool IsCurrent);
