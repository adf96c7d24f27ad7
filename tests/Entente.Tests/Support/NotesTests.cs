using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Disclosures;
using Entente.Cases.Tasks;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Notes;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Support;

/// <summary>Notes are read by those alone whom their compartment is open to, and leave it as one redacted document by consent.</summary>
public sealed class NotesTests
{
    private static readonly Reader Provider = Make.Reader(Role.SupportProvider);
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);

    [Theory, EveryDatabase]
    public async Task A_note_is_corrected_by_a_new_version_beside_the_old_and_listed_by_category(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var first = await NotedAsync(test, about, Make.Noted());
        await NotedAsync(test, about, Make.Noted("incident"));
        var second = await NotedAsync(test, about, NoteForm.Again(first) with { Words = "Made up: she slept badly." });

        await using var db = test.Open(Provider);
        var all = (await Make.NotesOf(test, db).ReadAsync(about.Reference, DataKind.SupportNotes, null, Make.Act(Role.SupportProvider), default)).Value;
        Assert.Equal(2, all.Lines.Count);
        var one = Assert.Single((await Make.NotesOf(test, db).ReadAsync(about.Reference, DataKind.SupportNotes, "wellbeing", Make.Act(Role.SupportProvider), default)).Value.Lines);
        Assert.Equal([("Made up: she slept badly.", second.Reference), ("Made up: she slept.", first.Reference)], one.Versions.Select(v => (v.Said, v.Reference)));
        Assert.DoesNotContain(await db.Set<AuditEntry>().Select(e => e.Detail).ToListAsync(), d => d.Contains("Made up", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task Of_several_who_correct_a_note_at_once_one_does_and_the_others_are_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var first = await NotedAsync(test, about, Make.Noted());

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            await using var db = test.Open(Provider);
            return await Make.Notes(test, db).RunAsync(about.Reference, DataKind.SupportNotes, NoteForm.Again(first) with { Words = $"Made up {i}" }, Make.Act(Role.SupportProvider), default);
        }));

        Assert.Single(told, t => !t.IsRefused);
        Assert.All(told.Where(t => t.IsRefused), t => Assert.Equal([new NoteCorrectedMeanwhile()], t.Problems));
        await using var fresh = test.Open();
        var numbers = await fresh.Notes.Select(n => n.Number).OrderBy(n => n).ToListAsync();
        Assert.Equal([1, 2], numbers);
        Assert.Equal(1, await fresh.Notes.CountAsync(n => n.SupersededAt == null));
    }

    [Theory, EveryDatabase]
    public async Task Each_role_reads_each_compartment_as_the_matrix_says_and_a_caseworker_a_line_without_words(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        await NotedAsync(test, about, Make.Noted());
        await NotedAsync(test, about, Make.Noted("therapy"), DataKind.PrivilegedNotes);
        await NotedAsync(test, about, Make.Noted("call"), DataKind.DecisionDraft, Role.DecisionMaker);

        foreach (var role in Enum.GetValues<Role>())
        {
            var reader = Make.Reader(role);
            await using var db = test.Open(reader);
            foreach (var kind in Note.Kinds)
            {
                var found = await Make.NotesOf(test, db).ReadAsync(about.Reference, kind, null, new(reader, reader.Purpose!.Value, Make.Now), default);
                var shape = AccessMatrix.Shipped.Ask(reader, kind, Verb.Read, Relation.Assigned | Relation.Team | (reader.Organisation == about.Organisation ? Relation.Own : Relation.Other)).Shape;
                Assert.Equal((shape >= Shape.Masked, shape == Shape.Full), (!found.IsRefused, !found.IsRefused && found.Value.Lines is [{ Versions.Count: 1 }]));
            }
        }

        await using var worker = test.Open(Make.Reader(Role.CaseWorker));
        var line = Assert.Single((await Make.NotesOf(test, worker).ReadAsync(about.Reference, DataKind.SupportNotes, null, Make.Act(Role.CaseWorker), default)).Value.Lines);
        Assert.Equal(("wellbeing", 0), (line.Category, line.Versions.Count));
    }

    [Theory, EveryDatabase]
    public async Task Who_may_see_a_note_is_said_as_the_gate_would_answer(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);

        await using var db = test.Open(Provider);
        var seen = (await Make.NotesOf(test, db).ReadAsync(about.Reference, DataKind.SupportNotes, null, Make.Act(Role.SupportProvider), default)).Value.SeenBy;
        Assert.Equal([(Role.CaseWorker, false, 1), (Role.SupportProvider, true, 1)], seen.Select(s => (s.Role, s.IsWhole, s.People ?? -1)));
        Assert.Equal(Role.SupportProvider, Assert.Single((await Make.NotesOf(test, db).ReadAsync(about.Reference, DataKind.PrivilegedNotes, null, Make.Act(Role.SupportProvider), default)).Value.SeenBy).Role);
    }

    [Theory, EveryDatabase]
    public async Task A_follow_up_is_a_task_of_its_day_and_a_correction_moves_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var first = await NotedAsync(test, about, Make.Noted() with { FollowUpOn = new(2026, 3, 9) });
        await NotedAsync(test, about, NoteForm.Again(first) with { FollowUpOn = new(2026, 3, 12) });

        await using var db = test.Open();
        var tasks = await db.Tasks.OrderBy(t => t.Id).ToListAsync();
        Assert.Equal([(TaskState.NotNeeded, new DateOnly(2026, 3, 9)), (TaskState.Open, new DateOnly(2026, 3, 12))], tasks.Select(t => (t.State, t.DueOn)));
        Assert.All(tasks, t => Assert.Equal((DataKind.SupportNotes, Role.SupportProvider), (t.RowKind, t.ForRole)));
    }

    [Theory, EveryDatabase]
    public async Task Who_decides_is_refused_asks_and_gets_one_redacted_document_by_consent_and_not_without(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var about = await CaseAsync(test);
        var note = await NotedAsync(test, about, Make.Noted());
        DocumentRequest asked;
        await using (var db = test.Open(Maker))
        {
            var act = Make.Act(Role.DecisionMaker);
            Assert.IsType<NotAllowed>(Assert.Single((await Make.NotesOf(test, db).ReadAsync(about.Reference, DataKind.SupportNotes, null, act, default)).Problems));
            Assert.Contains(await db.Set<AuditEntry>().Where(e => e.About == about.Dossier).Select(e => e.What).ToListAsync(), w => w == nameof(Refused));
            Assert.Equal([new WantedMissing()], (await Make.AskDocument(test, db).RunAsync(about.Reference, new(), act, default)).Problems);
            asked = (await Make.AskDocument(test, db).RunAsync(about.Reference, new() { Wanted = "Made up: how does she sleep?" }, act, default)).Value;
            Assert.Equal([new AskedAlready()], (await Make.AskDocument(test, db).RunAsync(about.Reference, new() { Wanted = "Made up" }, act, default)).Problems);
        }

        var form = new GiveForm { Note = note.First.Text, Words = "Made up: she sleeps little.", Set = "health", Ground = "consent", Checked = true };
        async Task<IReadOnlyList<Problem>> GiveAsync(GiveForm given)
        {
            await using var db = test.Open(Provider);
            return (await Make.GiveDocument(test, db).RunAsync(asked.Reference.Text, given, Make.Act(Role.SupportProvider), default)).Problems;
        }

        Assert.Equal([new ReadsNotesAnyway()], await AskAsProviderAsync(test, about));
        Assert.IsType<ConsentDoesNotAllow>(Assert.Single(await GiveAsync(form)));
        Assert.Equal([new DocumentNeedsGround(), new NotReadAgain()], await GiveAsync(form with { Ground = "none", Checked = false }));
        await test.AddAsync([.. Make.Agreed(about, Entente.Support.Notes.GiveDocument.Purpose, Entente.Support.Notes.GiveDocument.Recipient, "health")]);
        var told = await Task.WhenAll(GiveAsync(form), GiveAsync(form));
        Assert.Single(told, t => t.Count == 0);
        Assert.Equal([new DocumentAnswered()], told.Single(t => t.Count > 0));

        await using var maker = test.Open(Maker);
        var view = (await Make.Documents(test, maker).ReadAsync(about.Reference, Make.Act(Role.DecisionMaker), default)).Value;
        Assert.Equal("Made up: she sleeps little.", view.Documents[asked.Reference].Words);
        Assert.Equal((1, 0), (await maker.NoteDocuments.CountAsync(), await maker.Notes.CountAsync()));
        await using var all = test.Open();
        Assert.Equal(("centre", "health", 1), ((await all.Disclosures.SingleAsync()).Recipient, (await all.Disclosures.SingleAsync()).Sets, await all.Tasks.CountAsync(t => t.Template == "note-given" && t.State == TaskState.Open)));
        Assert.Equal(0, await all.Tasks.CountAsync(t => t.Template == "note-asked" && t.State == TaskState.Open));
    }

    [Fact]
    public async Task On_the_pages_a_note_says_who_sees_it_and_a_document_goes_from_support_to_who_decides()
    {
        await using var site = await TestSite.StartAsync();
        await using var test = TestDb.On(site.Connection);
        var about = await CaseAsync(test);
        await test.AddAsync([.. Make.Agreed(about, Entente.Support.Notes.GiveDocument.Purpose, Entente.Support.Notes.GiveDocument.Recipient, "health")]);
        var (provider, maker) = (site.As(Provider), site.As(Maker));
        var root = $"/cases/{about.Reference.ToRoute()}";

        var form = await TestSite.GetAsync(provider, root + "/notes/new");
        Assert.Contains("Seen by:", form.Body!.TextContent, StringComparison.Ordinal);
        var wrong = await TestSite.PostAsync(provider, root + "/notes/new", form, ("Form.Words", "Made up: she slept."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Made up: she slept.", (await TestSite.ReadAsync(wrong)).QuerySelector("[name='Form.Words']")!.TextContent, StringComparison.Ordinal);
        (string, string)[] on = [.. new[] { "Day", "Month", "Year" }.Select(part => ($"Form.On.{part}", form.QuerySelector($"[name='Form.On.{part}']")!.GetAttribute("value")!))];
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(provider, root + "/notes/new", form, [("Form.Category", "wellbeing"), ("Form.Words", "Made up: she slept."), .. on])).StatusCode);
        Assert.Contains("Made up: she slept.", (await TestSite.GetAsync(provider, root + "/notes")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Made up: she slept.", (await TestSite.GetAsync(site.As(Make.Reader(Role.CaseWorker)), root + "/notes")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await maker.GetAsync(root + "/notes")).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(maker, root + "/documents", await TestSite.GetAsync(maker, root + "/documents"), ("Form.Wanted", "Made up: sleep?"))).StatusCode);
        var list = await TestSite.GetAsync(provider, root + "/documents");
        var path = list.QuerySelector("main a[href^='/support/documents/']")!.GetAttribute("href")!;
        var answer = await TestSite.GetAsync(provider, path);
        var note = answer.QuerySelector("[name='Form.Note'] option[value]:not([value=''])")!.GetAttribute("value")!;
        (string, string)[] given = [("Form.Note", note), ("Form.Words", "Made up: little sleep."), ("Form.Set", "health"), ("Form.Ground", "consent")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TestSite.PostAsync(provider, path + "?handler=Give", answer, given)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(provider, path + "?handler=Give", answer, [.. given, ("Form.Checked", "true")])).StatusCode);
        var got = await TestSite.GetAsync(maker, root + "/documents");
        Assert.Contains("Made up: little sleep.", got.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Made up: she slept.", got.Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Problem>> AskAsProviderAsync(TestDb test, Case about)
    {
        await using var db = test.Open(Provider);
        return (await Make.AskDocument(test, db).RunAsync(about.Reference, new() { Wanted = "Made up" }, Make.Act(Role.SupportProvider), default)).Problems;
    }

    private static async Task<Note> NotedAsync(TestDb test, Case about, NoteForm form, DataKind kind = DataKind.SupportNotes, Role role = Role.SupportProvider)
    {
        await using var db = test.Open(Make.Reader(role));
        var kept = await Make.Notes(test, db).RunAsync(about.Reference, kind, form, Make.Act(role), default);
        Assert.Empty(kept.Problems);
        return kept.Value;
    }

    private static async Task<Case> CaseAsync(TestDb test)
    {
        var about = Make.Case();
        await test.AddAsync([about, .. Enum.GetValues<Role>().Select(r => Make.Assigned(Make.Reader(r), about.Dossier))]);
        return about;
    }
}
