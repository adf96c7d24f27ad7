namespace Entente.Linkage.Forms;

/// <summary>Words that forms are filled with where nothing is known: they say nothing, and two who say them have nothing in common.</summary>
internal static class Unsaid
{
    private static readonly HashSet<ulong> Known =
    [
        .. new[]
        {
            "unknown", "unk", "n a", "none", "null", "nan", "nil", "not known", "not given", "not stated", "not available", "no name", "xxx", "xxxx",
            "unbekannt", "inconnu", "inconnue", "desconocido", "desconocida", "sconosciuto", "nieznane", "necunoscut", "nepoznato",
        }.Select(w => Tables.ByteHash.Of(System.Text.Encoding.ASCII.GetBytes(w))),
    ];

    private const int Longest = 13;

    /// <summary>A folded text, or nothing where it is such a word.</summary>
    public static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> text) => text.Length <= Longest && Known.Contains(Tables.ByteHash.Of(text)) ? default : text;
}
