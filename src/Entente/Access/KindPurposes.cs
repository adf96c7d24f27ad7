using System.Collections.Frozen;
using Entente.Foundation;

namespace Entente.Access;

/// <summary>For which purposes each kind of data may be read or worked on, whatever the role, from data/access/kinds.csv: the walls between support, decision, intelligence and border.</summary>
public sealed class KindPurposes
{
    private readonly FrozenDictionary<DataKind, IReadOnlyList<Purpose>> _of;

    private KindPurposes(Dictionary<DataKind, IReadOnlyList<Purpose>> of) => _of = of.ToFrozenDictionary();

    /// <summary>The purposes that open a kind.</summary>
    public IReadOnlyList<Purpose> Of(DataKind kind) => _of[kind];

    /// <summary>Whoever has not said what for works for no purpose, which opens only what every purpose does.</summary>
    public bool Open(DataKind kind, Purpose? purpose) => purpose is { } said ? _of[kind].Contains(said) : _of[kind].Count == Enum.GetValues<Purpose>().Length;

    public static KindPurposes From(DataFolder data)
    {
        var of = data.ReadText("access/kinds.csv").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').Skip(1).Select(l => l.Split(','))
            .ToDictionary(c => Enum.Parse<DataKind>(c[0]), c => (IReadOnlyList<Purpose>)(c[1] == "*" ? Enum.GetValues<Purpose>() : [.. c[1].Split(' ').Select(Enum.Parse<Purpose>)]));
        var missing = Enum.GetValues<DataKind>().Where(k => !of.ContainsKey(k)).ToList();
        return missing.Count == 0 ? new(of) : throw new InvalidDataException($"data/access/kinds.csv has no line for {string.Join(", ", missing)}.");
    }
}
