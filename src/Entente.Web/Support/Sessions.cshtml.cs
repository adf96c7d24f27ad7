using Entente.Cases;
using Entente.Foundation;
using Entente.Support.Sessions;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Support;

/// <summary>What a person is given, week by week: what is to come first, then what nobody told of, then what was.</summary>
public sealed class SessionsModel(SessionsOfCase sessions, Acts acts) : PageModel
{
    [TempData] public string? Done { get; set; }

    public SessionsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        var found = await sessions.ReadAsync(asked, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.Any(p => p is CaseNotFound) ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }
}

/// <summary>Some sessions as a table under a heading.</summary>
public sealed record SessionLines(string Caption, IReadOnlyList<Session> Sessions)
{
    public override string ToString() => nameof(SessionLines);
}
