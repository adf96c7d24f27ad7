using System.IO.Compression;
using Entente.Access;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Export;
using Entente.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Access;

/// <summary>Distinctive values in every protected field of every record, exported whole by every role in every format; none may come out where the matrix closes it.</summary>
public sealed class ExportSentinelTests
{
    private static readonly Role[] Exporters = [.. Enum.GetValues<Role>().Where(r => AccessMatrix.Shipped.Cell(DataKind.Exports, r).Any(g => g.Verb == Verb.Export))];

    [Fact]
    public async Task No_protected_value_comes_out_of_an_export_where_the_matrix_closes_it()
    {
        await using var site = await TestSite.StartAsync();
        var (leaks, files, shown) = await ExportAsync(site);
        Assert.True(leaks.Count == 0, string.Join("\n", leaks.Take(40)));
        Assert.Equal(Exporters.Length * Enum.GetValues<ExportFormat>().Length, files);
        Assert.True(shown > 0, "no sentinel came out for anybody who may have it: the exports did not read what was planted");
    }

    /// <summary>The test can fail: a site whose store is opened with a matrix in which an analyst reads every referral and exports from everywhere leaks at once.</summary>
    [Fact]
    public async Task A_hole_in_the_matrix_in_force_is_found_in_the_files()
    {
        await using var site = await TestSite.StartAsync("sqlite", s => s.AddScoped(p =>
        {
            p.GetRequiredService<Ledger>();
            return p.GetRequiredService<IStore>().Open(p.GetRequiredService<Web.Shell.SignedIn>().Reader, Holes.In(DataKind.Identity, Role.Analyst, "R"));
        }));
        Assert.Contains((await ExportAsync(site)).Leaks, l => l.StartsWith("Analyst", StringComparison.Ordinal));
    }

    private static async Task<(List<string> Leaks, int Files, int Shown)> ExportAsync(TestSite site)
    {
        var planting = new Planting();
        await using (var db = site.Open()) await planting.PlantAsync(db);
        var records = planting.Rows.OfType<Entente.Records.Record>().Select(r => r.Id).ToList();
        var (leaks, files, shown) = (new List<string>(), 0, 0);
        foreach (var role in Exporters)
        {
            var reader = Make.Reader(role);
            var browser = site.As(reader);
            await using var db = site.Open();
            foreach (var format in Enum.GetValues<ExportFormat>())
            {
                var job = Job(reader, records, format);
                db.Add(job);
                await db.CommitAsync(Make.Machine, new Entente.Audit.Seen("test", "", 0), default);
                using var answer = await browser.GetAsync($"/exports/{job.Reference.ToRoute()}/file");
                Assert.True(answer.IsSuccessStatusCode, $"{role} {format}: {(int)answer.StatusCode}");
                files++;
                foreach (var sentinel in planting.Sentinels.In(await TextAsync(answer, format)))
                {
                    var relation = await Gate.RelationAsync(db, reader, (IProtected)planting.Decides(sentinel.Row), default);
                    var mayHave = SentinelWalk.MayShow(reader, sentinel, relation) && AccessMatrix.Shipped.Ask(reader, DataKind.Exports, Verb.Export, relation).Allowed;
                    if (mayHave) shown++;
                    else leaks.Add($"{role} x {relation} took {sentinel.Entity.Name}.{sentinel.Field} [{sentinel.Class}, {sentinel.Kind}] out as {format}");
                }
            }
        }

        return ([.. leaks.Distinct()], files, shown);
    }

    private static ExportJob Job(Reader reader, IReadOnlyList<RecordId> records, ExportFormat format)
    {
        var now = Entente.Audit.Act.Cut(TimeProvider.System.GetUtcNow());
        var job = new ExportJob
        {
            Id = new(now.UtcTicks + Random.Shared.Next()),
            Reference = Reference.New("EXP"),
            By = reader.User,
            Role = reader.Role,
            Purpose = Make.PurposeOf(reader.Role),
            Organisation = reader.Organisation,
            Team = reader.Team,
            Dossier = default,
            Because = "Everything that was planted",
            Scope = ExportScope.Search,
            Subject = "",
            Records = records,
            Format = format,
            AskedAt = now,
        };
        job.Open(now);
        return job;
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer, ExportFormat format)
    {
        if (format != ExportFormat.HtcdsXlsx) return await answer.Content.ReadAsStringAsync();
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var text = new System.Text.StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
