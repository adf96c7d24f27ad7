using Microsoft.Extensions.DependencyInjection;

namespace Entente.Records;

/// <summary>What the room of the records brings along.</summary>
public static class RecordsRoom
{
    public static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddSingleton(Ontology.Shipped)
        .AddSingleton<RecordMaker>()
        .AddSingleton<RecordSources>()
        .AddScoped<KeepRecords>();
}
