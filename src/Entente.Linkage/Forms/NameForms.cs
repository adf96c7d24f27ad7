using System.Text;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Forms;

/// <summary>Forms of one given name that people use for each other: diminutives and other languages' forms.</summary>
internal static class NameForms
{
    private const int Longest = 64;
    private static readonly Distinct Names = new();
    private static readonly ulong[][] Groups = Read();

    /// <summary>Whether two folded words are forms of one name.</summary>
    public static bool Same(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var first = Names.Find(a);
        if (first == 0) return false;
        var second = Names.Find(b);
        return second != 0 && Groups[first].AsSpan().ContainsAny(Groups[second]);
    }

    /// <summary>Whether two folded words are known as forms of different names, however alike they are written: Hassan and Hussein.</summary>
    public static bool Apart(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var first = Names.Find(a);
        if (first == 0) return false;
        var second = Names.Find(b);
        return second != 0 && first != second && !Groups[first].AsSpan().ContainsAny(Groups[second]);
    }

    /// <summary>Whether two folded words are forms of one name.</summary>
    public static bool Same(string a, string b)
    {
        Span<byte> first = stackalloc byte[Longest], second = stackalloc byte[Longest];
        return Encoding.UTF8.TryGetBytes(a, first, out var one) && Encoding.UTF8.TryGetBytes(b, second, out var other) && Same(first[..one], second[..other]);
    }

    /// <summary>A bit for each group that a folded word belongs to; groups may share a bit.</summary>
    public static ulong Bits(ReadOnlySpan<byte> word)
    {
        ulong bits = 0;
        foreach (var group in Groups[Names.Find(word)]) bits |= 1UL << (int)(group & 63);
        return bits;
    }

    private static ulong[][] Read()
    {
        using var stream = typeof(NameForms).Assembly.GetManifestResourceStream("Entente.Linkage.Forms.forms.txt")!;
        using var reader = new StreamReader(stream);
        var groups = new List<ulong[]> { Array.Empty<ulong>() };
        ulong group = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            group++;
            foreach (var name in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var number = Names.Add(Encoding.UTF8.GetBytes(name));
                if (number == groups.Count) groups.Add([group]);
                else groups[number] = [.. groups[number], group];
            }
        }

        return [.. groups];
    }
}
