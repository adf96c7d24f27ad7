using Entente.Support;
using Entente.Web.Shell;

namespace Entente.Web.Support;

/// <summary>Tells of days that were set with people: looks at start and every hour.</summary>
internal sealed class SupportDaysHost(WatchDays days, TimeProvider clock, ILogger<SupportDaysHost> log) : Rounds(TimeSpan.FromHours(1), clock, log)
{
    protected override string Did => "tasks raised by days that were set with people in support";

    protected override Task<int> GoAsync(CancellationToken ct) => days.RunAsync(ct);
}
