using Entente.Linkage;
using Entente.Records;
using Entente.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Matching;

/// <summary>What the room of matching brings along. The engine is used through four types of Entente.Linkage: LinkRecord, LinkModel, Linker and MatchExplanation.</summary>
public static class MatchingRoom
{
    public static IServiceCollection AddMatching(this IServiceCollection services)
    {
        services.TryAddSingleton(LinkModel.Default);
        services.TryAddSingleton(Ontology.Shipped);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFollower, ProposeMatches>());
        return services
            .AddSingleton<RecordFeatures>()
            .AddSingleton<Entities>()
            .AddScoped<Sides>()
            .AddScoped<JudgePair>()
            .AddScoped<UndoJudgement>()
            .AddScoped<ProposeByHand>()
            .AddScoped<ProposalQueue>()
            .AddScoped<PairFile>()
            .AddScoped<KnownAlready>();
    }
}
