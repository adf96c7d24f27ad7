using Entente.Access;
using Entente.Audit;
using Entente.Records.Import;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Imports;

/// <summary>Home of who brings files in: those that wait for a decision, run, or stopped.</summary>
public sealed class ImportsPanel(AccessMatrix matrix, Texts texts) : IHomePanel
{
    private const int Most = 5;

    public int Order => 40;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!matrix.Ask(act.Reader, DataKind.Imports, Verb.Write).Allowed) return null;
        var jobs = await db.Set<ImportJob>().AsNoTracking().Where(j => j.State != ImportState.Done).OrderByDescending(j => j.Id).Take(Most).Select(j => new { j.Reference, j.State, j.ReceivedAt }).ToListAsync(ct);
        return new("home.imports", "home.imports.none", "/imports",
            [.. jobs.Select(j => new HomeLine(j.Reference.Text, $"/imports/{j.Reference.ToRoute()}", texts["home.imports.received", texts.Moment(j.ReceivedAt)], texts["imports.state." + j.State.ToString().ToLowerInvariant()], j.State == ImportState.Failed ? "red" : "yellow"))]);
    }
}
