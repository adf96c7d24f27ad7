using System.Numerics;
using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>An identifier, phone number or mail address: the same, one slip apart, or different.</summary>
internal sealed class NumberField(string name, Cleaner cleaner, Distinct values, Shares shares) : Field(name, cleaner.Role, shares)
{
    private static readonly string[] Words = ["same", "one slip", "different"];
    private ulong[] looks = Looks(values);

    public override IReadOnlyList<string> Levels => Words;
    public override int FirstUnlike => 2;
    public override int Level(int a, int b)
    {
        if (a == b) return Same;
        if (PlainlyDifferent(a, b)) return 2;
        var first = values[a];
        var second = values[b];
        return Math.Min(first.Length, second.Length) >= 6 && Edits.Within(first, second, 1) ? 1 : 2;
    }

    /// <summary>One slip changes the tally of characters by two at most.</summary>
    public override bool PlainlyDifferent(int a, int b) => BitOperations.PopCount(looks[a] ^ looks[b]) > 2;

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

    /// <summary>A tally of each value's characters: each digit up to four times, other characters by their last bits.</summary>
    private static ulong[] Looks(Distinct values)
    {
        var looks = new ulong[values.Count];
        for (var value = 1; value < looks.Length; value++) looks[value] = Look(values[value]);
        return looks;
    }

    private static ulong Look(ReadOnlySpan<byte> text)
    {
        ulong look = 0;
        foreach (var b in text)
        {
            var digit = (uint)(b - '0');
            if (digit <= 9) look |= (look << 1 | 1UL << (int)digit * 4) & 15UL << (int)digit * 4;
            else look |= 1UL << 40 + b % 24;
        }

        return look;
    }
}
