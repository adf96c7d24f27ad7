using Entente.Access;
using Entente.Foundation;

namespace Entente.Tests.Access;

/// <summary>The matrix and the walls of purpose read once more, plainly and by other code than the product's: what the walks hold the product to.</summary>
internal sealed class MatrixAsWritten
{
    private readonly Dictionary<(DataKind Kind, Role Role), string[][]> _cells = [];
    private readonly Dictionary<DataKind, string[]> _purposes;

    private MatrixAsWritten(DataFolder data)
    {
        var lines = Lines(data, "access/matrix.csv");
        var roles = lines[0].Split(',')[1..].Select(Enum.Parse<Role>).ToList();
        foreach (var columns in lines.Skip(1).Select(l => l.Split(',')))
        {
            for (var i = 0; i < roles.Count; i++) _cells[(Enum.Parse<DataKind>(columns[0]), roles[i])] = [.. Clauses(columns[i + 1])];
        }

        _purposes = Lines(data, "access/kinds.csv").Skip(1).Select(l => l.Split(',')).ToDictionary(c => Enum.Parse<DataKind>(c[0]), c => c[1].Split(' '));
    }

    public static MatrixAsWritten Shipped { get; } = new(DataFolder.Shipped);

    /// <summary>Whether the cell of this role opens the kind for this, to somebody who stands so to the record.</summary>
    public bool Opens(Reader reader, DataKind kind, Verb verb, Relation relation, bool brokenGlass) => Clauses(reader, kind).Any(c => Says(c[0], verb) && Reaches(c, relation, brokenGlass));

    /// <summary>Whether the role may do this with some record.</summary>
    public bool HasDoor(Reader reader, DataKind kind, Verb verb) => Clauses(reader, kind).Any(c => Says(c[0], verb));

    /// <summary>Whether the row itself is there for them: masked or whole, by whatever verb.</summary>
    public bool ShowsRow(Reader reader, DataKind kind, Relation relation, bool brokenGlass) => Clauses(reader, kind).Any(c => c[0] != "X" && !c.Contains("h") && !c.Contains("n") && Reaches(c, relation, brokenGlass));

    /// <summary>Whether the role may break the glass over anything.</summary>
    public bool BreaksGlass(Reader reader) => Clauses(reader, DataKind.BreakGlass).Any(c => c[0] == "W");

    private IEnumerable<string[]> Clauses(Reader reader, DataKind kind) =>
        _purposes[kind] is ["*"] || _purposes[kind].Contains(reader.Purpose.ToString()) ? _cells[(kind, reader.Role)].Where(c => !c.Contains("c")) : [];

    private static bool Says(string said, Verb wanted) => wanted switch { Verb.Read => said is "R" or "W" or "A", Verb.Write => said == "W", Verb.Approve => said == "A", _ => said == "X" };

    private static bool Reaches(string[] clause, Relation relation, bool brokenGlass) =>
        (clause.Contains("o") && relation.HasFlag(Relation.Own)) || (clause.Contains("t") && relation.HasFlag(Relation.Team)) || (clause.Contains("a") && relation.HasFlag(Relation.Assigned))
        || (clause.Contains("b") ? brokenGlass : !clause.Intersect(["o", "t", "a"]).Any());

    /// <summary>"R a; W o "in words"" as the verb and the marks of each clause.</summary>
    private static IEnumerable<string[]> Clauses(string cell) => cell.Split(';').Select(c => c.Split('"')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(c => c is not ["-"] and not []);

    private static List<string> Lines(DataFolder data, string file) => [.. data.ReadText(file).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];
}
