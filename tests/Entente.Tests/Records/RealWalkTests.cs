using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Access;
using Entente.Records;
using Entente.Records.Export;
using Entente.Records.Import;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Tests.Records.Export;
using Entente.Tests.Records.Import;
using Entente.Tests.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Record = Entente.Records.Record;

namespace Entente.Tests.Records;

/// <summary>Files that nobody here made up, the whole way: brought in by path, joined with a new referral, seen by triage, exported again. Absent ones are skipped and say so.</summary>
/// <remarks>Nobody of these files is named here: the referral speaks of whoever stands first in the file with a day of birth. Those on public lists are named as somebody's exploiter, as at a screening.</remarks>
public sealed class RealWalkTests : IDisposable
{
    private const string Owner = "Made Up Police";
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-walk").FullName;

    [Theory, EveryDatabase]
    public Task Somebody_on_the_united_nations_list_is_known_to_triage_when_a_referral_names_them(string database) =>
        WalkAsync(database, Exploiter, ExportFormat.Ftm, Importing.Public("intel/un/UN_consolidated.xml"));

    [Theory, EveryDatabase]
    public Task Somebody_on_the_uk_list_is_known_to_triage_when_a_referral_names_them(string database) =>
        WalkAsync(database, Exploiter, ExportFormat.Ftm, [.. new[] { "subjects", "subject_names", "subject_dobs", "subject_identifiers" }.Select(t => Importing.Public($"intel/uk/{t}.csv"))]);

    [Theory, EveryDatabase]
    public Task Somebody_on_the_us_consolidated_list_is_known_to_triage_when_a_referral_names_them(string database) =>
        WalkAsync(database, Exploiter, ExportFormat.Ftm, [.. new[] { "prim", "add", "alt" }.Select(t => Importing.Public($"intel/ofac/cons_{t}.csv"))]);

    [Fact]
    public Task Somebody_on_the_us_list_of_designated_nationals_is_known_to_triage_when_a_referral_names_them() =>
        WalkAsync("sqlite", Exploiter, ExportFormat.Ftm, [.. new[] { "sdn", "add", "alt" }.Select(t => Importing.Public($"intel/ofac/{t}.csv"))]);

    [Theory, EveryDatabase]
    public Task Somebody_in_a_stream_of_entities_is_known_to_triage_when_a_referral_names_them(string database) =>
        WalkAsync(database, Exploiter, ExportFormat.Ftm, Importing.Public("intel/ftm/zala.entities.ftm.json"));

    [Theory, EveryDatabase]
    public Task Somebody_in_a_table_of_invented_people_is_known_to_triage_when_a_referral_is_about_them(string database) =>
        WalkAsync(database, Victim, ExportFormat.Csv, Importing.Public("linkage/people_10k.csv"));

    [Theory, EveryDatabase]
    public Task Somebody_in_the_standards_own_workbook_filled_in_is_known_to_triage_when_a_referral_is_about_them(string database) =>
        WalkAsync(database, Victim, ExportFormat.HtcdsXlsx, FilledWorkbook.Of(_folder, Importing.Public("case/htcds/htcds-excel-v2.0.xlsx"), new Dictionary<string, string> { ["prs_FirstName"] = "Milena", ["prs_SecondName"] = "Izmislena-Example", ["prs_Birthdate"] = "1998-11-23", ["prs_Citizenship"] = "BG" }));

    public void Dispose() => Directory.Delete(_folder, true);

    private async Task WalkAsync(string database, Func<Record, string[]> named, ExportFormat format, params string[] paths)
    {
        await using var site = await TestSite.StartAsync(database, Make.WithoutFollowers);
        await site.AddAsync(Make.ThePolice());

        var listed = await BringInAsync(site, paths);
        var referral = await ReferAsync(site, named(listed));
        await site.Services.GetRequiredService<Followers>().CatchUpAsync(default);

        // Triage sees the listed record among what is known, and may compare the two.
        var desk = site.As(Role.DutyOfficer);
        var page = await TestSite.GetAsync(desk, $"/referrals/triage/{referral}");
        var known = page.QuerySelectorAll("main tr").Single(r => r.QuerySelector($"a[href='/records/{listed.Reference.ToRoute()}']") is not null);
        Assert.Contains(listed.Caption, known.QuerySelector("td")!.TextContent, StringComparison.Ordinal);
        var pair = known.QuerySelector("a[href^='/matching/']")!.GetAttribute("href")!;

        var compared = await TestSite.GetAsync(desk, pair);
        var side = compared.QuerySelectorAll("main table thead th").Single(h => h.QuerySelector($"a[href='/records/{listed.Reference.ToRoute()}']") is not null);
        Assert.Contains(listed.Caption, side.TextContent, StringComparison.Ordinal);

        // Whoever's records they are takes the source out again, and the person is in it.
        var file = await TakeOutAsync(site, listed, format);
        Assert.True(await IsInAsync(file, listed, format), $"{listed.Reference} is not in {file}");
    }

