using Entente.Storage.Sealing;
using Entente.Web.Shell;

namespace Entente.Web.Sealing;

/// <summary>Seals, while the site runs, what an older version left plain and what retired keys hold; drops keys that nothing needs. Where nothing is to do it asks the database nothing.</summary>
internal sealed partial class SealHost(SealAnew seal, KeyRing ring, TimeProvider clock, ILogger<SealHost> log) : Rounds(TimeSpan.FromHours(1), clock, log)
{
    protected override string Did => "fields sealed under the current keys, or keys dropped that nothing needs";

    protected override async Task<int> GoAsync(CancellationToken ct)
    {
        if (!ring.List.HasWork(Now)) return 0;
        var done = await seal.RunAsync(() => Now, null, ct);
        foreach (var broken in done.Broken) Broken(Log, broken.Place.Table, broken.Place.Column, broken.Row, broken.Fault);
        return (int)Math.Min(done.Fields + done.Dropped.Count, int.MaxValue);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "A sealed field does not open and was left as it lies: table {Table}, column {Column}, row {Row} ({Fault}).")]
    private static partial void Broken(ILogger log, string table, string column, string row, SealFault fault);
}
