using System.Globalization;
using Entente.Foundation;

namespace Entente.Matching.Lines;

/// <summary>What somebody types to set the lines of a purpose.</summary>
public sealed class LinesForm
{
    public const int MostWhy = 2_000;
    private const int MostDecimals = 6;

    public string? Possible { get; set; }
    public string? Likely { get; set; }
    public string? AlmostCertain { get; set; }
    public string? Why { get; set; }

    /// <summary>The number of the version that the form was opened on; 0 where the centre had set none.</summary>
    public long Seen { get; set; }

    public static string Written(double line) => line.ToString("0.######", CultureInfo.InvariantCulture);

    public Result<MatchLines> Check() => Check(Possible, Likely, AlmostCertain);

    /// <summary>Everything that is wrong with the three, at once.</summary>
    public static Result<MatchLines> Check(string? possible, string? likely, string? almostCertain)
    {
        var problems = new List<Problem>();
        var (p, l, a) = (Read(nameof(Possible), possible, problems), Read(nameof(Likely), likely, problems), Read(nameof(AlmostCertain), almostCertain, problems));
        if (l < p) problems.Add(new LikelyBelowPossible(Written(p.Value)));
        if (a < l) problems.Add(new AlmostCertainBelowLikely(Written(l.Value)));
        return problems.Count > 0 ? problems : new MatchLines(p!.Value, l!.Value, a!.Value);
    }

    internal IEnumerable<Problem> CheckWhy()
    {
        var why = (Why ?? "").Trim();
        if (why.Length == 0) yield return new LinesWhyMissing();
        if (why.Length > MostWhy) yield return new LinesWhyTooLong();
        if (Records.NormalForms.IsBroken(why)) yield return new LinesWhyBroken();
    }

    private static double? Read(string field, string? text, List<Problem> problems)
    {
        text = text?.Trim() ?? "";
        if (text.Length == 0) problems.Add(new LineMissing(field));
        else if (text.Contains(',', StringComparison.Ordinal)) problems.Add(new LineWithComma(field));
        else if (!text.All(c => c is (>= '0' and <= '9') or '.') || !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var line)) problems.Add(new LineNotANumber(field));
        else if (line is <= 0 or >= 1 || !double.IsFinite(line)) problems.Add(new LineOutOfRange(field));
        else if (text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 > MostDecimals) problems.Add(new LineTooFine(field, MostDecimals));
        else return line;
        return null;
    }
}
