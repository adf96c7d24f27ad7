using Entente.Cases.Tasks;
using Entente.Web.Shell;

namespace Entente.Web.Cases;

/// <summary>Tells of clocks and birthdays: looks at start and every hour.</summary>
internal sealed class TaskHost(WarnOfClocks clocks, WatchBirthdays birthdays, TimeProvider clock, ILogger<TaskHost> log) : Rounds(TimeSpan.FromHours(1), clock, log)
{
    protected override string Did => "tasks raised by clocks and birthdays";

    protected override async Task<int> GoAsync(CancellationToken ct) => await clocks.RunAsync(ct) + await birthdays.RunAsync(ct);
}
