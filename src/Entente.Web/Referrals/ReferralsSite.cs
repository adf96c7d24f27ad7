using Entente.Referrals;
using Entente.Web.Home;

namespace Entente.Web.Referrals;

/// <summary>The room of referrals on the site.</summary>
public static class ReferralsSite
{
    public static IServiceCollection AddReferralsSite(this IServiceCollection services) => services
        .AddReferrals()
        .AddScoped<AnswerConflict>()
        .AddHostedService<DraftHost>()
        .AddScoped<IHomePanel, AlertPanel>()
        .AddScoped<IHomePanel, TriagePanel>()
        .AddScoped<IHomePanel, NewsPanel>()
        .AddScoped<IHomePanel, DraftPanel>()
        .AddScoped<IHomePanel, SentPanel>();
}
