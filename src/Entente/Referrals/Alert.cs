using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>Somebody is in danger now. Raised as soon as a responder says so, whether or not a referral is ever sent; one open alert to a dossier, and another where a danger arises after it was closed.</summary>
public sealed class Alert : IOfDossier
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

    /// <summary>Takes over what the responder has said so far of the danger. What the desk knows already changes nothing, so that it is not disturbed while it writes.</summary>
    public void Tell(Danger danger)
    {
        if ((What, Where, CallBack) != (danger.What, danger.Where, danger.CallBack)) (What, Where, CallBack, Version) = (danger.What, danger.Where, danger.CallBack, Version + 1);
    }

    public void Take(Act act) => (TakenBy, TakenAt, Version) = (TakenBy ?? act.Reader.User, TakenAt ?? act.When, Version + 1);

    /// <param name="team">Whom the referral was given to; none while it waits or where none was sent.</param>
    public void Close(string done, TeamId team, Act act) => (Done, Team, ClosedAt, TakenBy, TakenAt, Version) = (done, team, act.When, TakenBy ?? act.Reader.User, TakenAt ?? act.When, Version + 1);

    public void GiveTo(TeamId team)
    {
        if (!IsOpen) (Team, Version) = (team, Version + 1);
    }

    /// <summary>Takes out whatever tells who the person is, where they refused to be named. Where the danger is stays until the desk has dealt with it: a life goes before a name.</summary>
    public void Anonymise(Identity who, Answers sent)
    {
        (What, Done, Version) = (who.Scrub(What), who.Scrub(Done), Version + 1);
        if (!IsOpen) ForgetPlaces(sent);
    }

    /// <param name="sent">What the report says, addresses taken out.</param>
    public void ForgetPlaces(Answers sent) => Where = Danger.PlacesIn(sent);
}
