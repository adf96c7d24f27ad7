using Entente.Referrals.Questions;

namespace Entente.Retention.Schedule;

/// <summary>What is known of a case that periods count from.</summary>
/// <param name="Decided">When the last decision was issued; null while one is open.</param>
/// <param name="SupportEnded">When the last support ended; null where there was none, or some goes on.</param>
/// <param name="OfAge">When the person certainly is 18; null where that is not known.</param>
public sealed record KeepingFacts(string Territory, DateOnly? Decided, DateOnly? SupportEnded, bool SupportGoesOn, bool CameAsChild, DateOnly? OfAge);

/// <summary>How one class of a case stands.</summary>
public enum KeptState
{
    /// <summary>No rule holds, or its period is not known: kept until the centre sets one.</summary>
    PeriodUnknown,
    /// <summary>A period that is not confirmed and that nobody at the centre answers for: shown, and nothing is deleted by it.</summary>
    PeriodUnconfirmed,
    /// <summary>What it counts from has not happened.</summary>
    NotBegun,
    Running,
    Over,
}

/// <summary>One class of a case: by which rule, since when, until when.</summary>
public sealed record KeptClass(RetentionClass Class, RetentionRule? Rule, KeptState State, DateOnly? Since, DateOnly? Until);

/// <summary>What stands in the way of deleting.</summary>
public enum InTheWay { Hold, OpenRequest, SupportGoesOn, NotYet, NoPeriod }

/// <summary>What goes when, and why. A dossier goes as a whole, on the day on which the last of its classes may.</summary>
/// <param name="GoesOn">The first day on which it may be deleted; null where no day can be told.</param>
public sealed record Kept(IReadOnlyList<KeptClass> Classes, DateOnly? GoesOn, IReadOnlyList<InTheWay> InTheWay)
{
    public bool MayGo => InTheWay.Count == 0;

    /// <summary>Whether its day has come, whatever stands in the way.</summary>
    public bool IsDue(DateOnly today) => GoesOn <= today;
}

/// <summary>Decides how long a case is kept. Reads nothing but its arguments.</summary>
public static class Keeping
{
    /// <param name="held">A hold is in force.</param>
    /// <param name="asked">The person has asked for something about their data that is not answered.</param>
    public static Kept Of(KeepingFacts facts, RetentionSchedule schedule, bool held, bool asked, DateOnly today)
    {
        var classes = schedule.Classes.Select(c => Of(c, schedule.On(c.Code, facts.Territory, today), facts, today)).ToList();
        var goes = classes.All(c => c.State is KeptState.Running or KeptState.Over) ? classes.Max(c => c.Until) : null;
        List<InTheWay> ways = [];
        if (held) ways.Add(InTheWay.Hold);
        if (asked) ways.Add(InTheWay.OpenRequest);
        if (facts.SupportGoesOn) ways.Add(InTheWay.SupportGoesOn);
        if (classes.Any(c => c.State is KeptState.PeriodUnknown or KeptState.PeriodUnconfirmed)) ways.Add(InTheWay.NoPeriod);
        else if (!(goes <= today)) ways.Add(InTheWay.NotYet);
        return new(classes, goes, ways);
    }

    private static KeptClass Of(RetentionClass kind, RetentionRule? rule, KeepingFacts facts, DateOnly today)
    {
        var since = rule is null ? null : Since(rule, facts);
        if (rule?.Months is not { } months) return new(kind, rule, KeptState.PeriodUnknown, since, null);
        DateOnly? until = since is { } begun ? Later(begun, months) : null;
        if (!rule.Deletes) return new(kind, rule, KeptState.PeriodUnconfirmed, since, until);
        return new(kind, rule, until is null ? KeptState.NotBegun : until <= today ? KeptState.Over : KeptState.Running, since, until);
    }

    /// <summary>The last of what the rule counts from. Null where any of it is still to come or is not known: then nothing runs.</summary>
    private static DateOnly? Since(RetentionRule rule, KeepingFacts facts)
    {
        DateOnly? last = null;
        foreach (var start in rule.From)
        {
            var (counts, on) = start switch
            {
                RetentionStart.Decided => (true, facts.Decided),
                RetentionStart.SupportEnded => (facts.SupportGoesOn || facts.SupportEnded is not null, facts.SupportGoesOn ? null : facts.SupportEnded),
                _ => (facts.CameAsChild, facts.OfAge),
            };
            if (!counts) continue;
            if (on is not { } day) return null;
            if (last is null || day > last) last = day;
        }

        return last;
    }

    private static DateOnly Later(DateOnly day, int months) => months > (9999 - day.Year - 1) * 12 ? DateOnly.MaxValue : day.AddMonths(months);
}
