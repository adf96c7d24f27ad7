using System.Globalization;

namespace Entente.World;

/// <summary>Which record speaks of whom, for measuring. Written to a file beside the centre's database, never into it.</summary>
public sealed class Truth
{
    private readonly Dictionary<string, int> _people = [];

    /// <summary>Record reference to person: victims count up from zero, exploiters down from minus one.</summary>
    public IReadOnlyDictionary<string, int> People => _people;

    public void Add(string record, int person) => _people[record] = person;

    public async Task WriteAsync(string file, CancellationToken ct)
    {
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        await File.WriteAllLinesAsync(file, _people.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key},{p.Value}")).Prepend("record,person"), ct);
    }
}
