using Entente.Cases;
using Entente.Web.Design;

namespace Entente.Web.Cases;

/// <summary>The pages of one case, as far as this reader has them.</summary>
internal static class CasePages
{
    public static IReadOnlyList<Choice> Of(Case about, bool maySeeDraft, Texts texts)
    {
        var root = "/cases/" + about.Reference.ToRoute();
        List<Choice> pages = [new(root, texts["case.overview"])];
        if (maySeeDraft) pages.AddRange([new(root + "/evidence", texts["case.evidence"]), new(root + "/decision", texts["case.decision"]), new(root + "/letter", texts["case.letter"])]);
        pages.AddRange([new(root + "/chronology", texts["case.chronology"]), new(root + "/clocks", texts["case.clocks"])]);
        return pages;
    }
}
