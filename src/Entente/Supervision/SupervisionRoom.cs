using Entente.Supervision.Board;
using Entente.Supervision.CaseReaders;
using Entente.Supervision.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Supervision;

/// <summary>What the room offers.</summary>
public static class SupervisionRoom
{
    public static IServiceCollection AddSupervision(this IServiceCollection services) => services
        .AddSingleton(_ => BoardTerms.Shipped)
        .AddScoped<TeamBoard>()
        .AddSingleton(_ => SampleRules.Shipped)
        .AddSingleton(new SeedSource(System.Security.Cryptography.RandomNumberGenerator.GetBytes))
        .AddScoped<DrawSample>().AddScoped<GiveReading>().AddScoped<AnswerReading>()
        .AddScoped<SamplesOfTeam>().AddScoped<ReadingFile>().AddScoped<SampleRates>()
        .AddScoped<WhoHasCase>();
}
