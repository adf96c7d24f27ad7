using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>A code or one of a few words: the same or not.</summary>
internal sealed class CodeField(string name, Cleaner cleaner, Distinct values, Shares shares) : Field(name, cleaner.Role, shares)
{
    private static readonly string[] Words = ["same", "different"];

    public override IReadOnlyList<string> Levels => Words;
    public override int FirstUnlike => 1;
    public override int Level(int a, int b) => a == b ? 0 : 1;

    public override int Count => values.Count;

    public override int Take(ReadOnlySpan<byte> written)
    {
        var number = values.Add(cleaner.Of(written));
        Shares.Grow(values.Count);
        return number;
    }

    public override ReadOnlySpan<byte> Bytes(int value) => values[value];

    public override string Text(int value) => System.Text.Encoding.UTF8.GetString(values[value]);
}
