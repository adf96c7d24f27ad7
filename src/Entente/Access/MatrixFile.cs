namespace Entente.Access;

/// <summary>Reads the matrix file: a line a kind of data, a column a role, a cell such as "R a; W o" ("read when assigned, write own").</summary>
/// <remarks>
/// Verbs R read, W create and change, A approve, X export. Scopes: o own organisation's, t team's, a assigned; none means any.
/// Shapes: m masked, h hit or no hit, n counts only. Conditions: b break-glass, c consent or a named power, 2 a second person. Words in quotes say what of it is meant: they are shown, and
/// stand only where the shape keeps the rest back, or where the log's own page weighs them.
/// </remarks>
internal static class MatrixFile
{
    public static Dictionary<(DataKind, Role), IReadOnlyList<Grant>> Read(string text)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && !l.StartsWith('#')).ToList();
        var roles = lines[0].Split(',').Skip(1).Select(Enum.Parse<Role>).ToList();
        var cells = new Dictionary<(DataKind, Role), IReadOnlyList<Grant>>();
        foreach (var line in lines.Skip(1))
        {
            var columns = line.Split(',');
            if (columns.Length != roles.Count + 1) throw new InvalidDataException($"data/access/matrix.csv: '{columns[0]}' has {columns.Length - 1} cells, needs {roles.Count}.");
            var kind = Enum.Parse<DataKind>(columns[0]);
            for (var i = 0; i < roles.Count; i++) cells.Add((kind, roles[i]), Cell(columns[i + 1], kind));
        }

        var missing = Enum.GetValues<DataKind>().Where(k => !cells.ContainsKey((k, Role.Auditor))).ToList();
        return missing.Count == 0 ? cells : throw new InvalidDataException($"data/access/matrix.csv has no line for {string.Join(", ", missing)}.");
    }

    private static IReadOnlyList<Grant> Cell(string text, DataKind kind)
    {
        if (text.Trim() is "" or "-") return [];
        return [.. text.Split(';').Select(part => Parse(part.Trim(), kind))];
    }

    private static Grant Parse(string text, DataKind kind)
    {
        var note = "";
        if (text.IndexOf('"', StringComparison.Ordinal) is >= 0 and var quote)
        {
            note = text[(quote + 1)..].TrimEnd('"');
            text = text[..quote];
        }

        var marks = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var verb = marks[0] switch
        {
            "R" => Verb.Read,
            "W" => Verb.Write,
            "A" => Verb.Approve,
            "X" => Verb.Export,
            _ => throw new InvalidDataException($"data/access/matrix.csv, {kind}: '{marks[0]}' is not R, W, A or X."),
        };
        var grant = new Grant(verb, Shape.Full, Relation.Other) { Note = note };
        grant = marks.Skip(1).Aggregate(grant, (g, mark) => mark switch
        {
            "o" => g with { Relations = g.Relations | Relation.Own },
            "t" => g with { Relations = g.Relations | Relation.Team },
            "a" => g with { Relations = g.Relations | Relation.Assigned },
            "m" => g with { Shape = Shape.Masked },
            "h" => g with { Shape = Shape.HitOnly },
            "n" => g with { Shape = Shape.Counts },
            "b" => g with { ByBreakingGlass = true },
            "c" => g with { NeedsConsent = true },
            "2" => g with { NeedsSecondPerson = true },
            _ => throw new InvalidDataException($"data/access/matrix.csv, {kind}: '{mark}' is not a known mark."),
        });
        // A limit that nobody weighs is none: a cell that means a part must not open the whole.
        if (grant.Shape == Shape.Full && note is not ("" or "own acts" or "team acts")) throw new InvalidDataException($"data/access/matrix.csv, {kind}: '{note}' is not weighed, so the cell must be masked (m) or narrower.");
        return grant;
    }
}
