using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Entente.Foundation;

/// <summary>What people quote for a thing: a kind, twelve random letters or digits, and a check digit that catches one wrong or two swapped characters. "CASE-7K2M-9QPX-4T3D-C".</summary>
/// <remarks>
/// Thirty-one digits and letters that are hard to mistake: I and L are read as 1, O as 0, Z as 2; U is left out.
/// The check is a weighted sum over that prime, so it is a letter or digit too and can be said on the telephone.
/// </remarks>
public readonly record struct Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";
    private const int Letters = 12;

    private Reference(string text) => Text = text;

    /// <summary>The canonical form, capital letters in groups of four.</summary>
    public string Text { get; }

    /// <summary>The part before the first dash: REF, CASE, REC …</summary>
    public string Kind => Text[..Text.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>Draws a new reference. The randomness is passed in, so that a test can repeat it.</summary>
    public static Reference New(string kind, Func<int, byte[]>? random = null)
    {
        var bytes = (random ?? RandomNumberGenerator.GetBytes)(Letters);
        return Compose(kind, string.Create(Letters, bytes, (span, b) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Alphabet[b[i] % Alphabet.Length];
        }));
    }

    public static bool TryParse(string? text, out Reference reference)
    {
        reference = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        var upper = text.Trim().ToUpperInvariant();
        var dash = upper.IndexOf('-', StringComparison.Ordinal);
        if (dash is < 2 or > 6) return false;
        var kind = upper[..dash];
        var body = new string([.. upper[(dash + 1)..].Where(c => c is not ('-' or ' '))]);
        if (body.Length != Letters + 1 || !kind.All(char.IsAsciiLetter)) return false;
        var letters = new string([.. body.Select(c => c switch { 'I' or 'L' => '1', 'O' => '0', 'Z' => '2', _ => c })]);
        if (!letters.All(Alphabet.Contains)) return false;
        var parsed = Compose(kind, letters[..Letters]);
        if (parsed.Text[^1] != letters[^1]) return false;
        reference = parsed;
        return true;
    }

    public static Reference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException("A reference looks like CASE-7K2M-9QPX-4T3D-C; check it letter by letter.");

    public override string ToString() => Text ?? "";

    [SuppressMessage("Globalization", "CA1308", Justification = "Routes are lower case.")]
    public string ToRoute() => Text.ToLowerInvariant();

    private static Reference Compose(string kind, string letters)
    {
        // Weights are powers of 3, which differ from place to place: one wrong or two swapped characters change the sum.
        var check = 0;
        foreach (var c in kind) check = (check + c) * 3 % Alphabet.Length;
        foreach (var c in letters) check = (check + Alphabet.IndexOf(c, StringComparison.Ordinal)) * 3 % Alphabet.Length;
        return new($"{kind}-{letters[..4]}-{letters[4..8]}-{letters[8..]}-{Alphabet[check]}");
    }
}
