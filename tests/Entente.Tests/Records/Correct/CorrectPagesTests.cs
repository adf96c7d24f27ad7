using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Entente.Records.Record;

namespace Entente.Tests.Records.Correct;

public sealed class CorrectPagesTests
{
    private static readonly DossierId Dossier = new(7_950);

    [Theory, EveryDatabase]
    public async Task A_record_is_corrected_from_its_page_and_tells_its_history(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var record = await KeepAsync(site);
        var worker = site.As(Role.CaseWorker);
        var path = $"/records/{record.Reference.ToRoute()}/correct";
        Assert.NotNull((await TestSite.GetAsync(worker, $"/records/{record.Reference.ToRoute()}")).QuerySelector($"a[href='{path}']"));
        var form = await TestSite.GetAsync(worker, path);

        var bare = await TestSite.PostAsync(worker, path, form, Answers(("Form.Lines[0].Value", "Anna Kova")));
        var saved = await TestSite.PostAsync(worker, path, form, Answers(("Form.Lines[0].Value", "Anna Kova"), ("Form.Lines[1].Withdrawn", "true"), ("Form.Lines[2].Property", "nationality"), ("Form.Lines[2].Value", "Romania"), ("Form.Because", "She spelt it herself")));

        Assert.Equal((HttpStatusCode)422, bare.StatusCode);
        var again = await TestSite.ReadAsync(bare);
        Assert.Equal("Anna Kova", again.QuerySelector("input[name='Form.Lines[0].Value']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await TestSite.GetAsync(worker, saved.Headers.Location!.OriginalString);
        Assert.Contains("Anna Kova", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("She spelt it herself", page.Body!.TextContent, StringComparison.Ordinal);
        await using var db = site.Open();
        var made = await db.Records.SingleAsync(r => r.SupersededBy == null);
        Assert.Equal(["name=Anna Kova", "nationality=ro"], made.Statements.Select(s => $"{s.Property}={s.Value}"));
    }

    [Fact]
    public async Task Who_comes_second_sees_both_versions_and_chooses_field_by_field()
    {
        await using var site = await TestSite.StartAsync();
        var record = await KeepAsync(site);
        var (one, other) = (site.As(Role.CaseWorker), site.As(Role.CaseWorker));
        var path = $"/records/{record.Reference.ToRoute()}/correct";
        var (mine, theirs) = (await TestSite.GetAsync(one, path), await TestSite.GetAsync(other, path));
        await TestSite.PostAsync(other, path, theirs, Answers(("Form.Lines[0].Value", "Anna Kova"), ("Form.Lines[1].Value", "1998"), ("Form.Because", "Her passport says so")));

        var answer = await TestSite.PostAsync(one, path, mine, Answers(("Form.Lines[0].Value", "Ana Kovač"), ("Form.Lines[2].Property", "nationality"), ("Form.Lines[2].Value", "ro"), ("Form.Because", "She spelt it herself")));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var conflict = await TestSite.ReadAsync(answer);
        Assert.Contains("Ana Kovač", conflict.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Anna Kova", conflict.Body!.TextContent, StringComparison.Ordinal);
        var choose = conflict.QuerySelector("form[action*='handler=Choose']")!.GetAttribute("action")!;
        Assert.DoesNotContain(record.Reference.ToRoute(), choose, StringComparison.Ordinal);
        var chosen = await TestSite.PostAsync(one, choose, conflict, ("Choices.Keep[name]", "Both"), ("Choices.Keep[birthDate]", "Theirs"), ("Choices.Keep[nationality]", "Mine"));
        Assert.True(chosen.StatusCode == HttpStatusCode.Redirect, $"{(int)chosen.StatusCode}: {(await TestSite.ReadAsync(chosen)).QuerySelector(".govuk-error-summary")?.TextContent}");

        await using var db = site.Open();
        var made = await db.Records.SingleAsync(r => r.SupersededBy == null);
        Assert.Equal(["birthDate=1998", "name=Ana Kovač", "name=Anna Kova", "nationality=ro"], made.Statements.Select(s => $"{s.Property}={s.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(3, await db.Records.CountAsync());
    }

    [Fact]
    public async Task The_page_is_shut_to_whoever_may_not_write_and_found_by_nobody_else()
    {
        await using var site = await TestSite.StartAsync();
        var record = await KeepAsync(site);
        var path = $"/records/{record.Reference.ToRoute()}/correct";

        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.FirstResponder).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.As(Role.Administrator).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.As(Make.Reader(Role.CaseWorker, user: 4_444)).GetAsync(path)).StatusCode);
    }

    /// <summary>What the page sends, with these answers in place of what stood there.</summary>
    private static (string, string)[] Answers(params (string Name, string Value)[] typed)
    {
        (string Name, string Value)[] there = [("Form.Lines[0].Value", "Ana Kova"), ("Form.Lines[1].Value", "1999-04"), ("Form.Source", "Reports"), ("Form.Reliability", "NotKnown")];
        return [.. there.Where(t => !typed.Any(x => x.Name == t.Name)), .. typed];
    }

    private static async Task<Record> KeepAsync(TestSite site)
    {
        await using var db = site.Open();
        var ids = site.Services.GetRequiredService<IdSource>();
        var (source, added) = await new RecordSources(ids).FindOrAddAsync(db, "Reports", SourceKind.Referral, Entente.Records.Reliability.NotKnown, Make.Police, default);
        await db.CommitAsync(Make.Machine, added!, default);
        var kept = await new KeepRecords(db, Make.Maker(ids)).RunAsync([Make.Person("name=Ana Kova", "birthDate=1999-04") with { Source = source.Id, Dossier = Dossier, Team = new(10) }], Make.Machine, default);
        db.Add(Make.Assigned(Make.Reader(Role.CaseWorker), Dossier));
        await db.CommitAsync(Make.Machine, new Seen("test", "", 0), default);
        return kept.Value.Records[0];
    }
}
