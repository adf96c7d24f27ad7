using System.Numerics;
using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>An address line, town or post code: words with slips in them, in which a number counts for much.</summary>
internal sealed class TextField : Field
{
    private static readonly string[] Words = ["same", "nearly the same", "in part the same", "different"];
    private readonly Distinct values;
    private readonly Cleaner cleaner;
    private ulong[] looks;

    public TextField(string name, Cleaner cleaner, Distinct values, Shares shares) : base(name, cleaner.Role, shares)
    {
        (this.cleaner, this.values) = (cleaner, values);
        looks = new ulong[values.Count];
        for (var value = 1; value < values.Count; value++) looks[value] = Look(values[value]);
    }

    public override IReadOnlyList<string> Levels => Words;
    public override int FirstUnlike => 2;
    public override bool CloseIsRareToo => true;
    public override int Level(int a, int b)
    {
        if (a == b) return Same;
        if (PlainlyDifferent(a, b)) return 3;
        var apart = looks[a] ^ looks[b];
        var sameNumber = apart >> 32 == 0 && looks[a] >> 32 != 0;
        if ((uint)(looks[a] >> 32) != 0 && (uint)(looks[b] >> 32) != 0 && !sameNumber) return SameStreet(values[a], values[b]) ? 2 : 3;
        var first = values[a];
        var second = values[b];
        var least = Math.Min(first.Length, second.Length);
        if (least >= 4 && Edits.Within(first, second, least >= 8 ? 2 : 1)) return 1;
        var alike = Jaro.Winkler(first, second);
        if (alike >= (sameNumber ? 0.88 : 0.93)) return 1;
        return least >= 5 && (first.StartsWith(second) || second.StartsWith(first)) ? 2 : 3;
    }

    public override bool PlainlyDifferent(int a, int b) => BitOperations.PopCount((uint)(looks[a] ^ looks[b])) > 7;

    public override void Fetch(int a, int b)
    {
        Ahead.Fetch(looks, a);
        Ahead.Fetch(looks, b);
    }

    public override int Count => values.Count;

    public override int Take(ReadOnlySpan<byte> written)
    {
        var known = values.Count;
        var number = values.Add(cleaner.Of(written));
        if (number < known) return number;
        if (number >= looks.Length) Array.Resize(ref looks, looks.Length * 2);
        looks[number] = Look(values[number]);
        Shares.Grow(values.Count);
        return number;
    }

    public override ReadOnlySpan<byte> Bytes(int value) => values[value];

    public override string Text(int value) => System.Text.Encoding.UTF8.GetString(values[value]);

    private static bool SameStreet(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var (streetA, streetB) = (a.IndexOf((byte)' '), b.IndexOf((byte)' '));
        return streetA > 0 && streetB > 0 && a[streetA..].Length >= 6 && a[streetA..].SequenceEqual(b[streetB..]);
    }

    /// <summary>Which letters it has, and above them its first number with a mark that there is one.</summary>
    private static ulong Look(ReadOnlySpan<byte> value)
    {
        uint letters = 0;
        ulong number = 0;
        var state = 0;
        foreach (var b in value)
        {
            if (b is >= (byte)'a' and <= (byte)'z') letters |= 1U << b - 'a';
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                if (state == 2) continue;
                state = 1;
                number = (number * 10 + b - '0') & 0x7FFF_FFFF;
            }
            else if (state == 1) state = 2;
        }

        return letters | (state == 0 ? 0 : (number | 0x8000_0000) << 32);
    }
}
