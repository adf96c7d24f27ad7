namespace Entente.Linkage.Checks;

/// <summary>How numbers of one kind show their own slips: by characters that are reckoned from the others.</summary>
/// <param name="Name">By which a model's JSON calls it.</param>
/// <param name="Numbers">What the numbers are called in sentences.</param>
/// <param name="Source">Where the check is laid down.</param>
/// <param name="Fits">Whether a number has the shape: small letters and digits, nothing between them.</param>
/// <param name="Passes">Whether a number of that shape passes its check.</param>
/// <param name="Detects">Whether the check surely fails when the one character stands where the other should. It may fail for other slips too; that is chance.</param>
internal sealed record CheckScheme(string Name, string Numbers, string Source, CheckScheme.Test Fits, CheckScheme.Test Passes, Func<byte, byte, bool> Detects)
{
    public delegate bool Test(ReadOnlySpan<byte> number);

    public bool Holds(ReadOnlySpan<byte> number) => Fits(number) && Passes(number);
}
