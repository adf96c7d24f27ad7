using Entente.Access;
using Entente.Staff.Systems;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>The keys by which organisations' own systems come in.</summary>
public sealed class SystemsModel(SystemKeys keys, Acts acts, AccessMatrix matrix) : PageModel
{
    public IReadOnlyList<SystemKeyLine> Keys { get; private set; } = [];

    public bool MayMake { get; private set; }

    public bool MayOpenPeople { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var act = acts.Now();
        Keys = await keys.ReadAsync(act, ct);
        MayMake = matrix.Ask(act.Reader, DataKind.ApiKeys, Verb.Write).Allowed;
        MayOpenPeople = matrix.Ask(act.Reader, DataKind.Users, Verb.Read).Allowed;
    }

    public static string Colour(SystemKeyState state) => state == SystemKeyState.Valid ? "green" : "grey";

    /// <summary>The last day on which it opens anything.</summary>
    public static DateOnly LastDay(DateTimeOffset until) => DateOnly.FromDateTime(until.UtcDateTime).AddDays(-1);
}
