using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>A given name, family name or whole name: a number of the file's table of names.</summary>
internal sealed class NameField(string name, ColumnRole role, NameTable names, Fold fold, Shares shares) : Field(name, role, shares)
{
    private static readonly string[] Words = ["same", "one slip", "same sound", "form of the name", "part of the name", "alike", "initial", "a word in common", "different"];

    [ThreadStatic]
    private static LevelCache? cache;

    private readonly NameLevels levels = new(names);

    public NameTable Names => names;

    /// <summary>What splits whole names into names of this table.</summary>
    public WholeName Splitter() => new(names, fold);

    public override IReadOnlyList<string> Levels => Words;
    public override int FirstUnlike => (int)NameLevel.Initial;
    public override bool CloseIsRareToo => true;
    public override int Level(int a, int b)
    {
        if (a == b) return Same;
        if (PlainlyDifferent(a, b)) return (int)NameLevel.Different;
        cache ??= new();
        return cache.Get(names, a, b, levels);
    }

    public override bool PlainlyDifferent(int a, int b) => NameSounds.PlainlyDifferent(names.Sounds(a), names.Sounds(b));

    public override void Fetch(int a, int b)
    {
        names.Fetch(a);
        names.Fetch(b);
        (cache ??= new()).Fetch(a, b);
    }

    public override void FetchText(int a, int b)
    {
        names.FetchText(a);
        names.FetchText(b);
    }

    public override int Count => names.Count;

    public override int Take(ReadOnlySpan<byte> written)
    {
        var number = names.Take(written, Role, fold);
        Shares.Grow(names.Count);
        return number;
    }

    public override ReadOnlySpan<byte> Bytes(int value) => names.Key(value);

    public override ReadOnlySpan<byte> Bare(int value) => names[value];

    public override string Text(int value) => System.Text.Encoding.UTF8.GetString(names[value]);
}
