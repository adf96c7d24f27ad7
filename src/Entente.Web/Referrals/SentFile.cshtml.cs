using Entente.Referrals;
using Entente.Referrals.FromFile;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>A referral that one's organisation sent, as a file for its own system.</summary>
public sealed class SentFileModel(ReadReceipt read, TakeOutAsHtcds takeOut, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await read.RunAsync(Reference, acts.Now(), ct);
        return result.IsRefused ? this.Refuse(result.Problems) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await takeOut.RunAsync(Reference, acts.Now(), ct);
        if (result.Problems.Any(p => p is SecondPersonTakesOut)) return this.Show("", result.Problems);
        return result.IsRefused ? this.Refuse(result.Problems) : File(result.Value, "text/csv; charset=utf-8", $"{Reference}.htcds.csv");
    }
}
