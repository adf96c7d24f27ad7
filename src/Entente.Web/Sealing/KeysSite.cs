using Entente.Storage;
using Entente.Storage.Sealing;
using Microsoft.AspNetCore.Diagnostics;

namespace Entente.Web.Sealing;

/// <summary>What the compartments' keys register: the ring, the round that seals what is left, and who tells of a field that does not open. No page: nobody reads a key here.</summary>
internal static class KeysSite
{
    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton(_ => new KeyRing(KeyFiles.At(settings["Var"] ?? "var", settings["MasterKey"])))
        .AddSingleton<SealAnew>()
        .AddHostedService<SealHost>()
        .AddExceptionHandler<SealFaults>();
}

/// <summary>Tells the log of a field that does not open: table, column and row, never what is in it. The page tells the person.</summary>
internal sealed partial class SealFaults(IStore store, ILogger<SealFaults> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        for (var at = exception; at is not null; at = at.InnerException)
        {
            if (at is not SealBrokenException broken) continue;
            await using var db = store.Open(Access.Reader.Machine);
            var rows = await KeysAtStart.RowsOfAsync(db, broken, cancellationToken);
            Found(log, broken.Place.Table, broken.Place.Column, string.Join(", ", rows), broken.Fault);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "A sealed field does not open: table {Table}, column {Column}, row {Row} ({Fault}). Somebody or something changed the database round the program.")]
    private static partial void Found(ILogger log, string table, string column, string row, SealFault fault);
}
