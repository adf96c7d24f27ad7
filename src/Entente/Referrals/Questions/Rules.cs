using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>What follows from the answers together: problems across fields, warnings, recipients. Rules L1 to L11 of the referral.</summary>
public static class Rules
{
    /// <summary>What one answer says against another, once each is sound by itself.</summary>
    public static IReadOnlyList<Problem> Across(Question question, AnswerRow row, Answers answers)
    {
        var problems = new List<Problem>();
        if (question.Code == "K1" && row.First("K2-odd") is null)
        {
            var (from, to, born) = (Date(row.First("K2-from")), Date(row.First("K2-to")), Date(answers.First("H2")));
            if (from is { } f && to is { } t && t.Range().To < f.Range().From) problems.Add(new EndsBeforeItBegins());
            if (born is { } b && (from ?? to) is { } first && first.Range().To < b.Range().From) problems.Add(new OutsideTheirLife());
        }

        if (question.Code == "B3" && row.First("mail") is { } mail && mail.Equals(answers.First("B2", "mail"), StringComparison.OrdinalIgnoreCase)) problems.Add(new SameAsYourself());
        return problems;
    }

    /// <summary>What the sender should know; none of it stops them.</summary>
    public static IReadOnlyList<Warning> Warnings(QuestionSet set, Answers answers, DateOnly today)
    {
        var warnings = new List<Warning>();
        if (set.Is("adult", answers) && set.All.Any(q => q.Code.StartsWith('D') && answers.Said(q.Code).Count > 0)) warnings.Add(new("child-became-adult", "C1"));
        if (Date(answers.First("H2")) is { } born && answers.First("C1") is { } age && IsChild(born, today) is { } child && (age == "child") != child && age != "not-sure") warnings.Add(new("age-disagrees", "H2"));
        if (answers.First("G3") == "companion") warnings.Add(new("companion-interpreted", "G3"));
        if (answers.First("D3") == "yes") warnings.Add(new("parent-involved", "D3"));
        if (SortOf(set, answers) is not ReferralSort.Referral and var sort) warnings.Add(new(sort == ReferralSort.NamedNotification ? "notification" : "anonymous", "E1"));
        return warnings;
    }

    /// <summary>A child is referred; an adult only by their agreement, else their case is notified (L3), by name only to help an investigation.</summary>
    public static ReferralSort SortOf(QuestionSet set, Answers answers) =>
        set.Is("anonymous", answers) ? ReferralSort.AnonymousNotification
        : set.Is("notification", answers) ? ReferralSort.NamedNotification
        : ReferralSort.Referral;

    /// <summary>Who receives something of this referral, as codes in a fixed order.</summary>
    public static IReadOnlyList<string> Recipients(QuestionSet set, Answers answers)
    {
        var child = set.Is("child", answers);
        var anonymous = set.Is("anonymous", answers);
        List<string> who = ["centre"];
        if (child) who.Add("children-service");
        if (child || answers.First("A1") == "yes" || Agreed("police")) who.Add("police");
        foreach (var other in (string[])["council", "provider", "health", "lawyer", "abroad", "research"])
        {
            if (Agreed(other)) who.Add(other);
        }

        return who;

        bool Agreed(string to) => !child && !anonymous && answers.All("E5", to).Any();
    }

    private static bool? IsChild(PartialDate born, DateOnly today)
    {
        var (from, to) = born.Range();
        if (to > DateOnly.MaxValue.AddYears(-19) || from < DateOnly.MinValue.AddYears(19)) return null;
        return from.AddYears(18) > today ? true : to.AddYears(18) <= today ? false : null;
    }

    private static PartialDate? Date(string? text) => PartialDate.TryParse(text, out var date) ? date : null;
}

/// <summary>Something the sender should look at, by code, with the question it rests on.</summary>
public sealed record Warning(string Code, string Question);
