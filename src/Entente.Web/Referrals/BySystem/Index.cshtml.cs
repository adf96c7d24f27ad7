using Entente.Referrals.Questions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals.BySystem;

/// <summary>How an organisation's own system sends a referral, for whoever builds it. About nobody, and open to everybody.</summary>
public sealed class IndexModel(QuestionSets sets) : PageModel
{
    public IEnumerable<QuestionSet> Sets => sets.All.OrderByDescending(s => s.Code, StringComparer.Ordinal);

    public QuestionSet Current => sets.Current;
}
