using System.Collections.Frozen;
using System.Reflection;

namespace Entente.Linkage.Tables;

/// <summary>What columns are called in other languages: headers.txt, a line for each role under the name of each language. Words are folded as headers are, so marks, case and what stands between words do not matter.</summary>
internal static class HeaderWords
{
    /// <summary>A shorter word is taken only for a whole header: in a longer one it may be of another language.</summary>
    private const int Telling = 5;

    /// <summary>Each language with the headers of each role, as they are written there.</summary>
    public static IReadOnlyList<(string Language, ColumnRole Role, string[] Headers)> Lines { get; } = Read();

    private static readonly FrozenDictionary<string, ColumnRole> Known = Lines.SelectMany(l => l.Headers.Select(h => (Header: string.Concat(RoleGuess.Parts(h)), l.Role)))
        .Where(h => h.Header.Length > 1).DistinctBy(h => h.Header).ToFrozenDictionary(h => h.Header, h => h.Role);

    /// <param name="header">A header's folded words without anything between them.</param>
    public static ColumnRole? Whole(string header) => Known.TryGetValue(header, out var role) ? role : null;

    /// <summary>What the first telling word of a header says.</summary>
    public static ColumnRole? OneOf(string[] parts) => parts.Where(p => p.Length >= Telling).Select(Whole).FirstOrDefault(r => r is not null);

    private static List<(string, ColumnRole, string[])> Read()
    {
        using var stream = typeof(HeaderWords).GetTypeInfo().Assembly.GetManifestResourceStream("Entente.Linkage.Tables.headers.txt")!;
        using var reader = new StreamReader(stream);
        var lines = new List<(string, ColumnRole, string[])>();
        var language = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[') language = line.Trim('[', ']');
            else if (line.Split(": ") is [var role, var headers]) lines.Add((language, Enum.Parse<ColumnRole>(role), headers.Split(", ")));
            else throw new InvalidDataException($"headers.txt: '{line}' is no line of a role.");
        }

        return lines;
    }
}
