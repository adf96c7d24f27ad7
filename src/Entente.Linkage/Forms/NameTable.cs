using Entente.Linkage.Tables;

namespace Entente.Linkage.Forms;

/// <summary>The distinct folded names of a file, given and family names together so that swapped ones compare, with what finding and comparing need.</summary>
/// <remarks>A name that was written without vowels is another than one that happens to fold to the same letters: it compares by its consonants. In the table it ends in a mark.</remarks>
internal sealed class NameTable
{
    /// <summary>No folded text holds this byte.</summary>
    private const byte NoVowels = 1;

    private readonly Distinct names;
    private readonly byte[] marked = new byte[Fold.Longest + Spellings.Longest];
    private NameSounds[] sounds = [];

    public NameTable() => names = new();

    /// <summary>A table with the names of one that was kept.</summary>
    public NameTable(Distinct names) => this.names = names;

    /// <summary>How many numbers are in use; 0 is "no name".</summary>
    public int Count => names.Count;

    public ReadOnlySpan<byte> this[int name]
    {
        get
        {
            ref readonly var place = ref sounds[name];
            return names.Bytes(place.Start, place.Length);
        }
    }

    /// <summary>A name with its mark, if it has one.</summary>
    public ReadOnlySpan<byte> Key(int name) => names[name];

    /// <summary>What a name that was read word by word carries behind it; nothing for others.</summary>
    public ReadOnlySpan<byte> Behind(int name) => sounds[name].Spelled ? names[name][sounds[name].Length..] : default;

    /// <summary>A name without what stands behind it.</summary>
    public static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> key) => key.IndexOfAny(NoVowels, Spellings.Mark) is >= 0 and var end ? key[..end] : key;

    /// <summary>What a name sounds and looks like.</summary>
    public ref readonly NameSounds Sounds(int name) => ref sounds[name];

    /// <summary>Asks for what <see cref="Sounds"/> gives, some time before.</summary>
    public void Fetch(int name) => Ahead.Fetch(sounds, name);

    /// <summary>Asks for a name itself, some time after <see cref="Fetch"/>.</summary>
    public void FetchText(int name) => names.FetchAt(sounds[name].Start);

    /// <summary>Takes in a column: for each number of its values the number of the name.</summary>
    public int[] Add(Distinct values, ColumnRole role, Fold fold)
    {
        var map = new int[values.Count];
        for (var value = 1; value < values.Count; value++) map[value] = names.Add(Folded(values[value], role, fold));
        return map;
    }

    /// <summary>The number of a name as written, a new one where it was never seen, once the table was closed.</summary>
    public int Take(ReadOnlySpan<byte> written, ColumnRole role, Fold fold) => Add(Folded(written, role, fold));

    /// <summary>The number of a name in its folded form, a new one where it was never seen.</summary>
    public int Add(ReadOnlySpan<byte> folded)
    {
        var known = names.Count;
        var name = names.Add(folded);
        if (name < known || sounds.Length == 0) return name;
        if (name >= sounds.Length) Array.Resize(ref sounds, Math.Max(64, sounds.Length * 2));
        sounds[name] = Look(name);
        return name;
    }

    /// <summary>Works out what belongs to each name, once all are in.</summary>
    public void Close(int threads)
    {
        names.Close();
        sounds = new NameSounds[names.Count];
        const int Step = 4_096;
        Parallel.For(0, (names.Count + Step - 1) / Step, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            for (var name = Math.Max(1, part * Step); name < Math.Min(names.Count, (part + 1) * Step); name++) sounds[name] = Look(name);
        });
    }

    private NameSounds Look(int name)
    {
        var text = names[name];
        var lacks = text[^1] == NoVowels;
        var spelled = text[^1] == Spellings.Mark;
        if (lacks || spelled) text = Bare(text);
        var looks = NameSounds.Of(text) with { Start = names.Start(name), Length = (byte)text.Length, Reading = lacks ? NameReading.WithoutVowels : spelled ? NameReading.Words : NameReading.Letters };
        return spelled ? looks with { Odd = true } : looks; // its other spellings look otherwise: only reading it will do
    }

    private ReadOnlySpan<byte> Folded(ReadOnlySpan<byte> written, ColumnRole role, Fold fold)
    {
        var whole = fold.Of(written, Part(role));
        var folded = Unsaid.Without(Honorifics.Without(whole, role));
        if ((!fold.LacksVowels && fold.Behind.IsEmpty) || folded.IsEmpty) return folded;
        folded.CopyTo(marked);
        if (!fold.Behind.IsEmpty)
        {
            var behind = Spellings.Without(fold.Behind, whole.Overlaps(folded, out var cut) ? whole[..Math.Max(0, cut)].Count((byte)' ') : 0);
            behind.CopyTo(marked, folded.Length);
            return marked.AsSpan(0, folded.Length + behind.Length);
        }

        marked[folded.Length] = NoVowels;
        return marked.AsSpan(0, folded.Length + 1);
    }

    private static NamePart Part(ColumnRole role) => role switch { ColumnRole.GivenName => NamePart.Given, ColumnRole.FamilyName => NamePart.Family, _ => NamePart.Whole };
}
