using System.Numerics;

namespace Entente.Linkage.Forms;

/// <summary>Finds the level on which two names of a table agree. Symmetric, and a function of the two names alone.</summary>
internal sealed class NameLevels(NameTable table)
{
    private const int MostWords = 8;

    public NameLevel Of(int first, int second)
    {
        if (first == second) return NameLevel.Same;
        if (NameSounds.PlainlyDifferent(table.Sounds(first), table.Sounds(second))) return NameLevel.Different;
        var a = table[first];
        var b = table[second];
        ref readonly var soundA = ref table.Sounds(first);
        ref readonly var soundB = ref table.Sounds(second);
        if (soundA.Spelled || soundB.Spelled) return Spelled(first, second, soundA.Spelled, soundB.Spelled);
        if (a.Length == 1 || b.Length == 1) return Initial(a, b) ? NameLevel.Initial : NameLevel.Different;
        var consonants = soundA.LacksVowels || soundB.LacksVowels;
        if (consonants && (soundA.Joined == soundB.Joined || soundA.All == soundB.All)) return NameLevel.Sound;
        if (!soundA.Several && !soundB.Several)
        {
            var apart = BitOperations.PopCount(soundA.FirstLetters ^ soundB.FirstLetters);
            if (apart <= 2 && a.Length >= 3 && b.Length >= 3 && Edits.Within(a, b, 1)) return NameLevel.OneSlip;
            return Word(a, b, soundA.Joined == soundB.Joined, apart);
        }

        // Always in one order, so that it is symmetric whatever the steps of it do.
        return a.SequenceCompareTo(b) > 0 ? Words(b, a, soundB, soundA) : Words(a, b, soundA, soundB);
    }

    /// <summary>The one that was read stands first; of two the lower in bytes, so that it is symmetric.</summary>
    private NameLevel Spelled(int first, int second, bool read, bool otherRead)
    {
        if (!read || (otherRead && table.Key(first).SequenceCompareTo(table.Key(second)) > 0)) (first, second) = (second, first);
        return SpelledLevels.Of(table[first], table.Behind(first), table[second], table.Behind(second));
    }

    private static NameLevel Word(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, bool sameSound, int apart)
    {
        if (sameSound && (Edits.Within(a, b, 2) || Jaro.Winkler(a, b) >= 0.75)) return NameLevel.Sound;
        if (NameForms.Same(a, b)) return NameLevel.Form;
        var least = Math.Min(a.Length, b.Length);
        if (apart > Math.Max(4, least)) return NameLevel.Different;
        if (least >= 6 && apart <= 4 && Edits.Within(a, b, 2)) return NameLevel.Alike;
        if (least >= 3 && Jaro.Winkler(a, b) >= 0.9) return NameLevel.Alike;
        return NameLevel.Different;
    }

    /// <summary>Names of several words: each word looks for its fellow.</summary>
    private static NameLevel Words(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, in NameSounds soundA, in NameSounds soundB)
    {
        Span<byte> joinedA = stackalloc byte[Fold.Longest];
        Span<byte> joinedB = stackalloc byte[Fold.Longest];
        joinedA = Join(a, joinedA);
        joinedB = Join(b, joinedB);
        if (joinedA.SequenceEqual(joinedB)) return NameLevel.Same;
        if (Math.Min(joinedA.Length, joinedB.Length) >= 4 && Edits.Within(joinedA, joinedB, 1)) return NameLevel.OneSlip;
        Span<Range> inA = stackalloc Range[MostWords];
        Span<Range> inB = stackalloc Range[MostWords];
        inA = inA[..Telling(a, inA)];
        inB = inB[..Telling(b, inB)];
        if (inA.Length > inB.Length) return Fellows(b, a, inB, inA);
        var level = Fellows(a, b, inA, inB);
        if (level < NameLevel.Shared) return level;
        if (soundA.Joined == soundB.Joined || soundA.All == soundB.All) return NameLevel.Sound;
        return Jaro.Winkler(joinedA, joinedB) >= 0.92 ? NameLevel.Alike : level;
    }

    private static NameLevel Fellows(ReadOnlySpan<byte> few, ReadOnlySpan<byte> many, Span<Range> inFew, Span<Range> inMany)
    {
        var worst = NameLevel.Same;
        var (found, told) = (0, 0);
        var taken = 0;
        foreach (var word in inFew)
        {
            var (best, where) = (NameLevel.Different, -1);
            for (var j = 0; j < inMany.Length; j++)
            {
                if ((taken >> j & 1) != 0) continue;
                var level = Pair(few[word], many[inMany[j]]);
                if (level < best) (best, where) = (level, j);
            }

            if (where < 0) continue;
            taken |= 1 << where;
            found++;
            if (best <= NameLevel.Form && few[word].Length >= 3) told++;
            if (best > worst) worst = best;
        }

        if (found == 0) return NameLevel.Different;
        if (found == inFew.Length) return inFew.Length == inMany.Length ? worst : worst <= NameLevel.Form ? NameLevel.Part : worst == NameLevel.Initial ? NameLevel.Initial : NameLevel.Shared;
        return told > 0 ? NameLevel.Shared : NameLevel.Different;
    }

    private static NameLevel Pair(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.SequenceEqual(b)) return NameLevel.Same;
        if (a.Length == 1 || b.Length == 1) return a[0] == b[0] ? NameLevel.Initial : NameLevel.Different;
        if (a.Length >= 3 && b.Length >= 3 && Edits.Within(a, b, 1)) return NameLevel.OneSlip;
        if (SoundKey.Of(a) == SoundKey.Of(b) && Jaro.Winkler(a, b) >= 0.75) return NameLevel.Sound;
        if (NameForms.Same(a, b)) return NameLevel.Form;
        return Jaro.Winkler(a, b) >= 0.9 ? NameLevel.Alike : NameLevel.Different;
    }

    /// <summary>An initial fits the first letter of a word.</summary>
    private static bool Initial(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var one = a.Length == 1 ? a : b;
        var name = a.Length == 1 ? b : a;
        foreach (var range in name.Split((byte)' '))
        {
            if (name[range][0] == one[0]) return true;
        }

        return false;
    }

    private static Span<byte> Join(ReadOnlySpan<byte> name, Span<byte> joined)
    {
        var length = 0;
        foreach (var b in name)
        {
            if (b != ' ') joined[length++] = b;
        }

        return joined[..length];
    }

    /// <summary>The words without particles; all of them where nothing else is left.</summary>
    private static int Telling(ReadOnlySpan<byte> name, Span<Range> words)
    {
        var count = 0;
        foreach (var range in name.Split((byte)' '))
        {
            if (count < words.Length && (name[range].Length == 1 || !Particles.Has(name[range]))) words[count++] = range;
        }

        if (count > 0) return count;
        foreach (var range in name.Split((byte)' '))
        {
            if (count < words.Length) words[count++] = range;
        }

        return count;
    }
}
