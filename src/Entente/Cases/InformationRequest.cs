using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases;

/// <summary>Who is asked.</summary>
public enum AskedOf { FirstResponder, Police, SupportProvider, LocalAuthority, Health, Immigration, OtherState, Representative }

/// <summary>How a request for information stands on a day.</summary>
public enum RequestState { Waiting, Overdue, Answered, Closed }

/// <summary>A request for information that a decision waits for: who is asked what, by which power, until when; every chaser and what came back.</summary>
public sealed class InformationRequest : IOfDossier
{
    private InformationRequest() { }

    public static DataKind Kind => DataKind.DecisionDraft;

    [Open] public required InformationRequestId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required CaseId Case { get; init; }
    [Open] public required DossierId Dossier { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; set; }
    [Open] public required AskedOf Of { get; init; }

    /// <summary>Which body or office; no person's address.</summary>
    [Sensitive] public required string Whom { get; init; }
    [Sensitive] public required string Question { get; init; }

    /// <summary>The legal power, or the consent, by which it may be asked.</summary>
    [Sensitive] public required string Power { get; init; }
    [Open] public required DateOnly Due { get; init; }
    [Open] public required UserId AskedBy { get; init; }
    [Open] public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The clock that was asked to stand still until the answer, if one was.</summary>
    [Open] public Reference? Clock { get; init; }
    [Sensitive] public IReadOnlyList<Chaser> Chasers { get; private set; } = [];
    [Sensitive] public string Answer { get; private set; } = "";

    /// <summary>The record that holds what came back, if one does.</summary>
    [Open] public Reference? Record { get; private set; }
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }
    [Open] public DateTimeOffset? ClosedAt { get; private set; }
    [Sensitive] public string ClosedBecause { get; private set; } = "";
    [Open] public int Version { get; private set; } = 1;

    public bool IsOpen => AnsweredAt is null && ClosedAt is null;

    public void GiveTo(TeamId team) => Team = team;

    public RequestState StateOn(DateOnly day) => AnsweredAt is not null ? RequestState.Answered : ClosedAt is not null ? RequestState.Closed : day > Due ? RequestState.Overdue : RequestState.Waiting;

    /// <param name="today">The local day in the case's territory.</param>
    public static Result<InformationRequest> From(InformationRequestForm form, Case about, DateOnly today, Reference? clock, IdSource ids, Act act)
    {
        List<Problem> problems = [];
        if (form.Of is null) problems.Add(new AskedOfMissing());
        Require(problems, form.Whom, new WhomMissing(), nameof(form.Whom), "whom", 200);
        Require(problems, form.Question, new QuestionMissing(), nameof(form.Question), "question", Evidence.MostText);
        Require(problems, form.Power, new PowerMissing(), nameof(form.Power), "power", 200);
        if (form.Due is null) problems.Add(new DueMissing());
        else if (form.Due <= today || form.Due > today.AddYears(1)) problems.Add(new DueUnreal(today.AddDays(1), today.AddYears(1)));
        if (problems.Count > 0) return problems;

        return new InformationRequest
        {
            Id = ids.Next<InformationRequestId>(),
            Reference = Reference.New("RFI"),
            Case = about.Id,
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Of = form.Of!.Value,
            Whom = form.Whom!.Trim(),
            Question = form.Question!.Trim(),
            Power = form.Power!.Trim(),
            Due = form.Due!.Value,
            AskedBy = act.Reader.User,
            AskedAt = act.When,
            Clock = clock,
        };
    }

    public IReadOnlyList<Problem> Chase(string? how, Act act)
    {
        if (!IsOpen) return [new RequestIsDone()];
        List<Problem> problems = [];
        Require(problems, how, new HowMissing(), nameof(FollowUpForm.How), "how", 500);
        if (problems.Count > 0) return problems;
        Chasers = [.. Chasers, new(act.When, how!.Trim())];
        Version++;
        return [];
    }

    public IReadOnlyList<Problem> Answered(string? answer, Reference? record, Act act)
    {
        if (!IsOpen) return [new RequestIsDone()];
        List<Problem> problems = [];
        Require(problems, answer, new AnswerMissing(), nameof(FollowUpForm.Answer), "answer", Evidence.MostText);
        if (problems.Count == 0) (Answer, Record, AnsweredAt, Version) = (answer!.Trim(), record, act.When, Version + 1);
        return problems;
    }

    public IReadOnlyList<Problem> Close(string? because, Act act)
    {
        if (!IsOpen) return [new RequestIsDone()];
        List<Problem> problems = [];
        Require(problems, because, new CloseNeedsWhy(), nameof(FollowUpForm.Because), "why-closed", 500);
        if (problems.Count == 0) (ClosedBecause, ClosedAt, Version) = (because!.Trim(), act.When, Version + 1);
        return problems;
    }

    private static void Require(List<Problem> problems, string? text, Problem missing, string field, string name, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) problems.Add(missing);
        else if (text.Length > most) problems.Add(new TextTooLong(field, name, most));
        else if (NormalForms.IsBroken(text)) problems.Add(new TextBroken(field, name));
    }

    public override string ToString() => Reference.Text;
}

/// <summary>A reminder that was sent or given.</summary>
public sealed record Chaser(DateTimeOffset At, string How)
{
    public override string ToString() => nameof(Chaser);
}

/// <summary>A request for information.</summary>
public readonly record struct InformationRequestId(long Value) : IId<InformationRequestId>
{
    public static InformationRequestId From(long value) => new(value);
}

/// <summary>What is entered for a new request; null is not answered.</summary>
public sealed record InformationRequestForm
{
    public AskedOf? Of { get; init; }
    public string? Whom { get; init; }
    public string? Question { get; init; }
    public string? Power { get; init; }
    public DateOnly? Due { get; init; }

    /// <summary>Whether the decision's clock is asked to stand still until the answer: a second person has to agree.</summary>
    public bool Pause { get; init; }

    public override string ToString() => nameof(InformationRequestForm);
}

/// <summary>What happens to a request afterwards.</summary>
public sealed record FollowUpForm
{
    public string? How { get; init; }
    public string? Answer { get; init; }
    public string? Record { get; init; }
    public string? Because { get; init; }

    public override string ToString() => nameof(FollowUpForm);
}

public sealed record AskedOfMissing() : Problem(nameof(InformationRequestForm.Of));
public sealed record WhomMissing() : Problem(nameof(InformationRequestForm.Whom));
public sealed record QuestionMissing() : Problem(nameof(InformationRequestForm.Question));
public sealed record PowerMissing() : Problem(nameof(InformationRequestForm.Power));
public sealed record DueMissing() : Problem(nameof(InformationRequestForm.Due));
public sealed record DueUnreal(DateOnly First, DateOnly Last) : Problem(nameof(InformationRequestForm.Due), First, Last);
public sealed record NoClockToPause() : Problem(nameof(InformationRequestForm.Pause));
public sealed record HowMissing() : Problem(nameof(FollowUpForm.How));
public sealed record AnswerMissing() : Problem(nameof(FollowUpForm.Answer));
public sealed record CloseNeedsWhy() : Problem(nameof(FollowUpForm.Because));
public sealed record RequestIsDone() : Problem("");
public sealed record RequestStillWaits(Reference Request, DateOnly Due) : Problem("", Request, Due);
