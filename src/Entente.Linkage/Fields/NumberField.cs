using Entente.Linkage.Tables;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Fields;

/// <summary>An identifier, phone number or mail address: the same, one slip apart, or different.</summary>
internal sealed class NumberField(string name, ColumnRole role, Distinct values) : Field(name, role)
{
    private static readonly string[] Words = ["same", "one slip", "different"];
    private readonly Shares shares = new(values.Counts);

    public override IReadOnlyList<string> Levels => Words;
    public override int FirstUnlike => 2;
    public override bool Cheap => false;
    public override double Coincidence => shares.Coincidence;

    public override float LogShare(int value) => shares.Log(value);

    public override int Level(int a, int b)
    {
        if (a == b) return Same;
        var first = values[a];
        var second = values[b];
        return Math.Min(first.Length, second.Length) >= 6 && Edits.Within(first, second, 1) ? 1 : 2;
    }

    public override string Text(int value) => System.Text.Encoding.UTF8.GetString(values[value]);
}
