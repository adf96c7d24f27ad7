namespace Entente.Linkage.Forms;

/// <summary>Whether one text becomes another by a few slips: a letter changed, dropped, added, or exchanged with its neighbour.</summary>
internal static class Edits
{
    /// <summary>Whether at most <paramref name="most"/> slips part two texts. Symmetric; linear for one slip, four times that for each further.</summary>
    public static bool Within(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return false;
        var start = a.CommonPrefixLength(b);
        a = a[start..];
        b = b[start..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        if (a.Length == 0 || b.Length == 0) return a.Length + b.Length <= most;
        if (most == 0) return false;
        if (most == 1) return a.Length == 1 ? b.Length == 1 : a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0];
        if (Within(a[1..], b[1..], most - 1) || Within(a[1..], b, most - 1) || Within(a, b[1..], most - 1)) return true;
        return a.Length > 1 && b.Length > 1 && a[0] == b[1] && a[1] == b[0] && Within(a[2..], b[2..], most - 1);
    }
}
