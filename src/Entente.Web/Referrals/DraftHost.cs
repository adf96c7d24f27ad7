using Entente.Referrals;
using Entente.Web.Shell;

namespace Entente.Web.Referrals;

/// <summary>Deletes drafts on their day: looks at start and every hour.</summary>
internal sealed class DraftHost(DeleteOldDrafts delete, TimeProvider clock, ILogger<DraftHost> log) : Rounds(Between, clock, log)
{
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override string Did => "old drafts deleted on their day";

    protected override Task<int> GoAsync(CancellationToken ct) => delete.RunAsync(ct);
}
