using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Entente.Foundation;

/// <summary>What people quote for a thing: a kind, twelve random letters or digits, and a check digit that catches one wrong or two swapped characters. "CASE-7K2M-9QPX-4T3D-C".</summary>
/// <remarks>Crockford's alphabet, so that I, L and O are read as 1, 1 and 0. The check is ISO 7064 MOD 37-2 in spirit, over a prime of 37.</remarks>
public readonly record struct Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Checks = Alphabet + "*~$=U";
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
            for (var i = 0; i < span.Length; i++) span[i] = Alphabet[b[i] & 31];
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
        var letters = new string([.. body[..Letters].Select(c => c switch { 'I' or 'L' => '1', 'O' => '0', _ => c })]);
        if (!letters.All(Alphabet.Contains)) return false;
        var parsed = Compose(kind, letters);
        if (parsed.Text[^1] != body[^1]) return false;
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
        var check = 0;
        foreach (var c in kind + letters) check = (check + Value(c)) * 2 % 37;
        return new($"{kind}-{letters[..4]}-{letters[4..8]}-{letters[8..]}-{Checks[(38 - check) % 37]}");
    }

    // Kinds may hold I, L, O and U, which the alphabet leaves out: give every letter a value of its own.
    private static int Value(char c) => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
}
