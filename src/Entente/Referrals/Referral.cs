using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>A report that somebody may be a victim of trafficking, as it was sent. Its answers never change; whatever is learned later is a record of its own.</summary>
public sealed class Referral : IProtected
{
    private Referral() { }

    public static DataKind Kind => DataKind.ReferralFacts;

    [Open] public required ReferralId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DraftId Draft { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    /// <summary>The organisation that referred.</summary>
    [Open] public required OrganisationId Organisation { get; init; }
    /// <summary>The centre's team that it was routed to; none yet while it waits in triage.</summary>
    [Open] public TeamId Team { get; private set; }
    [Open] public required UserId SentBy { get; init; }
    [Open] public required DateTimeOffset SentAt { get; init; }
    [Open] public required string Questions { get; init; }
    [Sensitive] public required Answers Answers { get; init; }
    /// <summary>Whose law and calendar count.</summary>
    [Open] public required string Territory { get; init; }
    /// <summary>A child, or somebody who may be one: not knowing counts as being one.</summary>
    [Personal] public required bool IsChild { get; init; }
    /// <summary>Whether a decision follows from it, and whether it may say who the person is.</summary>
    [Open] public required ReferralSort Sort { get; init; }
    /// <summary>Who was told to the sender to receive something, and was confirmed.</summary>
    [Open] public required string Recipients { get; init; }
    [Open] public required Urgency Urgency { get; init; }
    /// <summary>The day by which the law wants a decision; the clock holds the truth.</summary>
    [Open] public DateOnly? Due { get; set; }
    [Open] public ReferralStatus Status { get; private set; } = ReferralStatus.Received;
    [Open] public int Version { get; private set; } = 1;

    /// <summary>Decides whether a draft may become a referral. Reads nothing but its arguments.</summary>
    public static Result<Referral> From(DraftReferral draft, QuestionSet set, SendForm form, IdSource ids, Act act)
    {
        var checkedWith = AnswerCheck.Row(set["W1"], set["W1"].Parts, new Dictionary<string, string[]> { [Part.Only] = [form.CheckedWith ?? ""] }, default);
        var answers = checkedWith.IsRefused ? draft.Answers : draft.Answers.With("W1", checkedWith.Value);
        var (recipients, parts) = (string.Join(' ', Rules.Recipients(set, answers)), Rules.PartsInOne(set, answers));

        List<Problem> problems = [.. set.Missing(answers, onCheckToo: false).Select(q => new QuestionNotAnswered(q.Code, q.Label))];
        if (answers.First("E1") == "not-today" && set.Is("adult", answers)) problems.Add(new NotDecidedToday());
        if (Rules.IsHeld(set, answers)) problems.Add(new NobodyDecidedForThem());
        var asked = set.Asked(answers);
        if (SafeContact.LettersGoToDanger(asked)) problems.Add(new LettersToDanger("Missing"));
        if (SafeContact.LettersGoToExploiter(asked)) problems.Add(new LettersToExploiter());
        if (SafeContact.InterpreterIsExploiter(asked)) problems.Add(new InterpreterAmongExploiters());
        if (checkedWith.IsRefused) problems.Add(new NotSaidWhetherChecked());
        if (!form.Understood) problems.Add(new RecipientsNotConfirmed());
        else if (form.Recipients != parts) problems.Add(new RecipientsChanged());
        if (problems.Count > 0) return problems;

        var sent = Payload.Of(set, answers.With("W2", AnswerRow.Of((Part.Only, parts))));
        return new Referral
        {
            Id = ids.Next<ReferralId>(),
            Reference = Reference.New("REF"),
            Draft = draft.Id,
            Dossier = draft.Dossier,
            Organisation = draft.Organisation,
            SentBy = act.Reader.User,
            SentAt = act.When,
            Questions = set.Code,
            Answers = sent,
            Territory = set.TerritoryOf(answers)!,
            IsChild = set.Is("child", answers),
            Sort = Rules.SortOf(set, answers),
            Recipients = recipients,
            Urgency = Priority.Of(set, sent),
        };
    }

    public bool IsAnonymous => Sort == ReferralSort.AnonymousNotification;

    public void RouteTo(TeamId team) => (Team, Status, Version) = (team, Status == ReferralStatus.Received ? ReferralStatus.Routed : Status, Version + 1);

    /// <summary>Puts it back where it stood before it was given to a team.</summary>
    public void PutBack(TeamId team, ReferralStatus status) => (Team, Status, Version) = (team, status, Version + 1);

    public override string ToString() => Reference.Text;
}

/// <summary>The days between which a date that was given with a referral counts as near, so that the queue can ask for those of today.</summary>
public sealed class NearDate
{
    [Open] public required ReferralId Referral { get; init; }
    [Sensitive] public required DateOnly From { get; init; }
    [Sensitive] public required DateOnly Until { get; init; }
}

/// <summary>Where a referral stands in triage.</summary>
public enum ReferralStatus { Received, Routed }

/// <summary>What becomes of a draft. Only a referral has a clock and a case; a notification meets the duty to notify and no decision follows from it (Modern Slavery Act 2015, section 52).</summary>
public enum ReferralSort
{
    Referral,
    /// <summary>Of an adult who refused to be referred, yet would help an investigation: it may say who they are.</summary>
    NamedNotification,
    /// <summary>Of an adult who refused: it says nothing of who they are.</summary>
    AnonymousNotification,
}

/// <summary>What the sender says at the end.</summary>
public sealed record SendForm
{
    /// <summary>Whether it was checked with the person: an option of W1.</summary>
    public string? CheckedWith { get; init; }
    public bool Understood { get; init; }
    /// <summary>Who receives which parts, as it was shown when the sender confirmed it: <see cref="Rules.PartsInOne"/>.</summary>
    public string Recipients { get; init; } = "";
}
