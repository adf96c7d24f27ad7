using System.Numerics;
using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>An identifier, phone number or mail address: the same, one slip apart, or different.</summary>
internal sealed class NumberField(string name, ColumnRole role, Distinct values) : Field(name, role)
{
    private static readonly string[] Words = ["same", "one slip", "different"];
    private readonly Shares shares = new(values.Counts);
    private readonly ulong[] looks = Looks(values);

    public override IReadOnlyList<string> Levels => Words;
    public override int FirstUnlike => 2;
    public override long Said => shares.Said;
    public override double Coincidence => shares.Coincidence;

    public override float[] LogShares => shares.Logs;

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

    public override string Text(int value) => System.Text.Encoding.UTF8.GetString(values[value]);

    /// <summary>A tally of each value's characters: each digit up to four times, other characters by their last bits.</summary>
    private static ulong[] Looks(Distinct values)
    {
        var looks = new ulong[values.Count];
        for (var value = 1; value < looks.Length; value++)
        {
            ulong look = 0;
            foreach (var b in values[value])
            {
                var digit = (uint)(b - '0');
                if (digit <= 9) look |= (look << 1 | 1UL << (int)digit * 4) & 15UL << (int)digit * 4;
                else look |= 1UL << 40 + b % 24;
            }

            looks[value] = look;
        }

        return looks;
    }
}
