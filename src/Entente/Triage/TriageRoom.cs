using Entente.Triage.Many;
using Entente.Triage.Routing;
using Entente.Triage.Sharing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Triage;

/// <summary>What the room of triage by rule registers.</summary>
public static class TriageRoom
{
    public static IServiceCollection AddTriage(this IServiceCollection services) => services
        .AddSingleton(RoutingRules.Shipped).AddSingleton(ForceAreas.Shipped)
        .AddScoped<AuthorityOfReferral>().AddScoped<ChooseAuthority>()
        .AddScoped<KeepSharingRule>().AddScoped<SharingOfTeam>()
        .AddSingleton(ManyTerms.Shipped)
        .AddScoped<ChooseMany>().AddScoped<PreviewMany>().AddScoped<ConfirmMany>().AddScoped<StopMany>().AddScoped<GoOnMany>().AddScoped<UndoMany>()
        .AddScoped<ManyFile>().AddSingleton<RunMany>().AddSingleton<ClearMany>();
}
