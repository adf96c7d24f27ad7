using System.Diagnostics;
using Entente.Matching;
using Entente.Records;
using Entente.Records.Import;
using Entente.Tests.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Matching;

/// <summary>Ten thousand sightings with known truth, read by path, through the whole room: keys, candidates, model, proposals.</summary>
public sealed class RealInputTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Sightings_of_invented_people_are_proposed_as_fast_as_they_come_and_mostly_rightly()
    {
        var root = Environment.GetEnvironmentVariable("ENTENTE_PUBLIC_DATA");
        var path = Path.Combine(root ?? "", "linkage", "people_10k.csv");
        Assert.SkipWhen(string.IsNullOrEmpty(root) || !File.Exists(path), "Set ENTENTE_PUBLIC_DATA to a folder with linkage/people_10k.csv.");
        var rows = (await File.ReadAllLinesAsync(path)).Skip(1).Select(l => l.Split(',')).Where(c => c.Length == 13).ToList();
        await using var test = await TestDb.CreateAsync("sqlite");
        var matched = new Matched(test);
        var truth = new Dictionary<RecordId, string>();
        foreach (var batch in rows.Chunk(1_000))
        {
            await using var db = test.Open();
            var kept = await new KeepRecords(db, Make.Maker(test.Ids)).RunAsync([.. batch.Select(Draft)], Make.Machine, default);
            foreach (var (row, record) in batch.Zip(kept.Value.Records)) truth[record.Id] = row[1];
        }

        var watch = Stopwatch.StartNew();
        await matched.FollowAsync();
        var seconds = watch.Elapsed.TotalSeconds;

        await using var read = test.Open();
        var proposed = await read.Proposals.AsNoTracking().Select(p => new { p.Left, p.Right, p.Probability }).ToListAsync();
        var all = truth.GroupBy(t => t.Value).Sum(g => (long)g.Count() * (g.Count() - 1) / 2);
        var right = proposed.Count(p => truth[p.Left] == truth[p.Right]);
        var (precision, recall) = ((double)right / proposed.Count, (double)right / all);
        output.WriteLine($"{rows.Count:N0} records followed in {seconds:F1} s ({rows.Count / seconds:N0} a second): {proposed.Count:N0} proposals, precision {precision:F3}, recall {recall:F3}; almost certain ones right {Share(p => p.Probability >= 0.99):F3}");
        Assert.True(precision >= 0.85, $"precision {precision:F3}");
        Assert.True(recall >= 0.75, $"recall {recall:F3}");

        double Share(Func<Claim, bool> of)
        {
            var some = proposed.Where(p => of(new(p.Probability))).ToList();
            return (double)some.Count(p => truth[p.Left] == truth[p.Right]) / Math.Max(some.Count, 1);
        }
    }

    /// <summary>Of the whole of both American lists where ENTENTE_WHOLE_LISTS is set; else of the shorter one, so that the gate stays quick.</summary>
    [Fact]
    public async Task Whoever_is_referred_with_the_name_and_day_of_birth_of_a_public_list_is_mostly_proposed()
    {
        string[] lists = Environment.GetEnvironmentVariable("ENTENTE_WHOLE_LISTS") is { Length: > 0 } ? ["cons_prim cons_add cons_alt", "sdn add alt"] : ["cons_prim cons_add cons_alt"];
        var folder = Directory.CreateTempSubdirectory("entente-lists").FullName;
        await using var test = await TestDb.CreateAsync("sqlite");
        await test.AddAsync(Make.ThePolice());
        foreach (var list in lists)
        {
            await using var told = new StringWriter();
            var code = await ImportCommand.RunAsync([.. list.Split(' ').Select(t => Importing.Public($"intel/ofac/{t}.csv")), "--organisation", "Made Up Police"], test.Store, test.Ledger, test.Ids, folder, told, default);
            Assert.True(code == 0, told.ToString());
        }

        var referred = new Dictionary<RecordId, (RecordId Listed, bool FirstOfYear)>();
        await using (var db = test.Open())
        {
            var listed = (await db.Records.AsNoTracking().Where(r => r.Schema == "Person").OrderBy(r => r.Id).ToListAsync()).Where(r => r.First("birthDate") is { Length: 10 }).ToList();
            foreach (var batch in listed.Chunk(1_000))
            {
                await using var write = test.Open();
                // Each in a dossier of its own, as somebody types it: the name in small letters, the first day of birth.
                var kept = await new KeepRecords(write, Make.Maker(test.Ids)).RunAsync([.. batch.Select(r => Make.Person($"name={r.Caption.ToLowerInvariant()}", $"birthDate={r.First("birthDate")}") with { Dossier = new(r.Id.Value), ExternalId = r.Reference.Text })], Make.Machine, default);
                foreach (var (of, record) in batch.Zip(kept.Value.Records)) referred[record.Id] = (of.Id, of.First("birthDate")!.EndsWith("-01-01", StringComparison.Ordinal));
            }
        }

        await new Matched(test).FollowAsync();

        await using var read = test.Open();
        var proposed = (await read.Proposals.AsNoTracking().Select(p => new { p.Left, p.Right }).ToListAsync()).Select(p => (p.Left, p.Right)).ToHashSet();
        string Missed(bool firstOfYear) => $"{referred.Count(r => r.Value.FirstOfYear == firstOfYear && !proposed.Contains((r.Value.Listed, r.Key))):N0} of {referred.Count(r => r.Value.FirstOfYear == firstOfYear):N0}";
        output.WriteLine($"not proposed: {Missed(true)} born on 1 January, {Missed(false)} born on another day");
        Assert.InRange(referred.Count(r => !proposed.Contains((r.Value.Listed, r.Key))), 0, referred.Count / 10);
        Directory.Delete(folder, true);
    }

    private sealed record Claim(double Probability);

    private static RecordDraft Draft(string[] row) => Make.Person([.. Said(row)]) with { ExternalId = row[0] };

    private static List<string> Said(string[] row)
    {
        (int Column, string Property)[] map = [(3, "firstName"), (4, "lastName"), (5, "gender"), (6, "birthDate"), (7, "nationality"), (8, "passportNumber"), (9, "phone"), (10, "address")];
        var said = map.Where(m => row[m.Column].Length > 0).Select(m => $"{m.Property}={row[m.Column]}").ToList();
        return said.Count > 0 ? said : ["name=Not known"];
    }
}
