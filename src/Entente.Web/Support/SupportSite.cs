using Entente.Access;
using Entente.Support;
using Entente.Web.Cases;
using Entente.Web.Home;
using Entente.Web.Shell;

namespace Entente.Web.Support;

/// <summary>The room of support on the site.</summary>
public static class SupportSite
{
    public static IServiceCollection AddSupportSite(this IServiceCollection services) => services
        .AddSupport()
        .AddScoped<OfferWords>().AddScoped<NeedWords>().AddScoped<ExitWords>().AddScoped<NoteWords>().AddScoped<SessionWords>().AddScoped<ChildWords>().AddScoped<HealthWords>()
        .AddSingleton(new NavigationPlace(35, "nav.support", "/support", DataKind.SupportOffers, Verb.Read))
        .AddSingleton(new CasePage(80, "support", "case.support", DataKind.SupportOffers))
        .AddSingleton(new CasePage(87, "placements", "case.placements", DataKind.Placement))
        .AddSingleton(new CasePage(83, "needs", "need.title", DataKind.RiskAssessment))
        .AddSingleton(new CasePage(85, "plan", "plan.title", DataKind.SupportPlan))
        .AddSingleton(new CasePage(86, "sessions", "session.list.title", DataKind.SupportPlan))
        .AddSingleton(new CasePage(84, "health", "health.list.title", DataKind.Health))
        .AddSingleton(new CasePage(82, "health/shared", "health.shared.title", DataKind.ConsentLedger))
        .AddSingleton(new CasePage(88, "children", "children.title", DataKind.ChildFlags))
        .AddSingleton(new CasePage(89, "exit", "exit.title", DataKind.SupportPlan))
        .AddSingleton(new CasePage(90, "notes", "note.of.SupportNotes", DataKind.SupportNotes))
        .AddSingleton(new CasePage(91, "notes/privileged", "note.of.PrivilegedNotes", DataKind.PrivilegedNotes))
        .AddSingleton(new CasePage(92, "notes/decision", "note.of.DecisionDraft", DataKind.DecisionDraft))
        .AddSingleton(new CasePage(93, "documents", "document.title", DataKind.Disclosures))
        .AddHostedService<OfferHost>()
        .AddHostedService<SupportDaysHost>()
        .AddScoped<IHomePanel, AskedPanel>()
        .AddScoped<IHomePanel, AskElsewherePanel>();
}
