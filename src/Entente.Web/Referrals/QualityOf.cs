using Entente.Referrals.Questions;

namespace Entente.Web.Referrals;

/// <summary>The twelve checks of a draft, each with the way to its answer.</summary>
/// <param name="Route">The draft's address.</param>
/// <param name="Back">"?back=check" where the person comes from checking the answers.</param>
public sealed record QualityOf(IReadOnlyList<QualityLine> Lines, string Route, string Back = "")
{
    public string Href(QualityLine line) => line.Question == "V1" ? $"{Route}/files" : $"{Route}/{line.Question}{Back}";

    public override string ToString() => $"{Lines.Count} checks";
}
