using Entente.Triage;

namespace Entente.Web.Triage;

/// <summary>The room of triage by rule on the site.</summary>
public static class TriageSite
{
    public static IServiceCollection AddTriageSite(this IServiceCollection services) => services
        .AddTriage()
        .AddHostedService<ManyHost>();
}
