using Entente.Audit;
using Entente.Clocks;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>What a filter of the queue asks of the store, and in which order, for one reader. To whoever may not know what gives a referral its place, place and filter would tell it: for them it is the order of arrival, and such filters do nothing.</summary>
internal sealed class TriageOrder(EntenteDb db, QuestionSets sets, TriageFilter filter, Act act)
{
    private static readonly DateOnly Never = new(2200, 1, 1);

    public TriageFilter Filter => filter;

    public bool IsRanked { get; } = ReferralSight.ShowsRank(sets.Current, db.Matrix, act.Reader);

    public bool ShowsLanguage { get; } = ReferralSight.ShowsLanguage(sets.Current, db.Matrix, act.Reader);

    private string? Reason => IsRanked && filter.Reason is { Length: > 0 } reason ? reason : null;

    private string? Language => ShowsLanguage && filter.Language is { Length: > 0 } language ? language : null;

    /// <summary>Whether some of what is asked is no column that may be asked.</summary>
    public bool DecidesByLine => Reason is not null || Language is not null || filter.MayBeKnown;

    public bool Keeps(TriageLine line) => (Reason is not { } reason || line.Reasons.Contains(reason)) && (Language is not { } language || line.Language == language) && (!filter.MayBeKnown || line.MayBeKnown);

    /// <summary>Those that the columns let through.</summary>
    public IQueryable<Referral> Waiting()
    {
        var waiting = db.Referrals.AsNoTracking();
        if (filter.Status is { } status) waiting = waiting.Where(r => r.Status == status);
        if (filter.Source is { } source) waiting = waiting.Where(r => r.Organisation == source);
        var team = filter.Team == TriageTeam.Mine ? act.Reader.Team : default;
        if (filter.Team is not null) waiting = waiting.Where(r => r.Team == team);
        if (IsRanked && filter.Urgency is { } urgency) waiting = waiting.Where(r => r.Urgency == urgency);
        if (IsRanked && filter.Child is { } child) waiting = waiting.Where(r => r.IsChild == child);
        return waiting;
    }

    /// <summary>The same in their order, behind one of them.</summary>
    public IQueryable<Referral> After(Referral? last)
    {
        switch (filter.Sort)
        {
            case TriageSort.Oldest:
                return (last is null ? Waiting() : Waiting().Where(r => r.Id > last.Id)).OrderBy(r => r.Id);
            case TriageSort.Newest:
                return (last is null ? Waiting() : Waiting().Where(r => r.Id < last.Id)).OrderByDescending(r => r.Id);
        }

        // Each referral counts by the calendar day of its own territory; at one instant there are two days at most.
        var days = Calendars.Shipped.All.Select(c => (c.Territory, Day: c.DayOf(act.When))).ToList();
        var (today, tomorrow) = (days.Min(d => d.Day), days.Max(d => d.Day));
        var ahead = days.Where(d => d.Day > today).Select(d => d.Territory).ToList();
        var (dates, never, ranks, byRank) = (db.NearDates, Never, IsRanked, IsRanked && filter.Sort == TriageSort.Urgent);
        var ranked = Waiting().Select(r => new
        {
            Referral = r,
            Rank = !byRank ? 0 : r.Urgency == Urgency.Danger ? 0 : r.Urgency == Urgency.Child ? 1 : dates.Any(d => d.Referral == r.Id && d.From <= (ahead.Contains(r.Territory) ? tomorrow : today) && d.Until >= (ahead.Contains(r.Territory) ? tomorrow : today)) ? 2 : r.Urgency == Urgency.Tonight ? 3 : 4,
            Due = ranks ? r.Due ?? never : never,
        });
        if (last is not null)
        {
            var (rank, due, id) = (byRank ? RankOf(last, act) : 0, ranks ? last.Due ?? never : never, last.Id);
            ranked = ranked.Where(x => x.Rank > rank || (x.Rank == rank && (x.Due > due || (x.Due == due && x.Referral.Id > id))));
        }

        return ranked.OrderBy(x => x.Rank).ThenBy(x => x.Due).ThenBy(x => x.Referral.Id).Select(x => x.Referral);
    }

    public static DateOnly Day(Referral r, Act act) => Calendars.Shipped.Of(r.Territory).DayOf(act.When);

    private static int RankOf(Referral r, Act act) =>
        r.Urgency == Urgency.Danger ? 0 : r.Urgency == Urgency.Child ? 1 : Priority.HasDateNear(r.Answers, Day(r, act), Calendars.Shipped.Of(r.Territory)) ? 2 : r.Urgency == Urgency.Tonight ? 3 : 4;
}
