namespace Entente.Linkage.Forms;

/// <summary>Little words of names that are written, joined or left out as it comes.</summary>
internal static class Particles
{
    public static bool Has(ReadOnlySpan<byte> word) => word.Length switch
    {
        <= 1 => true,
        2 => word.SequenceEqual("al"u8) || word.SequenceEqual("el"u8) || word.SequenceEqual("de"u8) || word.SequenceEqual("da"u8) || word.SequenceEqual("di"u8) || word.SequenceEqual("du"u8) || word.SequenceEqual("la"u8) || word.SequenceEqual("le"u8) || word.SequenceEqual("ul"u8),
        3 => word.SequenceEqual("bin"u8) || word.SequenceEqual("ben"u8) || word.SequenceEqual("ibn"u8) || word.SequenceEqual("van"u8) || word.SequenceEqual("von"u8) || word.SequenceEqual("der"u8) || word.SequenceEqual("den"u8) || word.SequenceEqual("dos"u8) || word.SequenceEqual("del"u8) || word.SequenceEqual("abu"u8) || word.SequenceEqual("abd"u8) || word.SequenceEqual("thi"u8),
        4 => word.SequenceEqual("bint"u8) || word.SequenceEqual("abou"u8),
        5 => word.SequenceEqual("abdel"u8) || word.SequenceEqual("abdul"u8),
        _ => false,
    };
}
