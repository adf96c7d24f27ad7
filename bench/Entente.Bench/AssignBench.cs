using System.Diagnostics;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Entente.Triage.Many;
using Microsoft.EntityFrameworkCore;

namespace Entente.Bench;

/// <summary>Seconds in which 300 of those that wait in triage are given to one person, and taken back: choosing and preview apart from doing.</summary>
internal static class AssignBench
{
    private const int Many = 300;

    public static async Task RunAsync(Options options)
    {
        await using var centre = await Centre.OpenAsync(options);
        await centre.FillAsync();
        var (desk, worker) = await PeopleAsync(centre);
        var act = new Act(desk, Purpose.Duty, Act.Cut(TimeProvider.System.GetUtcNow()));
        var gate = new Gate(centre.Ledger);
        await using var db = centre.Store.Open(desk);
        List<string> waiting = [.. (await db.Referrals.AsNoTracking().Where(r => r.Status == ReferralStatus.Received).OrderBy(r => r.Id).Take(Many).Select(r => r.Reference).ToListAsync()).Select(r => r.Text)];

        var watch = Stopwatch.StartNew();
        var run = (await new ChooseMany(db, gate, new TriageQueue(db, centre.Ledger, QuestionSets.Shipped), ManyTerms.Shipped, centre.Ids).TickedAsync(waiting, act, default)).Value;
        await new PreviewMany(db, centre.Store, gate, QuestionSets.Shipped).RunAsync(run.Reference, new() { Action = ManyAction.Assign, Person = $"{Role.CaseWorker}:{worker.Text}" }, act, default);
        Told($"assign {waiting.Count}, until the preview", watch, null);
        var runner = new RunMany(centre.Store, new Standings(centre.Store, TimeProvider.System), ManyTerms.Shipped, centre.Ids, TimeProvider.System);
        watch.Restart();
        await new ConfirmMany(db, gate).RunAsync(run.Reference, act, default);
        await runner.RunAsync(run.Reference, default);
        Told($"assign {waiting.Count}, from the confirmation until all is done", watch, 5);
        watch.Restart();
        db.ChangeTracker.Clear();
        await new UndoMany(db, gate, ManyTerms.Shipped).RunAsync(run.Reference, act with { When = Act.Cut(TimeProvider.System.GetUtcNow()) }, default);
        await runner.RunAsync(run.Reference, default);
        Told($"assign {waiting.Count}, taken back", watch, 5);
        var end = await db.ManyRuns.AsNoTracking().SingleAsync(r => r.Id == run.Id);
        Console.WriteLine($"done {end.Done}, left {end.Left}, taken back {end.Back}, kept {end.Kept}");
    }

    private static async Task<(Reader Desk, Reference Worker)> PeopleAsync(Centre centre)
    {
        await using var db = centre.Store.Open(Reader.Machine);
        var roles = await db.UserRoles.AsNoTracking().ToListAsync();
        var desk = roles.First(r => r.Role == Role.DutyOfficer).User;
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == desk);
        var at = roles.Where(r => r.Role == Role.CaseWorker).Select(r => r.User).ToList();
        return (new(user.Id, Role.DutyOfficer, user.Organisation, user.Team) { Purpose = Purpose.Duty }, await db.Users.AsNoTracking().Where(u => at.Contains(u.Id) && u.Organisation == user.Organisation).Select(u => u.Reference).FirstAsync());
    }

    private static void Told(string what, Stopwatch watch, double? bar) =>
        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalSeconds:F2} s{(bar is { } most ? $", asked for: {most:F0} s" : "")}"));
}
