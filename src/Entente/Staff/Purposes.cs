using System.Collections.Frozen;
using Entente.Access;
using Entente.Foundation;

namespace Entente.Staff;

/// <summary>For which purposes each role may work, from data/access/purposes.csv. The first is the one offered.</summary>
public sealed class Purposes
{
    private readonly FrozenDictionary<Role, IReadOnlyList<Purpose>> _of;

    private Purposes(Dictionary<Role, IReadOnlyList<Purpose>> of) => _of = of.ToFrozenDictionary();

    public static Purposes Shipped { get; } = From(DataFolder.Shipped);

    public IReadOnlyList<Purpose> Of(Role role) => _of[role];

    public static Purposes From(DataFolder data)
    {
        var of = data.ReadText("access/purposes.csv").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').Skip(1)
            .Select(l => l.Split(','))
            .ToDictionary(c => Enum.Parse<Role>(c[0]), c => (IReadOnlyList<Purpose>)[.. c[1].Split(' ').Select(Enum.Parse<Purpose>)]);
        var missing = Enum.GetValues<Role>().Where(r => !of.ContainsKey(r)).ToList();
        return missing.Count == 0 ? new(of) : throw new InvalidDataException($"data/access/purposes.csv has no line for {string.Join(", ", missing)}.");
    }
}
