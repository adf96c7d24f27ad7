using Entente.Records.Correct;
using Entente.Records.Export;
using Entente.Records.Import;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Records;

/// <summary>What the room of the records brings along.</summary>
public static class RecordsRoom
{
    public static IServiceCollection AddRecords(this IServiceCollection services, string varFolder = "var") => services
        .AddSingleton(Ontology.Shipped)
        .AddSingleton(Pointers.Shipped)
        .AddSingleton(new ImportFolder(Path.Combine(varFolder, "imports")))
        .AddSingleton<RecordMaker>()
        .AddSingleton<RecordSources>()
        .AddScoped<KeepRecords>()
        .AddScoped<ReceiveImport>()
        .AddScoped<CheckImport>()
        .AddScoped<StartImport>()
        .AddScoped<StopImport>()
        .AddScoped<SaveMapping>()
        .AddScoped<WrongRows>()
        .AddScoped<Search.SearchRecords>()
        .AddScoped<RecordFile>()
        .AddScoped<CorrectRecord>()
        .AddScoped<RecordToCorrect>()
        .AddScoped<AskExport>()
        .AddScoped<AnswerExport>()
        .AddScoped<FetchExport>()
        .AddScoped<ExportList>()
        .AddSingleton<RunImport>();
}
