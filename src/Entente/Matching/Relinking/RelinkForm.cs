using Entente.Foundation;

namespace Entente.Matching.Relinking;

/// <summary>What somebody says to have records compared anew, to make what was found, or to take it back.</summary>
public sealed class RelinkForm
{
    public const int MostWhy = 2_000;

    public RelinkScope? Scope { get; set; }

    /// <summary>The name or the reference of a source.</summary>
    public string? Source { get; set; }

    /// <summary>The reference of an import.</summary>
    public string? Import { get; set; }

    public DateOnly? Since { get; set; }

    public string? Why { get; set; }

    /// <summary>Which changes are to be made.</summary>
    public List<RelinkKind> Kinds { get; set; } = [];

    internal static IEnumerable<Problem> CheckWhy(string why)
    {
        if (why.Length == 0) yield return new RelinkWhyMissing();
        if (why.Length > MostWhy) yield return new RelinkWhyTooLong();
        if (Records.NormalForms.IsBroken(why)) yield return new RelinkWhyBroken();
    }
}
