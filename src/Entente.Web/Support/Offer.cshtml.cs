using Entente.Foundation;
using Entente.Referrals;
using Entente.Support.Offers;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>One offer: what is needed, and for its provider the answer; after it was accepted, the person, to those who work with them.</summary>
public sealed class OfferModel(OfferFile file, AnswerOffer answer, Texts texts, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    /// <summary>Who is to work with the person.</summary>
    [BindProperty] public string? Colleague { get; set; }

    [BindProperty] public DeclineForm Form { get; set; } = new();

    [TempData] public string? Done { get; set; }

    public OfferView View { get; private set; } = null!;

    /// <summary>A part of an answer in words, with its label where the question has several.</summary>
    public string InWords(ShownAnswer said) => (said.Label == said.Question ? "" : $"{texts.Of(said.Label)}: ") + string.Join(", ", said.Values.Select(texts.Of));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FillAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) => await DoneAsync(await answer.AcceptAsync(Reference, Colleague, acts.Now(), ct), "offer.done.accepted", "", ct);

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken ct) => await DoneAsync(await answer.DeclineAsync(Reference, Form, acts.Now(), ct), "offer.done.declined", nameof(Form), ct);

    public async Task<IActionResult> OnPostColleagueAsync(CancellationToken ct) => await DoneAsync(await answer.AddColleagueAsync(Reference, Colleague, acts.Now(), ct), "offer.done.colleague", "", ct);

    private async Task<IActionResult> DoneAsync(Result<SupportOffer> result, string done, string form, CancellationToken ct)
    {
        if (result.IsRefused)
        {
            if (result.Problems.Any(p => p is OfferNotFound)) return NotFound();
            // What staff rooms call the assignee stands here under the colleague.
            var problems = result.Problems.Select(p => p.Field == "Assignee" ? p with { Field = nameof(Colleague) } : p).ToList();
            return await FillAsync(ct) ?? this.Show(form, problems);
        }

        Done = done;
        return Redirect($"/support/{result.Value.Reference.ToRoute()}");
    }

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var result = await file.ReadAsync(Reference, acts.Now(), ct);
        if (result.IsRefused) return result.Problems.Any(p => p is OfferNotFound) ? NotFound() : this.Show("", result.Problems);
        View = result.Value;
        return null;
    }
}
