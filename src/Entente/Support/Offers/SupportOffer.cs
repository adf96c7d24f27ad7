using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;

namespace Entente.Support.Offers;

/// <summary>One provider asked to help one person. It says what is needed in codes and nothing of who or where the person is; that comes with accepting.</summary>
public sealed partial class SupportOffer : IOfDossier
{
    public const int MostWords = 1_000;

    private SupportOffer() { }

    public static DataKind Kind => DataKind.SupportOffers;

    [Open] public required SupportOfferId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    /// <summary>The provider that is asked: its people see the offer as their own organisation's.</summary>
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required Reference Case { get; init; }
    [Open] public required string Territory { get; init; }
    [Personal] public required bool IsChild { get; init; }
    [Sensitive] public required string Needs { get; init; }
    [Sensitive] public required string Wanted { get; init; }
    [Sensitive] public required string PlaceWishes { get; init; }
    [Personal] public required string Language { get; init; }
    [Sensitive] public required OfferDanger Danger { get; init; }
    [Open] public required Naming Naming { get; init; }
    [Open] public required UserId SentBy { get; init; }
    [Open] public required DateTimeOffset SentAt { get; init; }
    /// <summary>From when on it can no longer be accepted.</summary>
    [Open] public required DateTimeOffset Until { get; init; }
    [Open] public OfferState State { get; private set; }
    /// <summary>Code of the reason for which it was declined.</summary>
    [Open] public string Reason { get; private set; } = "";
    [Sensitive] public string Words { get; private set; } = "";
    [Open] public UserId? AnsweredBy { get; private set; }
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }
    [Open] public int Version { get; private set; } = 1;

    /// <summary>How it stands at this moment: its time may have run out before anybody wrote it down.</summary>
    public OfferState StateAt(DateTimeOffset now) => State == OfferState.Sent && now >= Until ? OfferState.Expired : State;

    public void GiveTo(TeamId team) => Team = team;

    /// <summary>Decides whether a provider may be asked this. Reads nothing but its arguments.</summary>
    /// <param name="isChild">Whether the person counts as a child today (<see cref="Entente.Cases.Case.IsChildOn"/>).</param>
    public static Result<SupportOffer> From(OfferForm form, Case about, bool isChild, OrganisationId? provider, QuestionSet set, SupportTerms terms, WorkingCalendar calendar, IdSource ids, Act act)
    {
        List<Problem> problems = [];
        if (provider is null) problems.Add(new ProviderMissing());
        if (form.Needs.Count + form.Wanted.Count == 0 || !AreOf(form.Needs, set["P1"]) || !AreOf(form.Wanted, set["E4"])) problems.Add(new NeedsMissing());
        if (!form.PlaceWishes.All(w => terms.PlaceWishes.Any(t => t.Code == w))) problems.Add(new WishUnknown());
        if (form.Language is { Length: > 0 } said && !set["G1"].Find("best")!.Options!.Any(o => o.Code == said)) problems.Add(new LanguageUnknown());
        if (form.Danger is null || !Enum.IsDefined(form.Danger.Value)) problems.Add(new DangerMissing());
        if (form.Naming is null || !Enum.IsDefined(form.Naming.Value)) problems.Add(new NamingMissing());
        else if (form.Naming == Offers.Naming.BestInterests && !isChild) problems.Add(new AdultIsAsked());
        else if (form.Naming == Offers.Naming.Agreed && isChild) problems.Add(new ChildIsNotAsked());
        var time = terms.TimeOf(form.Within);
        if (time is null) problems.Add(new AnswerTimeMissing());
        if (problems.Count > 0) return problems;

        return new SupportOffer
        {
            Id = ids.Next<SupportOfferId>(),
            Reference = Reference.New("SUP"),
            Dossier = about.Dossier,
            Organisation = provider!.Value,
            Team = about.Team,
            Case = about.Reference,
            Territory = about.Territory,
            IsChild = isChild,
            Needs = Codes(form.Needs),
            Wanted = Codes(form.Wanted),
            PlaceWishes = Codes(form.PlaceWishes),
            Language = form.Language ?? "",
            Danger = form.Danger!.Value,
            Naming = form.Naming!.Value,
            SentBy = act.Reader.User,
            SentAt = act.When,
            Until = time!.EndOf(act.When, calendar),
        };
    }

    public override string ToString() => Reference.Text;

    private static bool AreOf(IReadOnlyList<string> codes, Question question) => codes.All(c => question.Parts[0].Options!.Any(o => o.Code == c));

    private static string Codes(IReadOnlyList<string> codes) => string.Join(' ', codes.Distinct());
}

/// <summary>Where an offer stands.</summary>
public enum OfferState
{
    Sent,
    Accepted,
    Declined,
    Expired,
    /// <summary>The centre took it back.</summary>
    Recalled,
    /// <summary>Another provider accepted first.</summary>
    Elsewhere,
    /// <summary>It was accepted, and the person has left.</summary>
    Ended,
}
