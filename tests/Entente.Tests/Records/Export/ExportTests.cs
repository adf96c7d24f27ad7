using System.Security.Cryptography;
using Entente.Access;
using Entente.Audit;
using Entente.Records;
using Entente.Records.Export;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Export;

public sealed class ExportTests
{
    private static readonly DossierId Dossier = new(7_700);
    private static readonly Act Responder = Make.Act(Role.FirstResponder);
    private static readonly Act Worker = Make.Act(Role.CaseWorker);
    private static readonly Act Supervisor = Make.Act(Role.Supervisor);

    [Theory, EveryDatabase]
    public async Task Who_needs_a_second_person_gets_the_file_only_after_somebody_else_agreed_and_every_step_is_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (exporting, record) = await WithRecordAsync(test);

        var asked = (await exporting.AskAsync(Worker, ExportScope.Record, record.Reference.Text)).Value;
        var early = await exporting.FetchAsync(asked.Reference, Worker);
        var own = await exporting.AnswerAsync(asked.Reference, Make.Act(Role.Supervisor, user: Worker.Reader.User.Value), true);
        await exporting.AnswerAsync(asked.Reference, Supervisor, true);
        var fetched = (await exporting.FetchAsync(asked.Reference, Worker)).Value;

        Assert.Equal(ExportState.Waiting, asked.State);
        Assert.IsType<ExportWaits>(Assert.Single(early.Problems));
        Assert.IsType<OwnExport>(Assert.Single(own.Problems));
        Assert.Contains("Kova", fetched.Text, StringComparison.Ordinal);
        Assert.Equal([nameof(ExportAsked), nameof(ExportApproved), nameof(ExportFetched)], await exporting.EventsAsync());
        await using var db = test.Open();
        var lines = await db.Set<AuditEntry>().Where(e => e.Sort == EventSort.Export).OrderBy(e => e.Seq).ToListAsync();
        Assert.All(lines, l => Assert.Equal(Dossier, l.About));
        Assert.Equal(Exporting.Reason, lines[0].Because);
        var happened = lines[2].Read<ExportFetched>();
        Assert.Equal((1L, (long)fetched.Content.Length, Convert.ToHexStringLower(SHA256.HashData(fetched.Content))), (happened.Records, happened.Bytes, happened.Sha256));
    }

    [Theory, EveryDatabase]
    public async Task A_declined_export_never_comes_out_and_says_why(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (exporting, record) = await WithRecordAsync(test);
        var asked = (await exporting.AskAsync(Worker, ExportScope.Record, record.Reference.Text)).Value;

        var bare = await exporting.AnswerAsync(asked.Reference, Supervisor, false);
        var declined = await exporting.AnswerAsync(asked.Reference, Supervisor, false, "The court has it already");
        var again = await exporting.AnswerAsync(asked.Reference, Supervisor, true);

        Assert.IsType<NoReasonToDecline>(Assert.Single(bare.Problems));
        Assert.Equal((ExportState.Declined, "The court has it already"), (declined.Value.State, declined.Value.Answer));
        Assert.IsType<ExportAnswered>(Assert.Single(again.Problems));
        Assert.IsType<ExportWasDeclined>(Assert.Single((await exporting.FetchAsync(asked.Reference, Worker)).Problems));
        Assert.Equal([nameof(ExportAsked), nameof(ExportDeclined)], await exporting.EventsAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_file_is_fetched_for_a_day_by_whoever_asked_in_the_role_they_asked_in(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (exporting, record) = await WithRecordAsync(test);
        var asked = (await exporting.AskAsync(Responder, ExportScope.Record, record.Reference.Text)).Value;

        Assert.Equal(ExportState.Open, asked.State);
        Assert.False((await exporting.FetchAsync(asked.Reference, Responder with { When = Make.Now.AddHours(23.9) })).IsRefused);
        Assert.IsType<ExportTooLate>(Assert.Single((await exporting.FetchAsync(asked.Reference, Responder with { When = Make.Now.AddHours(24) })).Problems));
        Assert.IsType<ExportGone>(Assert.Single((await exporting.FetchAsync(asked.Reference, Make.Act(Role.FirstResponder, user: 4_444))).Problems));
        Assert.IsType<ExportInAnotherRole>(Assert.Single((await exporting.FetchAsync(asked.Reference, Responder with { Purpose = Purpose.Duty })).Problems));
        Assert.IsType<ExportInAnotherRole>(Assert.Single((await exporting.FetchAsync(asked.Reference, Make.Act(Role.SupportProvider, user: Responder.Reader.User.Value))).Problems));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_may_not_export_is_refused_and_that_is_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (exporting, record) = await WithRecordAsync(test);

        foreach (var role in (Role[])[Role.DutyOfficer, Role.BorderOfficer, Role.LiaisonOfficer, Role.Supervisor, Role.Auditor, Role.Statistician, Role.Administrator])
        {
            Assert.IsType<NotAllowed>(Assert.Single((await exporting.AskAsync(Make.Act(role), ExportScope.Record, record.Reference.Text)).Problems));
        }

        // Not theirs to see, and so as if it were not there.
        Assert.IsType<ExportSubjectGone>(Assert.Single((await exporting.AskAsync(Make.Act(Role.CaseWorker, user: 4_444), ExportScope.Record, record.Reference.Text)).Problems));
        // Theirs to see, shortened, and another team's to take.
        var analyst = new Act(Make.Reader(Role.Analyst, team: new(44)), Purpose.Intelligence, Make.Now);
        Assert.IsType<NotAllowed>(Assert.Single((await exporting.AskAsync(analyst, ExportScope.Record, record.Reference.Text)).Problems));
        Assert.Equal(8, (await exporting.EventsAsync()).Count(e => e == nameof(Refused)));
    }

    [Theory, EveryDatabase]
    public async Task Each_field_comes_out_as_the_matrix_gives_it_to_this_reader(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var exporting = new Exporting(test);
        var source = await exporting.SourceAsync();
        var ours = Make.Person("name=Ana Kova", "birthDate=1999-04-02", "notes=Told in a car") with { Source = source.Id, Team = new(10), Compartment = Compartment.Intelligence, Kind = DataKind.Entities };
        await exporting.KeepAsync(ours);
        await exporting.KeepAsync(Make.Person("name=Joy Eze") with { Source = source.Id, Team = new(98), Kind = DataKind.Entities });
        var analyst = Make.Act(Role.Analyst);

        var asked = (await exporting.AskAsync(analyst, ExportScope.Source, source.Reference.Text)).Value;
        await exporting.AnswerAsync(asked.Reference, Supervisor, true);
        var text = (await exporting.FetchAsync(asked.Reference, analyst)).Value.Text;

        // The team's row alone, its name as initials, its date of birth as a year.
        Assert.Single(text.Trim().Split('\n'));
        Assert.Contains("\"name\":[\"A. K.\"]", text, StringComparison.Ordinal);
        Assert.Contains("\"birthDate\":[\"1999\"]", text, StringComparison.Ordinal);
        Assert.Contains("\"masked\":[\"name\",\"birthDate\"]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kova", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eze", text, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Rights_that_are_lost_between_asking_and_fetching_are_lost_for_the_file_too(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (exporting, record) = await WithRecordAsync(test);
        var asked = (await exporting.AskAsync(Worker, ExportScope.Dossier, record.Reference.Text)).Value;
        await exporting.AnswerAsync(asked.Reference, Supervisor, true);
        await using (var db = test.Open())
        {
            (await db.Set<Assignment>().SingleAsync()).End(Make.Now);
            await db.CommitAsync(Make.Machine, new Seen("test", "", 0), default);
        }

        var fetched = (await exporting.FetchAsync(asked.Reference, Worker)).Value;

        Assert.Empty(fetched.Content);
        Assert.Equal(0, fetched.Written.Records);
    }

    [Theory, EveryDatabase]
    public async Task Every_file_names_its_export_purpose_requester_time_and_scope(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (exporting, record) = await WithRecordAsync(test);
        await test.AddAsync(Make.Person(out var user, Role.FirstResponder));
        var act = Make.Act(Role.FirstResponder, user: user.Id.Value);

        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            var asked = (await exporting.AskAsync(act, ExportScope.Dossier, record.Reference.Text, format)).Value;
            var fetched = (await exporting.FetchAsync(asked.Reference, act)).Value;
            string[] named = [asked.Reference.Text, "Support", user.DisplayName, "2026-03-02 09:30Z", record.Reference.Text];

            Assert.All(named, n => Assert.Contains(n, fetched.Note, StringComparison.Ordinal));
            Assert.StartsWith(asked.Reference.ToRoute(), fetched.Name, StringComparison.Ordinal);
            if (format == ExportFormat.Ftm) Assert.Contains($"\"datasets\":[\"{asked.Reference}\"]", fetched.Text, StringComparison.Ordinal);
            else if (format != ExportFormat.HtcdsXlsx) Assert.All(named, n => Assert.Contains(n, fetched.Text.Split('\n')[0], StringComparison.Ordinal));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_form_without_reason_or_format_and_an_export_of_nothing_are_refused_in_words(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (exporting, record) = await WithRecordAsync(test);
        await using var db = test.Open(Responder.Reader);
        var ask = new AskExport(db, test.Gate, test.Ledger, new(db, test.Ledger, Ontology.Shipped, Pointers.Shipped, test.Trace), test.Ids, Ontology.Shipped);

        var bare = await ask.RunAsync(new(), Responder, default);
        var nothing = await exporting.AskAsync(Responder, ExportScope.Search, "nobody-has-this-name");

        Assert.Equal([nameof(ExportScopeMissing), nameof(ExportFormatMissing), nameof(ExportReasonTooShort)], bare.Problems.Select(p => p.GetType().Name));
        Assert.IsType<NothingToExport>(Assert.Single(nothing.Problems));
        Assert.NotNull(record);
    }

    [Theory, EveryDatabase]
    public async Task A_search_goes_out_as_it_was_shown(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (exporting, _) = await WithRecordAsync(test);
        await exporting.KeepAsync(Make.Person("name=Joy Eze") with { Source = (await exporting.SourceAsync()).Id });

        var fetched = await exporting.TakeAsync(Responder, ExportScope.Search, "kova", ExportFormat.Csv);

        Assert.Equal(1, fetched.Written.Records);
        Assert.Contains("Ana Kova", fetched.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eze", fetched.Text, StringComparison.Ordinal);
    }

    private static async Task<(Exporting Exporting, Entente.Records.Record Record)> WithRecordAsync(TestDb test)
    {
        var exporting = new Exporting(test);
        var record = await exporting.KeepAsync(Make.Person("name=Ana Kova", "birthDate=1999-04-02") with { Source = (await exporting.SourceAsync("Reports")).Id, Dossier = Dossier, Team = new(10) });
        await test.AddAsync(Make.Assigned(Worker.Reader, Dossier));
        return (exporting, record);
    }
}
