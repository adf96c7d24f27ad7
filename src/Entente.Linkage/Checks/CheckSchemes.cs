namespace Entente.Linkage.Checks;

/// <summary>The checks that are known: those of international standards, and of national numbers whose rule is published.</summary>
/// <remarks>Held to published specimen numbers; not compared with the issuing authorities' own registers. A column is recognised by how many of its numbers pass, never by its name.</remarks>
internal static class CheckSchemes
{
    public static IReadOnlyList<CheckScheme> All { get; } =
    [
        new("Iban", "IBANs", "ISO 13616, mod 97 of ISO/IEC 7064", Iban, n => CheckSums.Mod97(n[4..], n[..4]) == 1, SameClass),
        new("Lei", "LEIs", "ISO 17442, mod 97 of ISO/IEC 7064", n => n.Length == 20 && Digits(n[18..]), n => CheckSums.Mod97(n, default) == 1, SameClass),
        new("Vin", "vehicle identification numbers", "49 CFR 565.15; binding for vehicles of North America only", n => n.Length == 17 && n.IndexOfAny("ioq"u8) < 0, CheckSums.Vin, VinDetects),
        new("Imei", "IMEIs", "3GPP TS 23.003, Luhn of ISO/IEC 7812-1", n => n.Length == 15 && Digits(n), CheckSums.Luhn, BothDigits),
        Weighted("Cnp", "Romanian CNPs", "Romanian personal number, constant 279146358279", [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], 11, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1], false),
        Weighted("Pesel", "Polish PESEL numbers", "Polish register of population, weights 1 3 7 9", [1, 3, 7, 9, 1, 3, 7, 9, 1, 3], 10, [0, 9, 8, 7, 6, 5, 4, 3, 2, 1], true),
        new("Oib", "Croatian OIBs", "mod 11,10 of ISO/IEC 7064", n => n.Length == 11 && Digits(n), CheckSums.Mod11And10, BothDigits),
        Weighted("Egn", "Bulgarian EGNs", "Bulgarian personal number, weights 2 4 8 5 10 9 7 3 6", [2, 4, 8, 5, 10, 9, 7, 3, 6], 11, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0], false),
        Weighted("Nhs", "NHS numbers", "NHS data dictionary, weights 10 to 2", [10, 9, 8, 7, 6, 5, 4, 3, 2], 11, [0, -1, 9, 8, 7, 6, 5, 4, 3, 2, 1], true),
        Weighted("Bsn", "Dutch BSNs", "Dutch citizen service number, eleven test", [9, 8, 7, 6, 5, 4, 3, 2], 11, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1], true),
        new("Dni", "Spanish DNIs and NIEs", "Spanish identity number, letter by mod 23", n => n.Length == 9 && (Digits(n[..1]) || n[0] is >= (byte)'x' and <= (byte)'z') && Digits(n[1..8]) && !Digits(n[8..]), CheckSums.Mod23, SameClass),
        new("Icao9303", "document numbers with the check digit of the machine-readable zone", "ICAO Doc 9303-3, weights 7 3 1", n => n.Length is >= 6 and <= 10 && Digits(n[^1..]), CheckSums.Mod10By731, (a, b) => (CheckSums.Value(a) - CheckSums.Value(b)) % 10 != 0),
    ];

    public static CheckScheme? Of(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>National numbers of digits alone whose last follows from a weighted sum of the others.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="numbers">What they are called.</param>
    /// <param name="source">Where it is laid down.</param>
    /// <param name="weights">For each digit but the last.</param>
    /// <param name="modulus">What the sum is divided by.</param>
    /// <param name="last">For each remainder the last digit; -1 where no number is given out.</param>
    /// <param name="all">Whether each single wrong digit is detected: not where two remainders ask for the same digit.</param>
    private static CheckScheme Weighted(string name, string numbers, string source, int[] weights, int modulus, int[] last, bool all) => new(name, numbers, source,
        n => n.Length == weights.Length + 1 && Digits(n), n => CheckSums.Weighted(n, weights, modulus, last), (a, b) => all && BothDigits(a, b));

    private static bool Iban(ReadOnlySpan<byte> n) => n.Length is >= 15 and <= 34 && !HasDigit(n[..2]) && Digits(n[2..4]);

    private static bool Digits(ReadOnlySpan<byte> n) => n.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static bool HasDigit(ReadOnlySpan<byte> n) => n.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0;

    private static bool BothDigits(byte a, byte b) => a <= '9' && b <= '9';

    /// <summary>A digit for a letter moves all that stands before by a place: that passes once in 97.</summary>
    private static bool SameClass(byte a, byte b) => a <= '9' == b <= '9';

    private static bool VinDetects(byte a, byte b) => CheckSums.VinValue(a) != CheckSums.VinValue(b);
}
