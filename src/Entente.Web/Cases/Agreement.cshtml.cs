using Entente.Cases;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>How often second readers agree, blind and not, with how sure the figure is.</summary>
public sealed class AgreementModel(AgreementRates rates, Acts acts) : PageModel
{
    public IReadOnlyList<(string Name, Agreement Line)> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var view = await rates.ReadAsync(acts.Now(), ct);
        Lines = [("agreement.blind", view.Blind), ("agreement.open", view.Open)];
    }

    public static int Percent(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
}
