using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>A referral that somebody is writing. All colleagues of the organisation may go on with it; it is deleted when nobody does.</summary>
public sealed class DraftReferral : IOfItsOrganisation
{
    /// <summary>An unsent draft holds a person's data without helping them: it goes after four weeks without a word.</summary>
    public const int KeptDays = 28;

    private DraftReferral() { }

    public static DataKind Kind => DataKind.DraftReferral;

    [Open] public required DraftId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; init; }
    /// <summary>Given at the start, so that an alert and files belong to the person before anything is sent.</summary>
    [Open] public required DossierId Dossier { get; init; }
    /// <summary>The version of the questions that it stays on until somebody moves it (L16).</summary>
    [Open] public string Questions { get; private set; } = "";
    [Open] public required UserId StartedBy { get; init; }
    [Open] public required DateTimeOffset StartedAt { get; init; }
    [Open] public UserId SavedBy { get; private set; }
    [Open] public DateTimeOffset SavedAt { get; private set; }
    [Open] public UserId HeldBy { get; private set; }
    [Personal] public string Note { get; private set; } = "";
    [Sensitive] public Answers Answers { get; private set; } = Answers.None;
    [Open] public DateTimeOffset? SentAt { get; private set; }
    [Open] public Reference? SentAs { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public bool IsSent => SentAt is not null;

    /// <summary>How long before its day a draft says so.</summary>
    public const int WarnedDays = 7;

    /// <summary>Days until it is deleted, where that is a week or less away.</summary>
    public static int? LastDays(DateOnly deletesOn, DateOnly today) => deletesOn.DayNumber - today.DayNumber is var left and <= WarnedDays ? Math.Max(0, left) : null;

    public DateOnly DeletesOn => DeletesOnAfter(SavedAt);

    public static DateOnly DeletesOnAfter(DateTimeOffset saved) => DateOnly.FromDateTime(saved.UtcDateTime).AddDays(KeptDays);

    /// <summary>The calendar day where the referral is made: half past midnight in summer is a new day there, and not yet in UTC.</summary>
    public DateOnly Today(Act act) => Calendars.Shipped.Of(QuestionSets.Shipped[Questions].TerritoryOf(Answers) ?? "GB-EAW").DayOf(act.When);

    public static DraftReferral Start(IdSource ids, QuestionSet questions, Answers known, Act act) => new()
    {
        Id = ids.Next<DraftId>(),
        Reference = Reference.New("DRAFT"),
        Organisation = act.Reader.Organisation,
        Team = act.Reader.Team,
        Dossier = ids.Next<DossierId>(),
        Questions = questions.Code,
        StartedBy = act.Reader.User,
        StartedAt = act.When,
        SavedBy = act.Reader.User,
        SavedAt = act.When,
        HeldBy = act.Reader.User,
        Answers = known,
    };

    public void Save(Answers answers, Act act) => (Answers, SavedBy, SavedAt, Version) = (answers, act.Reader.User, act.When, Version + 1);

    /// <summary>Goes on with another version of the questions.</summary>
    public void MoveTo(QuestionSet set, Answers answers, Act act)
    {
        Questions = set.Code;
        Save(answers, act);
    }

    public void HandTo(UserId who, string note, Act act) => (HeldBy, Note, SavedBy, SavedAt, Version) = (who, note, act.Reader.User, act.When, Version + 1);

    /// <summary>Closes it. Where the report is anonymous, nothing that tells who the person is stays behind.</summary>
    public void Close(Referral sent, Act act)
    {
        if (sent.IsAnonymous) (Answers, Note) = (sent.Answers, "");
        (SentAt, SentAs, Version) = (act.When, sent.Reference, Version + 1);
    }

    public override string ToString() => Reference.Text;
}
