using Entente.Cases;
using Entente.Foundation;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The evidence matrix of a case: read, add, withdraw.</summary>
public sealed class EvidenceModel(CaseFile file, WeighEvidence weigh, Regimes regimes, Texts texts, Acts acts) : PageModel
{
    [BindProperty]
    public EvidenceForm Form { get; set; } = new();

    public CaseView Case { get; private set; } = null!;

    public IReadOnlyList<Choice> Purposes => [.. Case.Purposes.Select(p => new Choice(p.Code, texts.Of(p.Text)!))];

    /// <summary>The form of exploitation that an item speaks to, whenever the law named it.</summary>
    public string? PurposeOf(Evidence item) => regimes.Purposes.FirstOrDefault(p => p.Code == item.Purpose)?.Text;

    public Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => ShowAsync(reference, ct);

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await weigh.AddAsync(asked, Form, acts.Now(), ct);
        return result.IsRefused ? await RefusedAsync(reference, nameof(Form), result.Problems, ct) : Redirect($"/cases/{asked.ToRoute()}/evidence");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string reference, string what, string? because, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked) || !int.TryParse(what, out var place)) return NotFound();
        var found = await file.ReadDraftAsync(asked, "evidence", acts.Now(), ct);
        if (found.IsRefused) return Refuse(found.Problems);
        if (place < 0 || place >= found.Value.Weighed.Count) return NotFound();
        var result = await weigh.WithdrawAsync(asked, found.Value.Weighed[place].Id, because, acts.Now(because), ct);
        return result.IsRefused ? await RefusedAsync(reference, "", [.. result.Problems.Select(p => p.Field == nameof(EvidenceForm.Why) ? p with { Field = nameof(because) } : p)], ct) : Redirect($"/cases/{asked.ToRoute()}/evidence");
    }

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await file.ReadDraftAsync(asked, "evidence", acts.Now(), ct);
        if (found.IsRefused) return Refuse(found.Problems);
        Case = found.Value;
        return Page();
    }

    private async Task<IActionResult> RefusedAsync(string reference, string form, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        var shown = await ShowAsync(reference, ct);
        return shown is PageResult ? this.Show(form, problems) : shown;
    }

    private IActionResult Refuse(IReadOnlyList<Problem> problems) => problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", problems);
}
