using Entente.Linkage.Tables;

namespace Entente.Linkage.Forms;

/// <summary>Forms of address before a name and ranks after it, as they stand in columns of files: they are no names. Words that are names as well, such as Don or Major, are not among them.</summary>
internal static class Honorifics
{
    private static readonly HashSet<ulong> Before = Hashes("mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend");
    private static readonly HashSet<ulong> After = Hashes("jr sr esq esquire bt bart baronet obe mbe cbe phd");

    /// <summary>A folded name of a column without them. Of given or family names nothing may be left; of a whole name its last word always is.</summary>
    public static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> name, ColumnRole role)
    {
        while (role is ColumnRole.GivenName or ColumnRole.FullName && Front(name) is var front and > 0 && Before.Contains(ByteHash.Of(name[..front])))
        {
            if (front == name.Length) return role == ColumnRole.FullName ? name : default;
            name = name[(front + 1)..];
        }

        while (role is ColumnRole.FamilyName or ColumnRole.FullName && Back(name) is var back && back < name.Length && After.Contains(ByteHash.Of(name[back..])))
        {
            if (back == 0) return role == ColumnRole.FullName ? name : default;
            name = name[..(back - 1)];
        }

        return name;
    }

    private static int Front(ReadOnlySpan<byte> name) => name.IndexOf((byte)' ') is var end and >= 0 ? end : name.Length;

    private static int Back(ReadOnlySpan<byte> name) => name.LastIndexOf((byte)' ') + 1;

    private static HashSet<ulong> Hashes(string words) => [.. words.Split(' ').Select(w => ByteHash.Of(System.Text.Encoding.ASCII.GetBytes(w)))];
}
