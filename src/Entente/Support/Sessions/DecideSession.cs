using System.Globalization;
using Entente.Cases.Contact;
using Entente.Cases.Interviews;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Support.Offers;
using Entente.Support.Plans;

namespace Entente.Support.Sessions;

/// <summary>Decides whether a session can be planned so, and whether what is told of one is whole. Reads nothing but its arguments.</summary>
public static class DecideSession
{
    /// <summary>Nobody plans further ahead; a later year is a slip of the pen.</summary>
    private const int MostDaysAhead = 366;

    private static readonly string[] Hours = ["H:mm", "H.mm", "HH:mm", "HH.mm", "HHmm"];

    /// <param name="step">The step of this person's plan that was chosen; null where none was, or none was found.</param>
    /// <param name="first">The day on which the case was received.</param>
    public static Result<SessionPlan> Plan(SessionPlanForm form, PlanStep? step, Dangers dangers, SessionTerms terms, QuestionSet set, DateOnly first, DateOnly today)
    {
        List<Problem> problems = [];
        if (terms.ServiceOf(form.Service) is null) problems.Add(new ServiceMissing());
        if (form.On is not { } on) problems.Add(new SessionDayMissing());
        else if (on < first || on > today.AddDays(MostDaysAhead)) problems.Add(new SessionDayUnreal(first, today.AddDays(MostDaysAhead)));
        var at = Hour(form.At, nameof(form.At), problems);
        if (string.IsNullOrWhiteSpace(form.Provider)) problems.Add(new SessionProviderMissing());
        if (form.Step is { Length: > 0 } && step is null) problems.Add(new SessionStepUnknown());
        if (form.InterpreterWanted is null) problems.Add(new InterpreterWantedMissing());
        var wanted = form.InterpreterWanted is true;
        if (wanted && !set["G1"].Find("best")!.Options!.Any(o => o.Code == form.Language)) problems.Add(new SessionLanguageMissing());
        var by = wanted ? form.InterpretedBy ?? "" : "";
        if (by == "companion") problems.Add(new CompanionInterpretsNoSession());
        else if (by.Length > 0 && (by == "nobody" || !DecideTelling.Interpreting.Contains(by))) problems.Add(new SessionInterpretedByMissing());
        else if (by.Length > 0 && string.IsNullOrWhiteSpace(form.Interpreter)) problems.Add(new SessionInterpreterMissing());
        if (by.Length > 0 && dangers.Names(form.Interpreter)) problems.Add(new SessionInterpreterIsConnected());
        problems.AddRange(Texts((nameof(form.Provider), form.Provider, Session.MostName), (nameof(form.Interpreter), form.Interpreter, Session.MostName)));
        if (problems.Count > 0) return problems;
        return new SessionPlan(form.Service!, form.On!.Value, at, form.Provider!.Trim(), step?.Reference, wanted, wanted ? form.Language! : "", by, by.Length > 0 ? form.Interpreter!.Trim() : "");
    }

    public static Result<SessionTelling> Tell(SessionOutcomeForm form, Session session, Dangers dangers, SessionTerms terms, DateOnly today)
    {
        List<Problem> problems = [];
        var outcome = terms.OutcomeOf(form.Outcome);
        if (outcome is null) problems.Add(new SessionOutcomeMissing());
        else if ((outcome.Happened || outcome.Missed) && session.On > today) problems.Add(new SessionIsAhead(session.On));
        if (outcome is { AsksWhy: true })
        {
            if (!terms.Whom.Any(w => w.Code == form.ByWhom)) problems.Add(new SessionByWhomMissing());
            if (!terms.Why.Any(w => w.Code == form.Why)) problems.Add(new SessionWhyMissing());
            else if (form.Why == SessionTerms.Other && string.IsNullOrWhiteSpace(form.Words)) problems.Add(new SessionWordsMissing());
        }

        var isLate = outcome is { Happened: true, AsksWhy: true };
        if (isLate && form.MinutesLate is < 1 or > 600) problems.Add(new MinutesLateOutside());
        if (outcome is { Happened: true })
        {
            // What happened is kept also where it should not have been: it is shown as what it is, and a task follows.
            if (form.InterpretedBy is null || !DecideTelling.Interpreting.Contains(form.InterpretedBy)) problems.Add(new SessionInterpretedByMissing());
            else if (form.InterpretedBy != "nobody" && string.IsNullOrWhiteSpace(form.Interpreter)) problems.Add(new SessionInterpreterMissing());
        }

        var nextAt = Hour(form.NextAt, nameof(form.NextAt), problems);
        if (form.NextOn is null && !string.IsNullOrWhiteSpace(form.NextAt)) problems.Add(new NextDayMissing());
        if (form.NextOn is { } next && (next < today || next > today.AddDays(MostDaysAhead))) problems.Add(new NextDayUnreal(today, today.AddDays(MostDaysAhead)));
        problems.AddRange(Texts((nameof(form.Words), form.Words, Session.MostWords), (nameof(form.Others), form.Others, Session.MostName), (nameof(form.Interpreter), form.Interpreter, Session.MostName)));
        if (problems.Count > 0) return problems;
        var asks = outcome!.AsksWhy;
        var interpreted = outcome.Happened && form.InterpretedBy != "nobody";
        return new SessionTelling(outcome.Happened ? SessionState.Happened : SessionState.NotHappened, outcome.Code, asks ? form.ByWhom! : "", asks ? form.Why! : "", form.Words?.Trim() ?? "",
            outcome.Happened ? form.Others?.Trim() ?? "" : "", isLate ? form.MinutesLate : null, outcome.Happened ? form.InterpretedBy! : "", interpreted ? form.Interpreter!.Trim() : "", interpreted && dangers.Names(form.Interpreter))
        {
            NextOn = form.NextOn,
            NextAt = nextAt,
        };
    }

    /// <summary>The next time of a service: as it was planned, with an interpreter to be found anew.</summary>
    public static SessionPlan? Next(Session session, SessionTelling told) =>
        told.NextOn is not { } on ? null : new(session.Service, on, told.NextAt, session.Provider, session.Step, session.InterpreterWanted, session.Language, "", "");

    private static string Hour(string? said, string field, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(said)) return "";
        if (TimeOnly.TryParseExact(said.Trim(), Hours, CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)) return hour.ToString("HH:mm", CultureInfo.InvariantCulture);
        problems.Add(new SessionTimeUnreadable(field));
        return "";
    }

    private static IEnumerable<Problem> Texts(params IEnumerable<(string Field, string? Text, int Most)> texts)
    {
        foreach (var (field, text, most) in texts)
        {
            if (text?.Length > most) yield return new WordsTooLong(field, most);
            else if (text is not null && NormalForms.IsBroken(text)) yield return new WordsBroken(field);
        }
    }
}
