using Entente.Access;
using Entente.Audit;
using Entente.Storage;
using Entente.Web.Home;
using Entente.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Audit;

/// <summary>What the audit room registers: the key, the checkpoints and who makes them in time.</summary>
public static class AuditSite
{
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration settings)
    {
        var folder = settings["Var"] ?? "var";
        return services
            .AddSingleton(_ => CheckpointKey.LoadOrMake(Path.Combine(folder, "keys")))
            .AddSingleton(_ => SearchTrace.LoadOrMake(Path.Combine(folder, "keys")))
            .AddSingleton(_ => new CheckpointFile(Path.Combine(folder, "audit-checkpoints.log")))
            .AddSingleton<Checkpoints>()
            .AddSingleton(s => new LogAtStart(s.GetRequiredService<IStore>(), s.GetRequiredService<CheckpointFile>(), Path.Combine(folder, "keys")))
            .AddSingleton(s => new AuditVerifying(Path.Combine(folder, "keys"), s.GetRequiredService<CheckpointFile>()))
            .AddSingleton(new NavigationPlace(80, "nav.audit", "/audit", DataKind.AuditLog, Verb.Read))
            .AddScoped<IHomePanel, LogPanel>()
            .AddScoped<IHomePanel, HealthPanel>()
            .AddHostedService<CheckpointHost>();
    }
}

/// <summary>Signs every thousand lines as they come, and every ten minutes what came since.</summary>
internal sealed partial class CheckpointHost(Checkpoints checkpoints, TimeProvider clock, ILogger<CheckpointHost> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private const int LooksBetween = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var look = 0; ; look++)
        {
            try
            {
                await Task.Delay(Look, clock, stoppingToken);
                await checkpoints.MakeAsync(all: look % LooksBetween == LooksBetween - 1, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // A checkpoint that can't be written now is made at the next look; the verify page shows how far they reach.
            catch (Exception fault)
            {
                Failed(log, fault.GetType().Name);
            }
#pragma warning restore CA1031
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A checkpoint of the log could not be made ({Fault}); it is tried again in a minute.")]
    private static partial void Failed(ILogger log, string fault);
}

/// <summary>Verifies a database's log against its own and the file's checkpoints, with every public key the centre has had.</summary>
public sealed class AuditVerifying(string keys, CheckpointFile file)
{
    public async Task<Verification> RunAsync(EntenteDb db, CancellationToken ct)
    {
        var open = CheckpointKey.ReadPublic(keys);
        try
        {
            var kept = await db.Set<AuditCheckpoint>().AsNoTracking().ToListAsync(ct);
            return await new AuditVerifier([.. open]).VerifyAsync(AuditLines.InOrderAsync(db, ct), kept.Concat(file.Read()), ct);
        }
        finally
        {
            foreach (var key in open) key.Dispose();
        }
    }
}
