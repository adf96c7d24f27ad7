using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>A code or one of a few words: the same or not.</summary>
internal sealed class CodeField(string name, ColumnRole role, Distinct values) : Field(name, role)
{
    private static readonly string[] Words = ["same", "different"];
    private readonly Shares shares = new(values.Counts);

    public override IReadOnlyList<string> Levels => Words;
    public override int FirstUnlike => 1;
    public override long Said => shares.Said;
    public override double Coincidence => shares.Coincidence;

    public override float[] LogShares => shares.Logs;

    public override int Level(int a, int b) => a == b ? 0 : 1;

    public override string Text(int value) => System.Text.Encoding.UTF8.GetString(values[value]);
}
