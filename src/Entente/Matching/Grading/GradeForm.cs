using Entente.Foundation;
using Entente.Records;

namespace Entente.Matching.Grading;

/// <summary>What somebody says of a source, or answers to what a colleague said.</summary>
public sealed class GradeForm
{
    public const int MostWhy = 2_000;

    public Reliability? Grade { get; set; }

    public string? Why { get; set; }

    /// <summary>A second person agrees, or does not.</summary>
    public bool? Agree { get; set; }

    /// <summary>How the source's grades stood when the page was opened.</summary>
    public string? Seen { get; set; }

    internal static IEnumerable<Problem> CheckWhy(string why, bool needed = true)
    {
        if (needed && why.Length == 0) yield return new GradeWhyMissing();
        if (why.Length > MostWhy) yield return new GradeWhyTooLong();
        if (NormalForms.IsBroken(why)) yield return new GradeWhyBroken();
    }
}
