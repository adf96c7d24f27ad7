using Entente.Foundation;
using Entente.Referrals;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>What the person themselves is told once a referral is sent, to print in their language: no name, no place and no word of what happened.</summary>
public sealed class SlipModel(ReadReceipt read, TextFiles files, CentreTime time, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? Language { get; set; }

    public Receipt Receipt { get; private set; } = null!;

    public PairedTexts Words { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Language is not null && files.Persons.Of(Language) is null) return NotFound();
        var result = await read.RunAsync(Reference, acts.Now(), ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Receipt = result.Value;
        Words = PairedTexts.OfTexts(files, Language, Of(Receipt, DateOnly.FromDateTime(time.Here(Receipt.SentAt).DateTime)));
        return Page();
    }

    /// <summary>What the slip says, in the order in which it is said.</summary>
    public static IEnumerable<(string Key, IReadOnlyList<object> Gaps)> Of(Receipt receipt, DateOnly sent)
    {
        yield return ("slip.sent", [sent]);
        yield return ("slip.number", [receipt.Reference.Text]);
        switch (receipt.Sort)
        {
            case ReferralSort.NamedNotification: yield return ("slip.report", []); break;
            case ReferralSort.AnonymousNotification: yield return ("slip.without-name", []); break;
            default:
                yield return ("slip.read", []);
                if (receipt.Due is { } due) yield return ("slip.due", [due]);
                break;
        }

        if (receipt.IsChild) yield return ("slip.child", []);
        yield return ("slip.more", []);
        yield return ("slip.mind", []);
        yield return ("slip.danger", []);
    }
}
