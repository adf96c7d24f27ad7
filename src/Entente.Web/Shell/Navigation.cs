using Entente.Access;

namespace Entente.Web.Shell;

/// <summary>One place in the header. A room adds its own as a singleton.</summary>
/// <param name="Order">Where it stands among the others; leave gaps.</param>
/// <param name="TextKey">Key of its name.</param>
/// <param name="Kind">The row of the matrix that opens it, and with it the verb.</param>
public sealed record NavigationPlace(int Order, string TextKey, string Href, DataKind Kind, Verb Verb)
{
    /// <summary>Pages that belong here although their address does not lie below it: alerts are the desk's, as triage is.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>What stands in the header for this role: only what the matrix opens to it.</summary>
public sealed class Navigation(AccessMatrix matrix, IEnumerable<NavigationPlace> places)
{
    private readonly IReadOnlyList<NavigationPlace> _places = [.. places.OrderBy(p => p.Order)];

    public IReadOnlyList<NavigationItem> For(Reader reader, string path)
    {
        if (reader.IsNobody) return [];
        var open = _places.Where(p => matrix.Ask(reader, p.Kind, p.Verb).Allowed).ToList();
        // The longest address that fits: triage lies below referrals, and is another place.
        var asked = _places.FirstOrDefault(p => p.Also.Any(a => IsIn(path, a)))?.Href ?? path;
        var here = open.Select(p => p.Href).Where(h => IsIn(asked, h)).MaxBy(h => h.Length);
        return [.. open.Select(p => new NavigationItem(p.TextKey, p.Href, p.Href == here))];
    }

    private static bool IsIn(string path, string place) =>
        path.Equals(place, StringComparison.OrdinalIgnoreCase) || (place != "/" && path.StartsWith(place + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>One place in the header, for one reader on one page.</summary>
public sealed record NavigationItem(string TextKey, string Href, bool IsCurrent);
