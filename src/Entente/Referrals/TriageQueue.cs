using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>What waits in triage, the most urgent first: danger, a child, a date of court or removal within five working days, needs tonight, the clock. A page at a time by key.</summary>
public sealed class TriageQueue(EntenteDb db, Ledger ledger, QuestionSets sets)
{
    public const int PageSize = 25;
    private static readonly string[] New = ["news"];

    public async Task<TriagePage> ReadAsync(TriageFilter filter, Act act, CancellationToken ct)
    {
        // Each referral counts by the calendar day of its own territory; at one instant there are two days at most.
        var days = Calendars.Shipped.All.Select(c => (c.Territory, Day: c.DayOf(act.When))).ToList();
        var (today, tomorrow) = (days.Min(d => d.Day), days.Max(d => d.Day));
        var ahead = days.Where(d => d.Day > today).Select(d => d.Territory).ToList();
        var dates = db.NearDates;
        var never = new DateOnly(2200, 1, 1);
        var waiting = db.Referrals.AsNoTracking();
        if (filter.Status is { } status) waiting = waiting.Where(r => r.Status == status);
        // To whoever may not know what gives a referral its place, place and filter would tell it: for them it is the order of arrival.
        var ranks = ReferralSight.ShowsRank(sets.Current, db.Matrix, act.Reader);
        if (ranks && filter.Urgency is { } urgency) waiting = waiting.Where(r => r.Urgency == urgency);
        var ranked = waiting.Select(r => new
        {
            Referral = r,
            Rank = !ranks ? 0 : r.Urgency == Urgency.Danger ? 0 : r.Urgency == Urgency.Child ? 1 : dates.Any(d => d.Referral == r.Id && d.From <= (ahead.Contains(r.Territory) ? tomorrow : today) && d.Until >= (ahead.Contains(r.Territory) ? tomorrow : today)) ? 2 : r.Urgency == Urgency.Tonight ? 3 : 4,
            Due = ranks ? r.Due ?? never : never,
        });
        if (filter.After is { } after && await db.ReferralAsync(after, ct) is { } last)
        {
            var (rank, due, id) = (ranks ? RankOf(last, act) : 0, ranks ? last.Due ?? never : never, last.Id);
            ranked = ranked.Where(x => x.Rank > rank || (x.Rank == rank && (x.Due > due || (x.Due == due && x.Referral.Id > id))));
        }

        var found = await ranked.OrderBy(x => x.Rank).ThenBy(x => x.Due).ThenBy(x => x.Referral.Id).Take(PageSize + 1).Select(x => x.Referral).ToListAsync(ct);
        var shown = found.Take(PageSize).ToList();
        var dossiers = shown.Select(r => r.Dossier).ToList();
        var assigned = (await db.Set<Assignment>().AsNoTracking().Where(a => dossiers.Contains(a.Dossier) && a.Until == null).ToListAsync(ct)).ToLookup(a => a.Dossier, a => a.User);
        var names = await db.NamesAsync(assigned.SelectMany(a => a), ct);
        var organisations = await db.Organisations.AsNoTracking().Where(o => shown.Select(r => r.Organisation).Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var news = (await db.Additions.AsNoTracking().Where(a => dossiers.Contains(a.Dossier) && a.NotedAt == null).Select(a => a.Dossier).ToListAsync(ct)).ToHashSet();
        var relations = await Gate.RelationsAsync(db, act.Reader, dossiers, ct);
        await ledger.RememberAsync(act, new Seen("triage", "", shown.Count), ct);
        return new([.. shown.Select(Line)], found.Count > PageSize ? shown[^1].Reference : null) { IsRanked = ranks };

        TriageLine Line(Referral r)
        {
            var relation = relations.Of(r);
            var sight = new ReferralSight(sets[r.Questions], kind => Gate.Weigh(db, act, kind, Verb.Read, relation, r).Shape);
            return new(r.Reference, [.. sight.Reasons(r, Day(r, act), Calendars.Shipped.Of(r.Territory)), .. news.Contains(r.Dossier) ? New : []], r.SentAt, sight.ShowsClock ? r.Due : null, organisations.GetValueOrDefault(r.Organisation, ""),
                sight.Language(r), r.Sort, r.Status, [.. assigned[r.Dossier].Select(u => names.GetValueOrDefault(u, "")).Order(StringComparer.CurrentCulture)])
            {
                ShowsClock = sight.ShowsClock,
            };
        }
    }

    private static int RankOf(Referral r, Act act) =>
        r.Urgency == Urgency.Danger ? 0 : r.Urgency == Urgency.Child ? 1 : Priority.HasDateNear(r.Answers, Day(r, act), Calendars.Shipped.Of(r.Territory)) ? 2 : r.Urgency == Urgency.Tonight ? 3 : 4;

    private static DateOnly Day(Referral r, Act act) => Calendars.Shipped.Of(r.Territory).DayOf(act.When);
}

/// <param name="After">The last reference of the page before; null for the first.</param>
public sealed record TriageFilter(ReferralStatus? Status = ReferralStatus.Received, Urgency? Urgency = null, Reference? After = null);

public sealed record TriagePage(IReadOnlyList<TriageLine> Lines, Reference? Next)
{
    /// <summary>Whether it stands in the order of urgency and may be filtered by it, or in that of arrival.</summary>
    public bool IsRanked { get; init; }
}

/// <summary>A referral in the queue: why it stands there, as far as this reader may know, and no name.</summary>
/// <param name="Reasons">Codes, the weightiest first.</param>
/// <param name="Due">Null where no clock runs, or none is open to the reader.</param>
/// <param name="Language">The person's best language, as a code; empty where it is not open to the reader.</param>
public sealed record TriageLine(Reference Reference, IReadOnlyList<string> Reasons, DateTimeOffset SentAt, DateOnly? Due, string Organisation, string Language, ReferralSort Sort, ReferralStatus Status, IReadOnlyList<string> Assigned)
{
    /// <summary>Whether this reader may know by when a decision is due.</summary>
    public bool ShowsClock { get; init; }
}
