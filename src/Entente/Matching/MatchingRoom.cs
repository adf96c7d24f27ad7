using Entente.Linkage;
using Entente.Matching.Grading;
using Entente.Matching.Lines;
using Entente.Matching.Relinking;
using Entente.Records;
using Entente.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Matching;

/// <summary>What the room of matching brings along. The engine is used through four types of Entente.Linkage, LinkRecord, LinkModel, Linker and MatchExplanation, and its clusterer, ScoredPairs.</summary>
public static class MatchingRoom
{
    /// <param name="services">The site's services.</param>
    /// <param name="memory">How much the follower keeps in memory; null for the usual.</param>
    public static IServiceCollection AddMatching(this IServiceCollection services, MatchingMemory? memory = null)
    {
        services.TryAddSingleton(memory ?? new());
        services.TryAddSingleton(LinkModel.Default);
        services.TryAddSingleton(Ontology.Shipped);
        services.TryAddSingleton(GradeRules.Shipped);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFollower, ProposeMatches>());
        return services
            .AddSingleton<RecordFeatures>()
            .AddSingleton<Entities>()
            .AddScoped<Sides>()
            .AddScoped<JudgePair>()
            .AddScoped<UndoJudgement>()
            .AddSingleton<CompareTwo>()
            .AddScoped<ProposeByHand>()
            .AddScoped<WithdrawByHand>()
            .AddScoped<ProposalQueue>()
            .AddScoped<PairFile>()
            .AddScoped<KnownAlready>()
            .AddScoped<AskGrade>()
            .AddScoped<AnswerGrade>()
            .AddScoped<SourceGrades>()
            .AddSingleton(RelinkKeeping.Shipped)
            .AddSingleton<ClearRelinks>()
            .AddSingleton<RecentPairs>()
            .AddScoped<AskLines>()
            .AddScoped<AnswerLines>()
            .AddScoped<LinesFile>()
            .AddSingleton<RunRelink>()
            .AddScoped<StartRelink>()
            .AddScoped<StopRelink>()
            .AddScoped<GoOnRelink>()
            .AddScoped<ChooseChanges>()
            .AddScoped<UndoRelink>()
            .AddScoped<RelinkFile>();
    }
}
