using Entente.Access;
using Entente.Supervision;
using Entente.Web.Cases;
using Entente.Web.Home;
using Entente.Web.Shell;

namespace Entente.Web.Supervision;

/// <summary>The room of supervision on the site.</summary>
public static class SupervisionSite
{
    public static IServiceCollection AddSupervisionSite(this IServiceCollection services) => services
        .AddSupervision()
        .AddSingleton(new NavigationPlace(27, "nav.board", "/supervision", DataKind.Assignment, Verb.Write))
        .AddSingleton(new NavigationPlace(28, "nav.samples", "/supervision/samples", DataKind.QualitySamples, Verb.Read) { Also = ["/supervision/readings"] })
        .AddSingleton(new CasePage(95, "readers", "case.readers", DataKind.BreakGlass, Verb.Approve))
        .AddScoped<IHomePanel, ReadingsPanel>();
}