    /// <summary>By its path, as at the command line; gives the first person in it whose day of birth is known.</summary>
    private async Task<Record> BringInAsync(TestSite site, string[] paths)
    {
        await using var told = new StringWriter();
        var code = await ImportCommand.RunAsync([.. paths, "--organisation", Owner], site.Store, site.Ledger, site.Ids(), _folder, told, default);
        Assert.True(code == 0, told.ToString());
        await using var db = site.Open();
        var people = await db.Records.AsNoTracking().Where(r => r.Schema == "Person").OrderBy(r => r.Id).Take(500).ToListAsync();
        // The first of January stands for a year alone, by which nobody is told apart.
        return people.First(p => p.First("birthDate") is { Length: 10 } born && !born.EndsWith("-01-01", StringComparison.Ordinal) && p.Caption.Contains(' ', StringComparison.Ordinal));
    }

    private static string[] Exploiter(Record listed) => [$"M1.name={listed.Caption.ToLowerInvariant()}", $"M1.born={listed.First("birthDate")}", "M1.role=controller"];

    private static string[] Victim(Record listed) => ["H1.kind=full", $"H1.value={listed.Caption.ToLowerInvariant()}", $"H2={listed.First("birthDate")}"];

    /// <summary>Sent from its last page; gives its reference as it stands in addresses.</summary>
    private static async Task<string> ReferAsync(TestSite site, string[] named)
    {
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers(named), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        var responder = site.As(Role.FirstResponder);
        var check = $"/referrals/draft/{draft.Reference.ToRoute()}/check";
        var sent = await TestSite.PostAsync(responder, check, await TestSite.GetAsync(responder, check), ("Form.CheckedWith", "yes"), ("Form.Understood", "true"));
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, (await TestSite.ReadAsync(sent)).QuerySelector(".govuk-error-summary")?.TextContent ?? sent.StatusCode.ToString());
        return sent.Headers.Location!.OriginalString.Split('/')[^1];
    }

    private async Task<string> TakeOutAsync(TestSite site, Record listed, ExportFormat format)
    {
        await using var db = site.Open();
        var source = await db.RecordSources.SingleAsync(s => s.Id == listed.Source);
        var owner = site.As(Role.FirstResponder);
        var form = await TestSite.GetAsync(owner, $"/exports/new?scope=Source&subject={source.Reference}");
        var asked = await TestSite.PostAsync(owner, "/exports/new", form, ("Form.Format", format.ToString()), ("Form.Because", Exporting.Reason));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var path = Path.Combine(_folder, "out");
        await File.WriteAllBytesAsync(path, await owner.GetByteArrayAsync(asked.Headers.Location!.OriginalString + "/file"));
        return path;
    }

    /// <summary>Whether one row of the file says both the name and the day of birth, as the record does.</summary>
    private static async Task<bool> IsInAsync(string file, Record listed, ExportFormat format)
    {
        var said = listed.Statements.Where(s => s.Property is "firstName" or "lastName" or "birthDate" || (s.Property == "name" && format != ExportFormat.HtcdsXlsx)).Select(s => s.Value).ToList();
        return await RowsAsync(file, format).AnyAsync(row => said.All(s => row.Contains(s, StringComparison.Ordinal)));
    }

    private static async IAsyncEnumerable<string> RowsAsync(string file, ExportFormat format)
    {
        await using var content = File.OpenRead(file);
        if (format == ExportFormat.HtcdsXlsx)
        {
            foreach (IDictionary<string, object?> row in content.Query()) yield return string.Join('|', row.Values);
            yield break;
        }

        using var text = new StreamReader(content);
        while (await text.ReadLineAsync() is { } line) yield return format == ExportFormat.Ftm ? JsonNode.Parse(line)!.ToJsonString(Plain) : line;
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
