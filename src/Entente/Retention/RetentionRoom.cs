using Entente.Retention.Deletion;
using Entente.Retention.Holds;
using Entente.Retention.Requests;
using Entente.Retention.Schedule;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Retention;

/// <summary>What the room offers.</summary>
public static class RetentionRoom
{
    public static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton(_ => RetentionSchedule.Shipped)
        .AddSingleton(_ => HoldTerms.Shipped)
        .AddScoped<KeepHolds>().AddScoped<HoldList>()
        .AddScoped<KeptOfCase>().AddScoped<RetentionDesk>()
        .AddScoped<ProposeDeletion>().AddScoped<ConfirmDeletion>().AddScoped<DeletionFile>()
        .AddSingleton(_ => RequestTerms.Shipped)
        .AddScoped<TakeRequest>().AddScoped<ExtendRequest>().AddScoped<WithholdData>().AddScoped<WithheldFile>().AddScoped<AnswerCorrection>()
        .AddScoped<RequestList>().AddScoped<RequestFile>().AddScoped<FindData>().AddScoped<HandOutData>();
}
