using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Contact;

/// <summary>Gives a decision's letter by a way that the check lets pass in this moment, or that two people stand for. What happened already is kept and shown as what it is.</summary>
public sealed class ServeLetter(EntenteDb db, Gate gate, Ledger log, IdSource ids, SafetyTerms terms, QuestionSets sets, Calendars calendars)
{
    public async Task<Result<Serving>> RunAsync(Reference reference, ServeForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Serving, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var issued = await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => g.Case == about.Id && g.IssuedAt != null).ToListAsync(ct);
        var decision = issued.FirstOrDefault(g => g.Number == form.Decision);
        var way = Reference.TryParse(form.Way, out var known) ? await db.ContactWays.AsNoTracking().SingleOrDefaultAsync(w => w.Reference == known && w.Dossier == about.Dossier, ct) : null;
        if (Refusals(form, decision, way, calendars.Of(about.Territory), act) is { Count: > 0 } problems) return problems.ToList();

        var reach = terms.Channel(way!.Channel)!.Reach;
        var stopping = SafetyCheck.OfWay(way, reach, await Dangers.OfAsync(db, sets, about.Dossier, ct), terms, form.Receiver ?? "").Stopping();
        var isNow = form.When == SaidWhen.Now;
        var pass = stopping.Count > 0 && isNow ? await db.OverrideInForceAsync(OverrideFor.Letter, way.Reference, stopping, act.When, ct) : null;
        if (isNow && stopping.Count > 0 && pass is null)
        {
            await log.RememberAsync(act, new Refused("serve letter", string.Join(' ', stopping)) { Dossier = about.Dossier }, ct);
            return stopping.Select(Problem (rule) => new StoppedForSafety(terms.Rules.Single(r => r.Code == rule).Text)).ToList();
        }

        var today = calendars.Of(about.Territory).DayOf(act.When);
        var serving = new Serving
        {
            Id = ids.Next<ServingId>(),
            Reference = Reference.New("SERV"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Decision = decision!.Number,
            Channel = way.Channel,
            Way = way.Reference,
            Receiver = form.Receiver?.Trim() ?? "",
            Day = isNow ? today : form.Day!.Value,
            WasBefore = !isNow,
            Rules = string.Join(' ', stopping),
            Override = pass?.Reference,
            EnteredAt = act.When,
            By = act.Reader.User,
        };
        pass?.Use(act);
        db.Add(serving);
        // Looked at once more where nobody else can write: what somebody else wrote down in between counts.
        if (isNow) db.Alongside(token => SameAsBeforeAsync(about, way.Reference, form.Receiver, stopping, token));
        return await db.CommitOnceAsync(act, [new LetterServed(serving.Reference, reference, serving.Decision, serving.Channel, serving.Way, serving.Rules, serving.Override, serving.WasBefore, about.Dossier)], ct) is { } no ? no : serving;
    }

    private List<Problem> Refusals(ServeForm form, Grounds? decision, ContactWay? way, WorkingCalendar calendar, Act act)
    {
        var problems = new List<Problem>();
        if (decision is null) problems.Add(new ServedDecisionMissing());
        if (way is null) problems.Add(new ServedWayMissing());
        else if (terms.Channel(way.Channel) is not { Serves: true }) problems.Add(new WayCannotServe());
        if (form.When is null) problems.Add(new ServedWhenMissing());
        else if (form is { When: SaidWhen.Earlier, Day: null }) problems.Add(new ServedDayMissing());
        else if (form is { When: SaidWhen.Earlier, Day: { } day } && decision?.IssuedAt is { } issuedAt && (day > calendar.DayOf(act.When) || day < calendar.DayOf(issuedAt))) problems.Add(new ServedDayUnreal(calendar.DayOf(issuedAt), calendar.DayOf(act.When)));
        if (ContactText.Refusal(nameof(form.Receiver), "receiver", form.Receiver, ContactText.MostLine) is { } wrong) problems.Add(wrong);
        return problems;
    }

    private async Task SameAsBeforeAsync(Case about, Reference way, string? receiver, IReadOnlyList<string> stopping, CancellationToken ct)
    {
        var now = await db.ContactWays.IgnoreQueryFilters(["access"]).AsNoTracking().SingleAsync(w => w.Reference == way, ct);
        var found = SafetyCheck.OfWay(now, terms.Channel(now.Channel)!.Reach, await Dangers.OfAsync(db, sets, about.Dossier, ct), terms, receiver ?? "").Stopping();
        if (found.Except(stopping).Any()) throw new DbUpdateConcurrencyException("Something dangerous was written down meanwhile.");
    }
}
