using System.Globalization;
using Entente.Access;
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

        if (question.Code == "F2" && SafeContact.LettersGoToDanger(answers.With("F2", row))) problems.Add(new LettersToDanger("address"));
        if (question.Code == "E9" && row.First("ground") is { } ground && ground != "not-yet" && row.First("by") is null) problems.Add(new DeciderMissing());
        if (question.Code == "B3" && row.First("mail") is { } mail && mail.Equals(answers.First("B2", "mail"), StringComparison.OrdinalIgnoreCase)) problems.Add(new SameAsYourself());
        return problems;
    }

    /// <summary>What the sender should know; none of it stops them.</summary>
    public static IReadOnlyList<Warning> Warnings(QuestionSet set, Answers answers, DateOnly today)
    {
        var warnings = new List<Warning>();
        var said = set.Asked(answers);
        if (ChildBecameAdult(set, answers)) warnings.Add(new("child-became-adult", "C1"));
        if (Date(said.First("H2")) is { } born && said.First("C1") is { } age && IsChild(born, today) is { } child && (age == "child") != child && age != "not-sure") warnings.Add(new("age-disagrees", "H2"));
        if (CompanionInterpreted(said) is { } where) warnings.Add(new("companion-interpreted", where));
        if (said.First("D3") == "yes") warnings.Add(new("parent-involved", "D3"));
        if (SafeContact.LettersGoToDanger(said)) warnings.Add(new("letters-danger", "F2"));
        if (SafeContact.LettersGoToExploiter(said)) warnings.Add(new("letters-exploiter", "F3"));
        if (SafeContact.InterpreterIsExploiter(said)) warnings.Add(new("interpreter-exploiter", "M1"));
        if (SafeContact.CallsReachExploiter(said)) warnings.Add(new("calls-exploiter", "F1"));
        foreach (var high in set.Shown(answers).Where(q => said.Rows(q.Code).Any(row => q.Parts.Any(p => p.WarnAbove is { } most && Number(row.First(p.Code)) > most)))) warnings.Add(new("number-high", high.Code));
        if (ChildAtTheTime.Disagrees(said)) warnings.Add(new("child-then-disagrees", "C4"));
        if (IsHeld(set, answers)) warnings.Add(new("capacity-undecided", "E9"));
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
        var said = set.Asked(answers);
        List<string> who = ["centre"];
        if (set.Is("child", answers)) who.Add("children-service");
        // The police are told of every referral (statutory guidance), of every danger, and by whoever would help them.
        if (SortOf(set, answers) != ReferralSort.AnonymousNotification || said.First("A1") == "yes") who.Add("police");
        foreach (var other in (string[])["council", "provider", "health", "lawyer", "abroad", "research"])
        {
            // "Nothing" and "ask again later" let nobody know anything.
            if (said.All("E5", other).Any(what => what is not ("none" or "later"))) who.Add(other);
        }

        return who;
    }

    /// <summary>Who receives which parts of the answers, in the order of <see cref="Recipients"/>.</summary>
    /// <remarks>The centre receives all of it; children's services what keeps a child safe; whoever else the parts that the person allowed. The police learn of every referral that there is one, where, and of danger (statutory guidance); of a notification by name what an investigation needs.</remarks>
    public static IReadOnlyList<RecipientParts> Parts(QuestionSet set, Answers answers)
    {
        var said = set.Asked(answers);
        var there = set.Shown(answers).Where(q => answers.Has(q.Code) && !q.NeverSent && !q.OnCheck).Select(PartOf).Where(p => !(p is "identity" or "contact" && set.Is("anonymous", answers))).ToHashSet();
        return [.. Recipients(set, answers).Select(who => new RecipientParts(who, [.. Sorts.Where(s => there.Contains(s) && (who == "centre" || Receives(who, s)))]))];

        bool Receives(string who, string part) => who switch
        {
            "children-service" => part is not "choices",
            "police" when SortOf(set, answers) == ReferralSort.NamedNotification => part is "referrer" or "danger" or "identity" or "contact" or "story",
            "police" => part is "referrer" or "danger" || (set.Is("child", answers) && part is "identity" or "contact") || said.All("E5", who).Contains(part),
            _ => part == "referrer" || said.All("E5", who).Contains(part),
        };
    }

    /// <summary>The same as one text, "centre:referrer+danger police:danger": what the sender confirms.</summary>
    public static string PartsInOne(QuestionSet set, Answers answers) => string.Join(' ', Parts(set, answers).Select(p => p.ToString()));

    /// <summary>The sorts of answers that a recipient may be told apart by.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["referrer", "danger", "identity", "contact", "story", "health", "choices"];

    /// <summary>The sort that a question's answers are.</summary>
    public static string PartOf(Question question) => question.Code[0] == 'B' ? "referrer" : question.Kind switch
    {
        DataKind.Hazards => "danger",
        DataKind.Identity or DataKind.ChildFlags => "identity",
        DataKind.Contact => "contact",
        DataKind.Health => "health",
        DataKind.ConsentLedger => "choices",
        _ => "story",
    };

    /// <summary>Rule L7: the question that says that somebody who came along interpreted; null where nobody did.</summary>
    public static string? CompanionInterpreted(Answers said) => said.First("G3") == "companion" ? "G3" : said.All("Q1", "interpreter").Contains("companion") ? "Q1" : null;

    /// <summary>Rule L2: what was answered for a child, of somebody who is now said to be an adult.</summary>
    public static bool ChildBecameAdult(QuestionSet set, Answers answers) => set.Is("adult", answers) && set.All.Any(q => q.Code.StartsWith('D') && answers.Said(q.Code).Count > 0);

    /// <summary>Nobody agrees for an adult by a tick: of one who lacks the capacity to decide nothing is sent before somebody whom the law names has decided.</summary>
    public static bool IsHeld(QuestionSet set, Answers answers) => set.Is("lacks-capacity", answers) && !(set.Is("decided-for-them", answers) && answers.First("E9", "by") is not null);

    private static bool? IsChild(PartialDate born, DateOnly today)
    {
        var (from, to) = born.Range();
        if (to > DateOnly.MaxValue.AddYears(-19) || from < DateOnly.MinValue.AddYears(19)) return null;
        return from.AddYears(18) > today ? true : to.AddYears(18) <= today ? false : null;
    }

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static PartialDate? Date(string? text) => PartialDate.TryParse(text, out var date) ? date : null;
}

/// <summary>What one recipient receives.</summary>
/// <param name="Who">A code of <see cref="Rules.Recipients"/>.</param>
/// <param name="Sorts">Codes of <see cref="Rules.Sorts"/>; none where they learn only that there is a referral.</param>
public sealed record RecipientParts(string Who, IReadOnlyList<string> Sorts)
{
    public override string ToString() => $"{Who}:{string.Join('+', Sorts)}";
}

/// <summary>Something the sender should look at, by code, with the question it rests on.</summary>
public sealed record Warning(string Code, string Question);
