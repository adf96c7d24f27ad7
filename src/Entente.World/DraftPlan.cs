using Entente.Access;
using Entente.Referrals;
using Entente.Staff;
using Microsoft.EntityFrameworkCore;

namespace Entente.World;

/// <summary>What lies on the responders' desks: drafts just begun, handed over with a note, about to be deleted, one with an alert; and notifications of adults who refused.</summary>
internal sealed class DraftPlan(World world, Town town, IReadOnlySet<int> told, DateTimeOffset now)
{
    private readonly List<(int Person, Report Report)> _people =
        [.. Enumerable.Range(0, world.Size.Persons).Where(p => !told.Contains(p)).Select(p => (p, world.ReportsOf(p).First())).Where(x => !world.Person(x.p).IsChildOn(DateOnly.FromDateTime(now.UtcDateTime)) && x.Item2.Things.Count > 2).Take(12)];

    private int _next;

    public IEnumerable<Step> Steps()
    {
        var (police, house, border) = (Body(Role.FirstResponder), Body(Role.SupportProvider), Body(Role.BorderOfficer));
        yield return Draft(police, persona: true, TimeSpan.FromHours(20), pages: 7);
        yield return Draft(police, persona: true, TimeSpan.FromMinutes(50), pages: 9, danger: true);
        yield return Draft(police, persona: false, TimeSpan.FromDays(3), pages: 12, to: Role.FirstResponder, note: "Example world: I am away until Monday. The interpreter is booked for Thursday at ten; the names still need checking.");
        yield return Draft(police, persona: false, TimeSpan.FromDays(DraftReferral.KeptDays - 4), pages: 6);
        yield return Draft(house, persona: true, TimeSpan.FromHours(5), pages: 8);
        yield return Draft(house, persona: false, TimeSpan.FromDays(2), pages: 10, to: Role.SupportProvider, note: "Example world: she would like to go on with you, since you speak her language.");
        yield return Draft(border, persona: true, TimeSpan.FromDays(DraftReferral.KeptDays - 2), pages: 7);
        yield return Notification(police, persona: true, TimeSpan.FromDays(1));
        yield return Notification(house, persona: true, TimeSpan.FromDays(6));
        yield return Notification(house, persona: false, TimeSpan.FromDays(40));
        yield return Notification(police, persona: false, TimeSpan.FromDays(4), helps: true);
    }

    private int Body(Role role) => town.Bodies.ToList().FindIndex(b => b.Id == town.As(role).Organisation);

    private (int Person, Telling Telling, Report Report) Take(TimeSpan back)
    {
        var (person, report) = _people[_next++ % _people.Count];
        var who = world.Person(person);
        return (person, new(report, who, world.Network(who.Network), DateOnly.FromDateTime((now - back).UtcDateTime), new(person * 7_919 + 23)), report);
    }

    private Step Draft(int body, bool persona, TimeSpan back, int pages, bool danger = false, Role? to = null, string? note = null)
    {
        var (from, reader, telling) = (Audit.Act.Cut(now - back), town.Referrer(body, persona), Take(back).Telling);
        return new(from, async (desk, _, ct) =>
        {
            var draft = await desk.DraftAsync(reader, from, telling.All(world.Data.Bodies[body].Territory, danger).Take(pages), ct);
            if (to is not { } colleague) return;
            var who = await desk.LookAsync(db => db.Users.Where(u => u.Id == town.As(colleague).User).Select(u => u.Reference).SingleAsync(ct));
            await desk.DoAsync<HandOverDraft, DraftReferral>(reader, draft.SavedAt.AddMinutes(2), (hand, act) => hand.RunAsync(draft.Reference.Text, who.Text, note, act, ct));
        });
    }

    /// <summary>An adult who does not agree: the duty to notify, by name only where they would help an investigation.</summary>
    private Step Notification(int body, bool persona, TimeSpan back, bool helps = false)
    {
        var (from, reader) = (Audit.Act.Cut(now - back), town.Referrer(body, persona));
        var (person, telling, report) = Take(back);
        return new(from, async (desk, truth, ct) =>
        {
            var draft = await desk.DraftAsync(reader, from.AddMinutes(-30), telling.All(world.Data.Bodies[body].Territory, danger: false, agrees: false, helps), ct);
            await desk.SendAsync(reader, draft, from, person, report.Things.Skip(1).FirstOrDefault(t => t.Person is not null)?.Person, truth, ct);
        });
    }
}
