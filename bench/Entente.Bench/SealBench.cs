using System.Diagnostics;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Bench;

/// <summary>What sealing costs: a statement list sealed and opened, records read through the model plain and sealed, and how fast a round seals a centre that was plain.</summary>
internal static class SealBench
{
    private const int Turns = 5;

    public static async Task RunAsync(Options options)
    {
        await using var centre = await Centre.OpenAsync(options);
        await centre.FillAsync();
        var act = Act.OfMachine(TimeProvider.System.GetUtcNow());
        var keys = centre.Keys;
        var place = new SealedPlace("records", "Statements", FieldClass.Sensitive);

        string[] texts;
        await using (var db = centre.Store.Open(Reader.Machine)) texts = [.. (await db.Records.AsNoTracking().OrderBy(r => r.Id).Take(20_000).ToListAsync()).Select(r => StatementJson.Write(r.Statements))];
        var seal = Best(() => texts.Select(t => SealedText.Seal(t, place, keys)).Last());
        string[] lying = [.. texts.Select(t => SealedText.Seal(t, place, keys))];
        var open = Best(() => lying.Select(t => SealedText.Open(t, place, keys)).Last());
        var parse = Best(() => texts.Select(t => StatementJson.Read(t)).Last());
        Console.WriteLine(FormattableString.Invariant($"A record's statements ({texts.Average(t => t.Length):0} characters, {lying.Average(t => t.Length) / texts.Average(t => t.Length):0.00} of that sealed): sealed in {seal / texts.Length * 1e6:0.0} µs, opened in {open / texts.Length * 1e6:0.0} µs; reading their JSON takes {parse / texts.Length * 1e6:0.0} µs."));

        await using (var db = centre.Store.Open(Reader.Machine)) await new RotateKeys(db).RunAsync(SealedColumns.Compartments, act, default);
        var watch = Stopwatch.StartNew();
        var done = await new SealAnew(centre.Store).RunAsync(TimeProvider.System.GetUtcNow, null, default);
        Console.WriteLine(FormattableString.Invariant($"A round after a rotation: {done.Fields:N0} fields in {watch.Elapsed.TotalSeconds:0.0} s, {done.Fields / watch.Elapsed.TotalSeconds:N0} a second, count included."));
    }

    private static double Best(Func<object> work) => Enumerable.Range(0, Turns).Select(_ =>
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }).Min();
}
