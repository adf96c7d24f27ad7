using Entente.Linkage.Tables;

namespace Entente.Linkage.Forms;

/// <summary>The distinct folded names of a file, given and family names together so that swapped ones compare, with what finding and comparing need.</summary>
internal sealed class NameTable
{
    private readonly Distinct names = new();
    private NameSounds[] sounds = [];
    private bool[] lacksVowels = new bool[64];

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

    /// <summary>What a name sounds and looks like.</summary>
    public ref readonly NameSounds Sounds(int name) => ref sounds[name];

    /// <summary>Asks for what <see cref="Sounds"/> gives, some time before.</summary>
    public void Fetch(int name) => Ahead.Fetch(sounds, name);

    /// <summary>Asks for a name itself, some time after <see cref="Fetch"/>.</summary>
    public void FetchText(int name) => names.FetchAt(sounds[name].Start);

    /// <summary>Takes in a column: for each number of its values the number of the name.</summary>
    public int[] Add(Distinct values, Fold fold)
    {
        var map = new int[values.Count];
        for (var value = 1; value < values.Count; value++)
        {
            var folded = fold.Of(values[value]);
            var name = names.Add(folded);
            map[value] = name;
            if (name >= lacksVowels.Length) Array.Resize(ref lacksVowels, lacksVowels.Length * 2);
            lacksVowels[name] |= fold.LacksVowels;
        }

        return map;
    }

    /// <summary>Works out what belongs to each name, once all are in.</summary>
    public void Close(int threads)
    {
        names.Close();
        sounds = new NameSounds[names.Count];
        const int Step = 4_096;
        Parallel.For(0, (names.Count + Step - 1) / Step, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            for (var name = Math.Max(1, part * Step); name < Math.Min(names.Count, (part + 1) * Step); name++) sounds[name] = NameSounds.Of(names[name]) with { Start = names.Start(name), Length = (byte)names[name].Length, LacksVowels = lacksVowels[name] };
        });
    }
}
