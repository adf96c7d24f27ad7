using Entente.Access;
using Entente.Cases;
using Entente.Web.Home;
using Entente.Web.Shell;

namespace Entente.Web.Cases;

/// <summary>The room of cases on the site.</summary>
public static class CasesSite
{
    public static IServiceCollection AddCasesSite(this IServiceCollection services) => services
        .AddCases()
        .AddScoped<CasePages>()
        .AddScoped<ClockConflict>().AddScoped<ChargeWords>()
        .AddSingleton(new NavigationPlace(30, "nav.cases", "/cases", DataKind.DecisionOutcome, Verb.Read))
        .AddSingleton(new NavigationPlace(35, "nav.law", "/law", DataKind.OwnDesk, Verb.Read))
        .AddSingleton(new CasePage(0, "", "case.overview", DataKind.DecisionOutcome))
        .AddSingleton(new CasePage(20, "evidence", "case.evidence", DataKind.DecisionDraft))
        .AddSingleton(new CasePage(25, "requests", "case.requests", DataKind.DecisionDraft))
        .AddSingleton(new CasePage(30, "decision", "case.decision", DataKind.DecisionDraft))
        .AddSingleton(new CasePage(40, "letter", "case.letter", DataKind.DecisionDraft))
        .AddSingleton(new CasePage(43, "appeals", "case.appeals", DataKind.Appeals))
        .AddSingleton(new CasePage(44, "early-end", "case.early-end", DataKind.DecisionDraft))
        .AddSingleton(new CasePage(42, "serve", "case.serve", DataKind.Serving))
        .AddSingleton(new CasePage(46, "contact", "case.contact", DataKind.Contact))
        .AddSingleton(new CasePage(47, "dangers", "case.dangers", DataKind.Hazards))
        .AddSingleton(new CasePage(48, "exceptions", "case.exceptions", DataKind.SafetyOverrides))
        .AddScoped<IHomePanel, ExceptionsPanel>()
        .AddSingleton(new CasePage(45, "issued", "case.issued", DataKind.DecisionDraft))
        .AddSingleton(new CasePage(50, "consent", "case.consent", DataKind.ConsentLedger))
        .AddSingleton(new CasePage(55, "disclosures", "case.disclosures", DataKind.Disclosures))
        .AddSingleton(new CasePage(57, "interviews", "case.interviews", DataKind.Interviews))
        .AddSingleton(new CasePage(58, "charges", "charge.title", DataKind.NonPunishment))
        .AddSingleton(new NavigationPlace(37, "nav.outcomes", "/charges/outcomes", DataKind.NonPunishment, Verb.Read))
        .AddSingleton(new CasePage(60, "chronology", "case.chronology", DataKind.DecisionOutcome))
        .AddSingleton(new CasePage(70, "clocks", "case.clocks", DataKind.Clocks))
        .AddSingleton(new NavigationPlace(25, "nav.tasks", "/tasks", DataKind.Tasks, Verb.Read))
        .AddSingleton(new CasePage(65, "tasks", "case.tasks", DataKind.Tasks))
        .AddHostedService<TaskHost>()
        .AddScoped<IHomePanel, TasksPanel>()
        .AddScoped<IHomePanel, WorkPanel>()
        .AddScoped<IHomePanel, ClocksPanel>()
        .AddScoped<IHomePanel, DecisionsPanel>()
        .AddScoped<IHomePanel, NoticesPanel>();
}
