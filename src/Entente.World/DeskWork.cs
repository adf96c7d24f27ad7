using Entente.Access;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Records;
using Entente.Staff;
using Microsoft.EntityFrameworkCore;

namespace Entente.World;

/// <summary>What the centre did beside its cases: pairs that the analyst judged, glass that was broken and reviewed.</summary>
internal static class DeskWork
{
    private const int Pairs = 8;

    /// <summary>Some pairs of records about one person, judged as an analyst would who has not been told the truth: mostly rightly, now and then unsure; and two about different people, told apart.</summary>
    public static async Task JudgeAsync(this Desk desk, Truth truth, DateTimeOffset now, CancellationToken ct)
    {
        // What the border said stays the border's: the analyst does not see it, so cannot compare it.
        var closed = (await desk.LookAsync(db => db.Records.AsNoTracking().Where(r => r.RowKind == DataKind.BorderEvents).Select(r => r.Reference).ToListAsync(ct))).Select(r => r.Text).ToHashSet();
        var known = truth.People.Where(p => p.Value >= 0 && !closed.Contains(p.Key)).GroupBy(p => p.Value, p => p.Key).Where(g => g.Count() > 1).OrderBy(g => g.Key).Take(Pairs).Select(g => g.ToList()).ToList();
        for (var i = 0; i < known.Count; i++)
        {
            var when = now.AddDays(-9 + i);
            if (i % 4 == 3) await desk.JudgeAsync(known[i][0], known[i][1], Judgement.Unsure, "Example world: the dates agree only by the year, and nobody has asked the person.", when, ct);
            else await desk.JudgeAsync(known[i][0], known[i][1], Judgement.Same, "Example world: name, date of birth and nationality agree, and both reports tell the same way.", when, ct);
            if (i % 4 == 1) await desk.JudgeAsync(known[i][0], known[i - 1][0], Judgement.Different, "Example world: compared because of the name; the accounts exclude each other.", when.AddHours(1), ct);
        }
    }

    private static async Task JudgeAsync(this Desk desk, string one, string other, Judgement answer, string why, DateTimeOffset when, CancellationToken ct)
    {
        var analyst = desk.Town.As(Role.Analyst);
        var pair = await desk.DoAsync<ProposeByHand, Proposal>(analyst, when, (propose, act) => propose.RunAsync(Reference.Parse(one), Reference.Parse(other), act, ct));
        await desk.DoAsync<JudgePair, Proposal>(analyst, when.AddMinutes(12), (judge, act) => judge.RunAsync(pair.Reference, new() { Answer = answer, Why = why }, act, ct));
    }

    /// <summary>Glass broken three times: judged proper, waiting, and waiting too long.</summary>
    public static async Task BreakGlassAsync(this Desk desk, IReadOnlyList<Reference> subjects, DateTimeOffset now, CancellationToken ct)
    {
        var (officer, worker) = (desk.Town.As(Role.DutyOfficer), desk.Town.As(Role.CaseWorker));
        (Reader Reader, TimeSpan Back, GlassReason Reason, string Because)[] broken =
        [
            (officer, TimeSpan.FromDays(12), GlassReason.DangerToLife, "Example world: a hospital rang at night and asked where it would be safe to let the person go."),
            (worker, TimeSpan.FromDays(6), GlassReason.MissingPerson, "Example world: the police look for somebody who may be this person and needed the last address."),
            (officer, TimeSpan.FromHours(3), GlassReason.ChildAtRisk, "Example world: a school rang about a child who was not fetched and whose guardian is named here."),
        ];
        for (var i = 0; i < Math.Min(broken.Length, subjects.Count); i++)
        {
            var (reader, back, reason, because) = broken[i];
            var form = new GlassForm { Subject = subjects[i].Text, Reason = reason, Because = because, Hours = 1, Understood = true };
            var glass = await desk.DoAsync<BreakGlass, Reference>(reader, now - back, (breaking, db, act) => breaking.RunAsync(db, form, act, ct));
            await desk.DoAsync<CloseGlass, Reference>(reader, (now - back).AddMinutes(25), (close, act) => close.RunAsync(glass, act, ct));
            if (i > 0) continue;
            await desk.DoAsync<JudgeGlass, Reference>(desk.Town.As(Role.Supervisor), (now - back).AddHours(20), (judge, db, act) => judge.RunAsync(db, glass, true, "Example world: the call was real and the answer could not wait.", act, ct));
        }
    }
}
