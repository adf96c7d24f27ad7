using Entente.Cases.Charges;
using Entente.Cases.Tasks;
using Entente.Web.Shell;

namespace Entente.Web.Cases;

/// <summary>Tells of clocks, birthdays and prosecutors who have not answered: looks at start and every hour.</summary>
internal sealed class TaskHost(WarnOfClocks clocks, WatchBirthdays birthdays, WaitForAnswers answers, TimeProvider clock, ILogger<TaskHost> log) : Rounds(TimeSpan.FromHours(1), clock, log)
{
    protected override string Did => "tasks raised by clocks, birthdays and waiting";

    protected override async Task<int> GoAsync(CancellationToken ct) => await clocks.RunAsync(ct) + await birthdays.RunAsync(ct) + await answers.RunAsync(ct);
}
