using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Retention.Holds;

/// <summary>For what reasons nothing of a case is deleted, and how soon each is looked at again, from data/retention/holds.json.</summary>
public sealed class HoldTerms
{
    private readonly File _file;

    private HoldTerms(File file)
    {
        _file = file;
        if (file.MostReviewMonths < 1 || file.WordsAtLeast < 1) throw new InvalidDataException($"data/{Name}: 'mostReviewMonths' and 'wordsAtLeast' are 1 at least.");
        if (file.Grounds.GroupBy(g => g.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"data/{Name} has '{twice.Key}' twice: give each ground its own code.");
    }

    private const string Name = "retention/holds.json";

    public static HoldTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    /// <summary>After how many months at the latest somebody looks at a hold again.</summary>
    public int MostReviewMonths => _file.MostReviewMonths;

    public int WordsAtLeast => _file.WordsAtLeast;

    public IReadOnlyList<HoldGround> Grounds => _file.Grounds;

    public HoldGround? Ground(string? code) => _file.Grounds.FirstOrDefault(g => g.Code == code);

    public static HoldTerms From(DataFolder data) => new(data.Read<File>(Name));

    private sealed record File(string Source, DateOnly Date, int MostReviewMonths, int WordsAtLeast, IReadOnlyList<HoldGround> Grounds);
}

/// <summary>A reason for which data are held.</summary>
/// <param name="Status">Whatever is not verified is shown as not confirmed.</param>
public sealed record HoldGround(string Code, string Text, string Source, FactStatus Status);
