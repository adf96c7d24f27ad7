using Entente.Access;
using Entente.Referrals;
using Entente.Web.Home;
using Entente.Web.Shell;

namespace Entente.Web.Referrals;

/// <summary>The room of referrals on the site.</summary>
public static class ReferralsSite
{
    public static IServiceCollection AddReferralsSite(this IServiceCollection services) => services
        .AddReferrals()
        .AddScoped<AnswerConflict>().AddScoped<ReferralByRule>()
        .AddSingleton(new NavigationPlace(10, "nav.refer", "/referrals", DataKind.DraftReferral, Verb.Write))
        .AddSingleton(new NavigationPlace(20, "nav.triage", "/referrals/triage", DataKind.Assignment, Verb.Write) { Also = ["/referrals/alerts"] })
        .AddHostedService<DraftHost>()
        .AddScoped<IHomePanel, AlertPanel>()
        .AddScoped<IHomePanel, TriagePanel>()
        .AddScoped<IHomePanel, NewsPanel>()
        .AddScoped<IHomePanel, DraftPanel>()
        .AddScoped<IHomePanel, SentPanel>();
}
