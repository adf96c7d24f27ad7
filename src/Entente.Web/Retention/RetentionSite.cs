using Entente.Access;
using Entente.Retention;
using Entente.Web.Cases;
using Entente.Web.Home;
using Entente.Web.Shell;

namespace Entente.Web.Retention;

/// <summary>The room of retention on the site.</summary>
public static class RetentionSite
{
    public static IServiceCollection AddRetentionSite(this IServiceCollection services) => services
        .AddRetention()
        .AddSingleton(new NavigationPlace(72, "nav.retention", "/retention", DataKind.Retention, Verb.Write) { Also = ["/retention/deletions"] })
        .AddSingleton(new NavigationPlace(73, "nav.holds", "/retention/holds", DataKind.LegalHolds, Verb.Read))
        .AddSingleton(new CasePage(96, "kept", "case.kept", DataKind.Retention))
        .AddSingleton(new NavigationPlace(74, "nav.data-requests", "/data-requests", DataKind.DataRequests, Verb.Read))
        .AddScoped<IHomePanel, RetentionPanel>()
        .AddScoped<IHomePanel, RequestsPanel>();
}
