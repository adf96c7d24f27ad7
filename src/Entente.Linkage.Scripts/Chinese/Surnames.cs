using System.Collections.Frozen;
using System.Text;

namespace Entente.Linkage.Scripts.Chinese;

/// <summary>Chinese family names: how they are read, and how else they are spelled.</summary>
internal static class Surnames
{
    private static readonly FrozenDictionary<string, (string Reading, string[] Others)> Known = HanText.Lines("surnames")
        .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenDictionary(w => w[0], w => (w[1], w[2..]));

    /// <summary>Whether a simplified text is a family name by itself.</summary>
    public static bool Has(string simple) => Known.ContainsKey(simple);

    /// <summary>Its reading and other spellings; null for what is no known family name.</summary>
    public static (string Reading, string[] Others)? Of(string simple) => Known.TryGetValue(simple, out var known) ? known : null;

    /// <summary>How many characters at the front of a whole name are the family name: two for a compound one that a given name follows.</summary>
    public static int Length(ReadOnlySpan<Rune> simple) =>
        simple.Length >= 2 && Has($"{simple[0]}{simple[1]}") ? 2 : Math.Min(1, simple.Length);
}
