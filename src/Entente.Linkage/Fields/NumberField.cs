using System.Numerics;
using Entente.Linkage.Checks;
using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>An identifier, phone number or mail address: the same, one slip apart, or different.</summary>
/// <remarks>Where numbers carry a check, two that are one slip apart are told by it: if one of them fails it, that is the slip; if both pass, they are two numbers.</remarks>
internal sealed class NumberField(string name, Cleaner cleaner, Distinct values, Shares shares) : Field(name, cleaner.Role, shares)
{
    private static readonly string[] Words = ["same", "one slip", "different"];
    private static readonly string[] CheckedWords = ["same", "one slip, shown by the check", "one slip", "different"];
    private ulong[] looks = Looks(values);
    private CheckScheme? scheme;
    private bool[] passes = [];

    /// <exception cref="FormatException">It names a check that is not known.</exception>
    public override FieldForm Form
    {
        get => base.Form;
        set
        {
            scheme = value.Check.Length == 0 ? null : CheckSchemes.Of(value.Check) ?? throw new FormatException($"The model says that {Name} is checked as '{value.Check}'. Known are {string.Join(", ", CheckSchemes.All.Select(s => s.Name))}.");
            base.Form = value;
            passes = new bool[scheme is null ? 0 : looks.Length];
            for (var number = 1; scheme is not null && number < values.Count; number++) passes[number] = scheme.Holds(values[number]);
        }
    }

    public override IReadOnlyList<string> Levels => scheme is null ? Words : CheckedWords;
    public override int FirstUnlike => Levels.Count - 1;
    public override int Level(int a, int b)
    {
        if (a == b) return Same;
        if (PlainlyDifferent(a, b) || !OneSlip(a, b)) return Levels.Count - 1;
        return scheme is null || passes[a] != passes[b] ? 1 : passes[a] ? 3 : 2;
    }

    public override string InWords(int level, int a, int b)
    {
        if (scheme is null || level == Same || !OneSlip(a, b)) return base.InWords(level, a, b);
        return (passes[a], passes[b]) switch
        {
            (true, true) => $"differs by one slip, and both pass the check of {scheme.Numbers}: two different numbers",
            (false, false) => $"differs by one slip, and neither passes the check of {scheme.Numbers}",
            var (left, _) => $"differs by one slip, and the {(left ? "second" : "first")} record's fails the check of {scheme.Numbers}: probably a slip",
        };
    }

    private bool OneSlip(int a, int b) => Math.Min(values[a].Length, values[b].Length) >= 6 && Edits.Within(values[a], values[b], 1);

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
        if (scheme is not null)
        {
            if (number >= passes.Length) Array.Resize(ref passes, looks.Length);
            passes[number] = scheme.Holds(values[number]);
        }

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
