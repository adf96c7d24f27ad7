using Entente.Referrals.Questions;
using Entente.Web.Design;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>The national form beside ours: which of our questions hold the answer to each of its, and why where they differ.</summary>
public sealed class NationalModel(QuestionSets sets, Texts texts) : PageModel
{
    public NationalForm Form => NationalForm.Shipped;

    public IEnumerable<(string Code, string Label)> Ours(NationalQuestion line) => line.Codes.Select(code =>
    {
        var (question, part) = code.Split('.', 2) is [var q, var p] ? (sets[Form.Set][q], sets[Form.Set][q].Find(p)) : (sets[Form.Set][code], null);
        return (part is null ? question.Code : code.Replace('.', ' '), texts.Of(part?.Label ?? question.Label));
    });
}
