using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>Somebody is in danger now. Raised as soon as a responder says so, whether or not a referral is ever sent; one to a dossier.</summary>
public sealed class Alert : IProtected
{
    private Alert() { }

    public static DataKind Kind => DataKind.DutyLog;

    [Open] public required AlertId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    /// <summary>No team's while it is open: the whole desk sees danger, whoever was given the referral.</summary>
    [Open] public TeamId Team { get; private set; }
    [Open] public required UserId RaisedBy { get; init; }
    [Open] public required DateTimeOffset RaisedAt { get; init; }
    [Hazard] public string What { get; private set; } = "";
    [Hazard] public string Where { get; private set; } = "";
    [Personal] public string CallBack { get; private set; } = "";
    [Open] public UserId? TakenBy { get; private set; }
    [Open] public DateTimeOffset? TakenAt { get; private set; }
    [Hazard] public string Done { get; private set; } = "";
    [Open] public DateTimeOffset? ClosedAt { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    public bool IsOpen => ClosedAt is null;

    public static Alert Raise(IdSource ids, DraftReferral draft, Act act) => new()
    {
        Id = ids.Next<AlertId>(),
        Reference = Reference.New("ALERT"),
        Dossier = draft.Dossier,
        Organisation = draft.Organisation,
        RaisedBy = act.Reader.User,
        RaisedAt = act.When,
    };

    /// <summary>Takes over what the responder has said so far of the danger.</summary>
    public void Tell(QuestionSet set, Answers answers)
    {
        var kind = set["A2"].Parts.First(p => p.Code == "danger");
        What = string.Join("; ", answers.All("A2", "danger").Select(kind.TextOf).Concat(answers.All("A2", "what")));
        Where = string.Join(", ", Place(answers.Rows("A2")).Concat(Place(answers.Rows("A5"))).Distinct());
        CallBack = answers.First("A2", "call-back") ?? answers.First("B2", "phone") ?? "";
        Version++;
    }

    public void Take(Act act) => (TakenBy, TakenAt, Version) = (TakenBy ?? act.Reader.User, TakenAt ?? act.When, Version + 1);

    /// <param name="team">Whom the referral was given to; none while it waits or where none was sent.</param>
    public void Close(string done, TeamId team, Act act) => (Done, Team, ClosedAt, TakenBy, TakenAt, Version) = (done, team, act.When, TakenBy ?? act.Reader.User, TakenAt ?? act.When, Version + 1);

    public void GiveTo(TeamId team)
    {
        if (!IsOpen) (Team, Version) = (team, Version + 1);
    }

    /// <summary>Takes out whatever tells who the person is, where they did not agree to be named.</summary>
    public void Anonymise(Answers answers) => (What, Where, Version) = (Payload.Scrub(What, answers), Payload.Scrub(Where, answers), Version + 1);

    private static IEnumerable<string> Place(IEnumerable<AnswerRow> rows) =>
        rows.SelectMany(r => new[] { r.First("address"), r.First("town"), r.First("postcode") }).OfType<string>();
}
