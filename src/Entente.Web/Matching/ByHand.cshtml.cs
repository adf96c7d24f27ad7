using Entente.Foundation;
using Entente.Matching;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>Two records, by reference, put before people although no key brought them together.</summary>
[ChecksItsTexts]
public sealed class ByHandModel(ProposeByHand propose, Acts acts) : PageModel
{
    [BindProperty]
    public HandForm Form { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (!Reference.TryParse(Form.One, out var one)) problems.Add(new OneMissing());
        if (!Reference.TryParse(Form.Other, out var other)) problems.Add(new OtherMissing());
        if (problems.Count > 0) return this.Show(nameof(Form), problems);
        var result = await propose.RunAsync(one, other, acts.Now(), ct);
        return result.IsRefused ? this.Show(nameof(Form), result.Problems) : Redirect($"/matching/{result.Value.Reference.ToRoute()}");
    }
}
