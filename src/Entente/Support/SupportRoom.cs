using Entente.Storage;
using Entente.Support.Children;
using Entente.Support.Exit;
using Entente.Support.Health;
using Entente.Support.Needs;
using Entente.Support.Notes;
using Entente.Support.Offers;
using Entente.Support.Placements;
using Entente.Support.Plans;
using Entente.Support.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Support;

/// <summary>What the room offers.</summary>
public static class SupportRoom
{
    public static IServiceCollection AddSupport(this IServiceCollection services) => services
        .AddSingleton(_ => SupportTerms.Shipped)
        .AddScoped<OffersOfCase>().AddScoped<OfferSupport>()
        .AddScoped<SupportInbox>().AddScoped<OfferFile>().AddScoped<AnswerOffer>().AddScoped<ProviderCounts>()
        .AddSingleton<ExpireOffers>()
        .AddSingleton(_ => Entitlements.Shipped)
        .AddScoped<PlanOfCase>().AddScoped<KeepPlan>()
        .AddSingleton(_ => SessionTerms.Shipped)
        .AddScoped<SessionsOfCase>().AddScoped<KeepSessions>()
        .AddSingleton(_ => ChildTerms.Shipped)
        .AddScoped<ChildrenOfCase>().AddScoped<KeepGuardian>().AddScoped<ConcludeInterests>().AddScoped<KeepSchool>().AddScoped<KeepDependent>()
        .AddSingleton(_ => HealthTerms.Shipped)
        .AddScoped<HealthOfCase>().AddScoped<KeepHealth>().AddScoped<ShareHealth>().AddScoped<SharedHealth>()
        .AddSingleton(_ => PlacementTerms.Shipped)
        .AddScoped<PlacementsOfCase>().AddScoped<PlacementSafety>().AddScoped<KeepPlacements>().AddScoped<AskPlacementOverride>()
        .AddSingleton(_ => NeedTerms.Shipped)
        .AddScoped<NeedsOfCase>().AddScoped<AssessNeed>()
        .AddSingleton(_ => NoteTerms.Shipped)
        .AddScoped<NotesOfCase>().AddScoped<KeepNote>().AddScoped<DocumentsOfCase>().AddScoped<AskForDocument>().AddScoped<GiveDocument>()
        .AddSingleton(_ => ExitTerms.Shipped)
        .AddScoped<ExitOfCase>().AddScoped<EndSupport>().AddScoped<AnswerFollowUp>()
        .AddSingleton<IFollower, FollowReturns>()
        .AddSingleton<WatchDays>();
}
