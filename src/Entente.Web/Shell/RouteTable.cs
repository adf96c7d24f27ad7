using Entente.Access;
using Entente.Foundation;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Entente.Web.Shell;

/// <summary>Which permission each route asks for, from data/access/routes.csv. A route that is not in it is refused.</summary>
public sealed class RouteTable
{
    private readonly Dictionary<(string Path, string Method), RouteRule> _rules;

    private RouteTable(Dictionary<(string, string), RouteRule> rules) => _rules = rules;

    public IReadOnlyCollection<RouteRule> Rules => _rules.Values;

    public static RouteTable From(DataFolder data)
    {
        var rules = new Dictionary<(string, string), RouteRule>();
        var lines = data.ReadText("access/routes.csv").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').Skip(1);
        foreach (var line in lines)
        {
            var cells = line.Split(',');
            if (cells.Length != 4) throw new InvalidDataException($"data/access/routes.csv: '{line}' needs path,method,kind,verb.");
            var (kind, verb) = (default(DataKind), Verb.Read);
            var open = cells[2] == "Public";
            if (!open && !(Enum.TryParse(cells[2], out kind) && Enum.TryParse(cells[3], out verb))) throw new InvalidDataException($"data/access/routes.csv: '{line}' names no row of the matrix, or no verb.");
            var rule = new RouteRule(Tidy(cells[0]), cells[1], open ? null : kind, verb);
            if (!rules.TryAdd((rule.Path, rule.Method), rule)) throw new InvalidDataException($"data/access/routes.csv: '{cells[0]} {cells[1]}' stands twice.");
        }

        return new(rules);
    }

    public RouteRule? Find(RoutePattern pattern, string method) =>
        _rules.GetValueOrDefault((Tidy(pattern.RawText ?? ""), method is "HEAD" ? "GET" : method));

    /// <summary>"/Cases/Index" and "/cases" are one page; parameters keep their names without constraints.</summary>
    public static string Tidy(string path)
    {
        var parts = path.Trim('/').ToUpperInvariant().Split('/').Select(p => p.StartsWith('{') ? p.Split(':')[0].TrimEnd('}', '?') + "}" : p).ToList();
        if (parts is [.., "INDEX"]) parts.RemoveAt(parts.Count - 1);
        return string.Join('/', parts);
    }
}

/// <summary>One line of the table.</summary>
/// <param name="Kind">Null for a public page: sign-in, errors, help.</param>
public sealed record RouteRule(string Path, string Method, DataKind? Kind, Verb Verb);
