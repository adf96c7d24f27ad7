using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>One thing that records are compared on. A record holds a number for it: 0 where nothing was said.</summary>
internal abstract class Field(string name, ColumnRole role, Shares shares)
{
    /// <summary>The level of a pair of which a side says nothing: it counts neither way.</summary>
    public const int Missing = 15;

    /// <summary>The level of two equal values; always the best.</summary>
    public const int Same = 0;

    public string Name => name;
    public ColumnRole Role => role;

    /// <summary>Where it stands in a record.</summary>
    public int Slot { get; set; }

    /// <summary>What it is beyond its role.</summary>
    public virtual FieldForm Form { get; set; } = FieldForm.Plain;

    /// <summary>The fields whose agreement makes this one's likelier by chance (a name for a nationality, a town for a country): none, one, or two of which the first says more.</summary>
    public IReadOnlyList<Field> Parents { get; set; } = [];

    /// <summary>What its levels are called, best first, "different" last.</summary>
    public abstract IReadOnlyList<string> Levels { get; }

    /// <summary>From this level on the values do not agree.</summary>
    public abstract int FirstUnlike { get; }

    /// <summary>Whether close levels, too, count more where the value is rare.</summary>
    public virtual bool CloseIsRareToo => false;

    /// <summary>How common its values are.</summary>
    public Shares Shares => shares;

    /// <summary>How common each value is: the natural logarithm of its share among what was said.</summary>
    public float[] LogShares => shares.Logs;

    /// <summary>How many records say anything.</summary>
    public long Said => shares.Said;

    /// <summary>The chance that two values drawn blindly are equal.</summary>
    public double Coincidence => shares.Coincidence;

    /// <summary>The number of a value as somebody wrote it, 0 where it says nothing. A value that was never seen gets a new number.</summary>
    public abstract int Take(ReadOnlySpan<byte> written);

    /// <summary>How many numbers are in use.</summary>
    public abstract int Count { get; }

    /// <summary>A number's value in the form in which equal values are equal bytes; empty for a field whose numbers are their own values.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int value);

    /// <summary>The letters of a number's value alone: what finds by letters goes by these, and not by what a name carries behind it.</summary>
    public virtual ReadOnlySpan<byte> Bare(int value) => Bytes(value);

    /// <summary>On which level two values agree. Neither is 0.</summary>
    public abstract int Level(int a, int b);

    /// <summary>Whether a cheap look shows that two unequal values are on the last level. False says nothing.</summary>
    public virtual bool PlainlyDifferent(int a, int b) => false;

    /// <summary>Asks for what comparing two values reads first, some time before it does.</summary>
    public virtual void Fetch(int a, int b)
    {
    }

    /// <summary>Asks for the two values themselves, some time after <see cref="Fetch"/>.</summary>
    public virtual void FetchText(int a, int b)
    {
    }

    /// <summary>How far two values agree, in words.</summary>
    public virtual string InWords(int level, int a, int b) => Levels[level];

    /// <summary>A value as people read it.</summary>
    public abstract string Text(int value);
}
