using Entente.Access;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Triage.Many;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>The cases open to whoever is signed in; whoever assigns can choose many of them.</summary>
public sealed class IndexModel(CaseList list, ChooseMany chooseMany, ManyTerms terms, AccessMatrix matrix, ClockRules rules, Acts acts) : PageModel
{
    /// <summary>Ticked on the page.</summary>
    [BindProperty] public IReadOnlyList<string> Chosen { get; set; } = [];

    public CaseListPage Cases { get; private set; } = new([], null);
    public ClockRules Rules => rules;
    public bool Mine { get; private set; }
    public CaseStatus? Status { get; private set; }

    public bool MayChoose { get; private set; }

    public bool IsChoosing { get; private set; }

    public int Most => terms.Most;

    /// <summary>How many the filter finds on all its pages; one more than the most where there are more.</summary>
    public int Found { get; private set; }

    public Task OnGetAsync(bool mine, CaseStatus? status, string? before, bool choose, CancellationToken ct) => FillAsync(mine, status, before, choose, ct);

    public async Task<IActionResult> OnPostAsync(bool mine, CaseStatus? status, string? all, CancellationToken ct)
    {
        var result = all is null ? await chooseMany.TickedAsync(Chosen, acts.Now(), ct) : await chooseMany.AllOfCasesAsync(new(status, mine), acts.Now(), ct);
        if (!result.IsRefused) return Redirect($"/triage/many/{result.Value.Reference.ToRoute()}");
        await FillAsync(mine, status, null, true, ct);
        return this.Show("", result.Problems);
    }

    private async Task FillAsync(bool mine, CaseStatus? status, string? before, bool choose, CancellationToken ct)
    {
        var act = acts.Now();
        MayChoose = matrix.Ask(act.Reader, DataKind.Assignment, Verb.Write).Allowed;
        (Mine, Status, IsChoosing) = (mine, status, choose && MayChoose);
        Cases = await list.ReadAsync(new(status, mine, Reference.TryParse(before, out var last) ? last : null), act, ct);
        if (IsChoosing) Found = await list.CountAsync(new(status, mine), Most + 1, act, ct);
    }
}
