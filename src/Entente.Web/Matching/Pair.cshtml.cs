using Entente.Foundation;
using Entente.Matching;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Matching;

/// <summary>S30: two records side by side, why they may be the same, and what people say about it.</summary>
[ChecksItsTexts]
public sealed class PairModel(PairFile file, JudgePair judge, UndoJudgement undo, WithdrawByHand withdraw, Acts acts) : PageModel
{
    [BindProperty]
    public JudgementForm Form { get; set; } = new();

    [BindProperty]
    public JudgementForm Undo { get; set; } = new();

    [BindProperty]
    public JudgementForm Withdrawal { get; set; } = new();

    public PairView Pair { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => ShowAsync(reference, ct);

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await judge.RunAsync(asked, Form, acts.Now(Form.Why), ct);
        return result.IsRefused ? await RefusedAsync(reference, nameof(Form), result.Problems, ct) : Redirect($"/matching/{asked.ToRoute()}");
    }

    public async Task<IActionResult> OnPostUndoAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await undo.RunAsync(asked, Undo.Why, acts.Now(Undo.Why), ct);
        return result.IsRefused ? await RefusedAsync(reference, nameof(Undo), result.Problems, ct) : await BackAsync(asked, ct);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var result = await withdraw.RunAsync(asked, Withdrawal.Why, acts.Now(Withdrawal.Why), ct);
        return result.IsRefused ? await RefusedAsync(reference, nameof(Withdrawal), result.Problems, ct) : await BackAsync(asked, ct);
    }

    /// <summary>What was shown only because people had put it there or decided about it is gone from here once that is taken back: then the list is shown.</summary>
    private async Task<IActionResult> BackAsync(Reference pair, CancellationToken ct) =>
        Redirect(await file.ReadAsync(pair, acts.Now(), ct) is null ? "/matching" : $"/matching/{pair.ToRoute()}");

    private async Task<IActionResult> ShowAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked) || await file.ReadAsync(asked, acts.Now(), ct) is not { } found) return NotFound();
        Pair = found;
        return Page();
    }

    private async Task<IActionResult> RefusedAsync(string reference, string form, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (problems.Any(p => p is PairNotFound)) return NotFound();
        var shown = await ShowAsync(reference, ct);
        return shown is PageResult ? this.Show(form, problems) : shown;
    }
}
