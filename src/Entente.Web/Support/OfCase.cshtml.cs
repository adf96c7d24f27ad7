using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Offers;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>Who was asked to help the person of a case: ask a provider, take an offer back.</summary>
public sealed class OfCaseModel(OffersOfCase offers, OfferSupport support, Acts acts) : PageModel
{
    [BindProperty] public OfferInput Form { get; set; } = new();

    /// <summary>Which offer is taken back.</summary>
    [BindProperty] public string? Offer { get; set; }

    [BindProperty] public string? Why { get; set; }

    [TempData] public string? Done { get; set; }

    public OffersView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await FillAsync(reference, ct) is { } refused) return refused;
        Form = OfferInput.Of(View.Proposed);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        return await DoneAsync(reference, await support.RunAsync(asked, Form.ToForm(), acts.Now(), ct), "offer.done.sent", nameof(Form), ct);
    }

    public async Task<IActionResult> OnPostRecallAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        if (await FillAsync(reference, ct) is { } refused) return refused;
        // An empty form names no offer: the page says so rather than that there is none.
        if (string.IsNullOrWhiteSpace(Offer) && View.MayRecall)
        {
            (Offer, Form) = ("", OfferInput.Of(View.Proposed));
            return this.Show("", [new OfferToRecallMissing()]);
        }

        return await DoneAsync(reference, await support.RecallAsync(asked, Offer, Why, acts.Now(Why), ct), "offer.done.recalled", "", ct);
    }

    private async Task<IActionResult> DoneAsync(string reference, Result<SupportOffer> result, string done, string form, CancellationToken ct)
    {
        if (result.IsRefused)
        {
            if (result.Problems.Any(p => p is OfferNotFound or CaseNotFound)) return NotFound();
            if (await FillAsync(reference, ct) is { } refused) return refused;
            if (form.Length == 0) Form = OfferInput.Of(View.Proposed);
            return this.Show(form, result.Problems);
        }

        Done = done;
        return Redirect($"/cases/{result.Value.Case.ToRoute()}/support");
    }

    private async Task<IActionResult?> FillAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await offers.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return null;
    }
}

/// <summary>What the page sends; turned into the room's form. Lists that can be filled, for that is how a form comes in.</summary>
public sealed record OfferInput
{
    public string? Provider { get; set; }
    public List<string> Needs { get; set; } = [];
    public List<string> Wanted { get; set; } = [];
    public List<string> PlaceWishes { get; set; } = [];
    public string? Language { get; set; }
    public OfferDanger? Danger { get; set; }
    public Naming? Naming { get; set; }
    public string? Within { get; set; }

    public static OfferInput Of(OfferForm form) => new()
    {
        Provider = form.Provider,
        Needs = [.. form.Needs],
        Wanted = [.. form.Wanted],
        PlaceWishes = [.. form.PlaceWishes],
        Language = form.Language,
        Danger = form.Danger,
        Naming = form.Naming,
        Within = form.Within,
    };

    public OfferForm ToForm() => new() { Provider = Provider, Needs = Needs, Wanted = Wanted, PlaceWishes = PlaceWishes, Language = Language, Danger = Danger, Naming = Naming, Within = Within };

    public override string ToString() => nameof(OfferInput);
}
