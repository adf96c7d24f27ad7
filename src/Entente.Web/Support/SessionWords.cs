using Entente.Cases.Consent;
using Entente.Cases.Interviews;
using Entente.Support.Plans;
using Entente.Support.Sessions;
using Entente.Web.Cases;
using Entente.Web.Design;

namespace Entente.Web.Support;

/// <summary>The codes of sessions in the reader's language. A code that today's data no longer have is shown as it was kept.</summary>
public sealed class SessionWords(SessionTerms terms, Entitlements entitlements, OfferWords offers, Texts texts)
{
    public string Source => texts.Of(terms.Source)!;

    public bool IsConfirmed => terms.IsConfirmed;

    public int MissedInARow => terms.MissedInARow;

    /// <summary>Each service, with what the person is entitled to that it serves.</summary>
    public IReadOnlyList<Choice> Services => [.. terms.Services.Select(s => new Choice(s.Code, texts.Of(s.Text)!, Serves(s.Entitlement)))];

    public IReadOnlyList<Choice> Outcomes => [.. terms.Outcomes.Select(o => new Choice(o.Code, texts.Of(o.Text)!))];

    public IReadOnlyList<Choice> Whom => texts.Choices(terms.Whom);

    public IReadOnlyList<Choice> Reasons => texts.Choices(terms.Why);

    public IReadOnlyList<Choice> Languages => offers.Languages;

    public IReadOnlyList<Choice> YesOrNo => texts.Keyed("interviews.answer.", "true", "false");

    /// <summary>Who may be asked to interpret. Somebody who came along is among them, so that it can be refused by name.</summary>
    public IReadOnlyList<Choice> Interpreting => texts.Keyed("interviews.interpreting.", [.. DecideTelling.Interpreting.Where(i => i != "nobody")]);

    public IReadOnlyList<Choice> Interpreted => texts.Keyed("interviews.interpreting.", DecideTelling.Interpreting);

    public IReadOnlyList<Choice> Steps(IEnumerable<PlanStep> steps) => [.. steps.Select(s => new Choice(s.Reference.Text, s.What))];

    public string Service(string code) => texts.Of(terms.ServiceOf(code)?.Text ?? code)!;

    /// <summary>"Directive 2011/36/EU, article 11(5)" of a service, and that nobody confirmed it where nobody did.</summary>
    public string Article(string code) => terms.ServiceOf(code) is { } service ? Serves(service.Entitlement) : "";

    public string Outcome(string code) => texts.Of(terms.OutcomeOf(code)?.Text ?? code)!;

    public string ByWhom(string code) => texts.Of(ConsentTerms.Say(terms.Whom, code))!;

    public string Why(string code) => texts.Of(ConsentTerms.Say(terms.Why, code))!;

    public string Language(string code) => offers.Languages.FirstOrDefault(l => l.Value == code)?.Text ?? code;

    /// <summary>Which interpreter is wanted, and who it is.</summary>
    public string Interpreter(Session session) => session.InterpretedBy.Length > 0 ? texts.Interpreting(session.InterpretedBy)
        : session.InterpreterWanted ? texts["session.interpreter.not-found", Language(session.Language)] : texts["session.interpreter.not-wanted"];

    public string State(Session session) => session.State == SessionState.Planned ? texts["session.state.Planned"] : Outcome(session.Outcome);

    public string Colour(Session session) => session.State switch { SessionState.Planned => "yellow", SessionState.Happened => terms.OutcomeOf(session.Outcome) is { AsksWhy: true } ? "turquoise" : "green", _ => terms.OutcomeOf(session.Outcome) is { Missed: true } ? "red" : "orange" };

    private string Serves(string entitlement) => entitlements.Find(entitlement) is not { } known ? "" : texts[known.IsConfirmed ? "session.serves" : "session.serves.unconfirmed", known.Article];
}
