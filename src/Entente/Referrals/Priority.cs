using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>How soon somebody must look: the first that applies.</summary>
public enum Urgency { Danger, Child, Tonight, Usual }

/// <summary>Why a referral stands where it does in the queue. Danger first, then a child, then a near date; every place has its reasons in words.</summary>
public static class Priority
{
    public const int NearWorkingDays = 5;

    public static Urgency Of(QuestionSet set, Answers answers) =>
        answers.First("A1") == "yes" ? Urgency.Danger
        : set.Is("child", answers) ? Urgency.Child
        : answers.All("P1").Any(n => n is "bed" or "protection" or "medical") ? Urgency.Tonight
        : Urgency.Usual;

    /// <summary>The days between which a date of detention, removal, court or eviction counts as near, for each that was given: from five working days before it until it is over.</summary>
    public static IEnumerable<(DateOnly From, DateOnly Until)> NearDates(Answers answers, WorkingCalendar calendar)
    {
        foreach (var text in answers.All("T3", "day").Distinct())
        {
            if (!PartialDate.TryParse(text, out var date)) continue;
            var from = date.Earliest;
            while (calendar.WorkingDaysBetween(from.AddDays(-1), date.Earliest) <= NearWorkingDays) from = from.AddDays(-1);
            yield return (from, date.Latest);
        }
    }

    /// <summary>The reasons that decide the place in the queue before its clock does.</summary>
    public static IReadOnlyList<string> Ranking { get; } = ["danger", "child", "date-near", "tonight"];

    /// <summary>The answer that a reason comes from; null where it comes from the clock.</summary>
    public static (string Question, string Part)? AnswerBehind(string reason) => reason switch
    {
        "danger" => ("A1", Part.Only),
        "child" or "may-be-child" => ("C1", Part.Only),
        "date-near" => ("T3", "day"),
        "tonight" => ("P1", Part.Only),
        "still-there" => ("O1", Part.Only),
        "companion" => ("G3", Part.Only),
        _ => null,
    };

    public static bool HasDateNear(Answers answers, DateOnly today, WorkingCalendar calendar) => NearDates(answers, calendar).Any(d => d.From <= today && today <= d.Until);

    /// <summary>The reasons as codes, the weightiest first (L11: a date within five working days raises the priority).</summary>
    public static IReadOnlyList<string> Reasons(Referral referral, DateOnly today, WorkingCalendar calendar)
    {
        var answers = referral.Answers;
        var reasons = new List<string>();
        if (referral.Urgency == Urgency.Danger) reasons.Add("danger");
        if (referral.IsChild) reasons.Add(answers.First("C1") == "not-sure" ? "may-be-child" : "child");
        if (HasDateNear(answers, today, calendar)) reasons.Add("date-near");
        if (referral.Due is { } due && due < today) reasons.Add("overdue");
        else if (referral.Due is { } soon && calendar.WorkingDaysBetween(today, soon) <= 1) reasons.Add("clock-near");
        if (answers.All("P1").Any(n => n is "bed" or "protection" or "medical")) reasons.Add("tonight");
        if (answers.First("O1") is "yes" or "partly") reasons.Add("still-there");
        if (answers.First("G3") == "companion") reasons.Add("companion");
        return reasons;
    }
}
