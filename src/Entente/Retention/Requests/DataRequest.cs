using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Retention.Holds;

namespace Entente.Retention.Requests;

/// <summary>How a request was answered.</summary>
public enum RequestOutcome
{
    /// <summary>A copy: every kind was given, or held back by two people.</summary>
    Given,
    /// <summary>A correction: what the person says stands as a statement.</summary>
    Corrected,
    /// <summary>A correction was refused, with why and how to complain.</summary>
    Refused,
}

/// <summary>A person asks for a copy of what is held about them, or for something to be put right: when, by which law, how it is known that it is them, by when they are answered, and how they were.</summary>
public sealed class DataRequest : IOfDossier
{
    private DataRequest() { }

    public static DataKind Kind => DataKind.DataRequests;

    [Open] public required DataRequestId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required Reference Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required OwnRequestSort Sort { get; init; }
    /// <summary>What they asked on their own page; null where it came another way.</summary>
    [Open] public Reference? Own { get; init; }
    /// <summary>How it came: a code of data/retention/requests.json, or "own-page".</summary>
    [Open] public required string Channel { get; init; }
    [Open] public required string Law { get; init; }
    [Sensitive] public required string Words { get; init; }
    /// <summary>How it is known that it is them.</summary>
    [Open] public required string Identity { get; init; }
    [Sensitive] public required string IdentityWords { get; init; }
    [Open] public required DateOnly ReceivedOn { get; init; }
    [Open] public required DateOnly DueOn { get; set; }
    [Open] public required UserId By { get; init; }
    [Open] public required DateTimeOffset EnteredAt { get; init; }
    [Open] public UserId? ExtendedBy { get; private set; }
    [Open] public DateTimeOffset? ExtendedAt { get; private set; }
    [Sensitive] public string ExtendedBecause { get; private set; } = "";
    [Open] public RequestOutcome? Outcome { get; private set; }
    [Open] public UserId? AnsweredBy { get; private set; }
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }
    /// <summary>The record in which what they say stands.</summary>
    [Open] public Reference? Record { get; private set; }
    /// <summary>Code of the ground of a refusal.</summary>
    [Open] public string Refusal { get; private set; } = "";
    /// <summary>What the person is told.</summary>
    [Sensitive] public string Answer { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    public bool IsOpen => AnsweredAt is null;

    public void GiveTo(TeamId team) => Team = team;

    /// <param name="own">What was asked on their own page, where it came from there.</param>
    public static Result<DataRequest> From(RequestForm form, Case about, OwnRequest? own, RequestTerms terms, Func<DateTimeOffset, DateOnly> dayOf, IdSource ids, Act act)
    {
        List<Problem> problems = [];
        var today = dayOf(act.When);
        var law = terms.LawsIn(about.Territory).FirstOrDefault(l => l.Code == form.Law);
        if (law is null) problems.Add(new RequestLawMissing());
        // Another look at a decision is asked of those who decide: no law on data gives it a time here.
        if (own?.Sort == OwnRequestSort.AnotherLook) problems.Add(new DataRequestSortMissing());
        if (own is null)
        {
            if (form.Sort is not (OwnRequestSort.Copy or OwnRequestSort.Correction)) problems.Add(new DataRequestSortMissing());
            if (!terms.Channels.Any(c => c.Code == form.Channel)) problems.Add(new RequestChannelMissing());
            if (form.ReceivedOn is null) problems.Add(new RequestDayMissing());
            else if (form.ReceivedOn > today || form.ReceivedOn < dayOf(about.ReceivedAt)) problems.Add(new RequestDayUnreal(dayOf(about.ReceivedAt), today));
            if (!terms.Identities.Any(c => c.Code == form.Identity)) problems.Add(new RequestIdentityMissing());
            if (HoldText.Refusal(nameof(form.IdentityWords), form.IdentityWords, terms.WordsAtLeast) is { } unsure) problems.Add(unsure);
            if (HoldText.Refusal(nameof(form.Words), form.Words, form.Sort == OwnRequestSort.Correction ? terms.WordsAtLeast : 0) is { } wrong) problems.Add(wrong);
        }

        if (problems.Count > 0) return problems;
        var received = own is null ? form.ReceivedOn!.Value : dayOf(own.AskedAt);
        return new DataRequest
        {
            Id = ids.Next<DataRequestId>(),
            Reference = Reference.New("DATA"),
            Case = about.Reference,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Sort = own?.Sort ?? form.Sort!.Value,
            Own = own?.Reference,
            Channel = own is null ? form.Channel! : RequestTerms.OwnPage,
            Law = law!.Code,
            Words = own?.Words ?? form.Words?.Trim() ?? "",
            Identity = own is null ? form.Identity! : RequestTerms.OwnPage,
            IdentityWords = own is null ? form.IdentityWords!.Trim() : "",
            ReceivedOn = received,
            DueOn = received.AddMonths(law.Months),
            By = act.Reader.User,
            EnteredAt = act.When,
        };
    }

    /// <summary>Once, before its day, and as far as the law lets it go.</summary>
    public IReadOnlyList<Problem> Extend(RequestStepForm form, RequestTerms terms, DateOnly today, Act act)
    {
        if (!IsOpen) return [new RequestAnswered()];
        if (ExtendedAt is not null || terms.Law(Law) is not { ExtendMonths: > 0 } law) return [new RequestNotExtended()];
        if (today > DueOn) return [new RequestTooLateToExtend(DueOn)];
        if (HoldText.Refusal(nameof(form.Words), form.Words, terms.WordsAtLeast) is { } wrong) return [wrong];
        (DueOn, ExtendedBy, ExtendedAt, ExtendedBecause, Version) = (ReceivedOn.AddMonths(law.Months + law.ExtendMonths), act.Reader.User, act.When, form.Words!.Trim(), Version + 1);
        return [];
    }

    /// <summary>A copy is answered once everything that was found was given or held back.</summary>
    public void Give(Act act) => (Outcome, AnsweredBy, AnsweredAt, Version) = (RequestOutcome.Given, act.Reader.User, act.When, Version + 1);

    /// <param name="record">The record in which what the person says stands; null where it is refused.</param>
    public IReadOnlyList<Problem> AnswerCorrection(CorrectionAnswerForm form, Reference? record, RequestTerms terms, Act act)
    {
        if (!IsOpen) return [new RequestAnswered()];
        if (Sort != OwnRequestSort.Correction) return [new RequestIsNoCorrection()];
        List<Problem> problems = [];
        if (form.Accepted is null) problems.Add(new CorrectionAnswerMissing());
        if (form.Accepted == true && record is null) problems.Add(new CorrectedRecordMissing());
        if (form.Accepted == false && !terms.Refusals.Any(r => r.Code == form.Refusal)) problems.Add(new CorrectionGroundMissing());
        if (HoldText.Refusal(nameof(form.Words), form.Words, terms.WordsAtLeast) is { } wrong) problems.Add(wrong);
        if (problems.Count > 0) return problems;
        (Outcome, AnsweredBy, AnsweredAt, Record, Refusal, Answer, Version) = (form.Accepted!.Value ? RequestOutcome.Corrected : RequestOutcome.Refused, act.Reader.User, act.When, form.Accepted.Value ? record : null, form.Accepted.Value ? "" : form.Refusal!, form.Words!.Trim(), Version + 1);
        return [];
    }

    public override string ToString() => Reference.Text;
}
