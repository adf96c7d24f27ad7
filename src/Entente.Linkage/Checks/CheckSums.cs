namespace Entente.Linkage.Checks;

/// <summary>The sums by which numbers are checked. They expect the shape that their scheme asks for.</summary>
internal static class CheckSums
{
    /// <summary>A digit is itself, a is 10 and z 35.</summary>
    public static int Value(byte character) => character <= '9' ? character - '0' : character - 'a' + 10;

    /// <summary>The remainder by 97 of two parts read one after the other, letters as two digits (ISO/IEC 7064).</summary>
    public static int Mod97(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var rest = 0;
        foreach (var c in first) rest = Next(rest, c);
        foreach (var c in second) rest = Next(rest, c);
        return rest;

        static int Next(int rest, byte c) => (rest * (c <= '9' ? 10 : 100) + Value(c)) % 97;
    }

    public static bool Luhn(ReadOnlySpan<byte> number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[number.Length - 1 - i] - '0';
            if (i % 2 == 1) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>ICAO 9303: weights 7, 3, 1 in turn. Fillers count nothing, so that they may be left out at the end.</summary>
    public static bool Mod10By731(ReadOnlySpan<byte> number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length - 1; i++) sum += Value(number[i]) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        return sum % 10 == number[^1] - '0';
    }

    public static bool Weighted(ReadOnlySpan<byte> number, ReadOnlySpan<int> weights, int modulus, ReadOnlySpan<int> last)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += (number[i] - '0') * weights[i];
        return last[sum % modulus] == number[^1] - '0';
    }

    public static bool Mod11And10(ReadOnlySpan<byte> number)
    {
        var product = 10;
        foreach (var c in number[..^1])
        {
            var sum = (product + c - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (product + number[^1] - '0') % 10 == 1;
    }

    /// <summary>x, y and z at the front stand for 0, 1 and 2.</summary>
    public static bool Mod23(ReadOnlySpan<byte> number)
    {
        var value = number[0] >= 'x' ? number[0] - 'x' : number[0] - '0';
        foreach (var c in number[1..^1]) value = value * 10 + c - '0';
        return "trwagmyfpdxbnjzsqvhlcke"u8[value % 23] == number[^1];
    }

    /// <summary>Letters i, o and q are not used; the others count 1 to 9 in three runs.</summary>
    public static int VinValue(byte character) => character <= '9' ? character - '0' : "12345678012345070923456789"u8[character - 'a'] - '0';

    public static bool Vin(ReadOnlySpan<byte> number)
    {
        ReadOnlySpan<byte> weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += VinValue(number[i]) * weights[i];
        return number[8] == (sum % 11 == 10 ? 'x' : '0' + sum % 11);
    }
}
