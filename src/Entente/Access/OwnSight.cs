using System.Collections.Frozen;
using Entente.Foundation;

namespace Entente.Access;

/// <summary>What a person may read and do of the dossier that is about them, from data/access/person.csv. Denies whatever has no line.</summary>
public sealed class OwnSight
{
    private readonly FrozenSet<(DataKind, Verb)> _open;

    private OwnSight(IEnumerable<(DataKind, Verb)> open) => _open = open.ToFrozenSet();

    public static OwnSight Shipped { get; } = From(DataFolder.Shipped);

    /// <summary>The kinds of which their own rows show.</summary>
    public IReadOnlyList<DataKind> Read => [.. _open.Where(o => o.Item2 == Verb.Read).Select(o => o.Item1).Order()];

    public bool Opens(DataKind kind, Verb verb) => _open.Contains((kind, verb));

    public static OwnSight From(DataFolder data)
    {
        var open = new List<(DataKind, Verb)>();
        foreach (var line in data.ReadText("access/person.csv").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').Skip(1))
        {
            if (line.Split(',') is not [var name, var verbs] || !Enum.TryParse<DataKind>(name, out var kind)) throw new InvalidDataException($"data/access/person.csv: '{line}' needs a row of the matrix and verbs.");
            if (verbs.Split(' ').FirstOrDefault(v => v is not ("R" or "W")) is { } wrong) throw new InvalidDataException($"data/access/person.csv: {kind}: '{wrong}' is not R or W.");
            open.AddRange(verbs.Split(' ').Select(v => (kind, v == "R" ? Verb.Read : Verb.Write)));
        }

        return new(open);
    }
}
