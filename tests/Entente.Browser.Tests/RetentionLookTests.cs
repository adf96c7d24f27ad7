using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Retention.Deletion;
using Entente.Retention.Holds;
using Entente.Retention.Requests;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Browser.Tests;

/// <summary>How long a case is kept, a hold, a deletion by two people, and a person's request about their data.</summary>
public sealed class RetentionLookTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    /// <summary>What is looked at here.</summary>
    public static readonly string[] Pages = ["RETENTION", "RETENTION/HOLDS", "RETENTION/HOLDS/{REFERENCE}", "RETENTION/HOLDS/{REFERENCE}/LIFT", "RETENTION/DELETIONS/{REFERENCE}", "RETENTION/DELETIONS/{REFERENCE}/DECLINE", "RETENTION/CERTIFICATES", "RETENTION/CERTIFICATES/{REFERENCE}",
        "CASES/{REFERENCE}/KEPT", "CASES/{REFERENCE}/HOLDS/NEW", "CASES/{REFERENCE}/DATA-REQUESTS/NEW", "DATA-REQUESTS", "DATA-REQUESTS/{REFERENCE}", "DATA-REQUESTS/{REFERENCE}/EXTEND", "DATA-REQUESTS/{REFERENCE}/WITHHOLD", "DATA-REQUESTS/{REFERENCE}/PACK", "DATA-REQUESTS/{REFERENCE}/CORRECTION", "DATA-REQUESTS/WITHHELD/{REFERENCE}"];

    [Theory, InlineData(Window.Wide), InlineData(Window.Narrow), InlineData(Window.RightToLeft)]
    public async Task Retention_can_be_used_by_everybody_who_does_it(Window window)
    {
        await using var visit = await browser.VisitAsync(site, window);
        var planted = await PlantAsync(window, visit.PersonaOf(Role.CaseWorker), visit.PersonaOf(Role.Supervisor));
        await visit.SignInAsync(Role.CaseWorker);
        await visit.GoAsync(planted.Case + "/kept", "retention.kept");
        await visit.GoAsync(planted.Case + "/holds/new", "retention.hold.new");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("retention.hold.error");
        await visit.GoAsync(planted.Case + "/data-requests/new", "retention.request.new");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("retention.request.error");
        await visit.GoAsync("/data-requests", "retention.requests");
        await visit.GoAsync(planted.Copy, "retention.request");
        await visit.GoAsync(planted.Copy + "/pack", "retention.pack");
        Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
        await visit.LookAsync("retention.pack.error");
        foreach (var (page, name) in new[] { (planted.Copy + "/extend", "extend"), (planted.Copy + "/withhold", "withhold"), (planted.Correction + "/correction", "correction") })
        {
            await visit.GoAsync(page, "retention." + name);
            Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
            await visit.LookAsync($"retention.{name}.error");
        }

        await visit.SignInAsync(Role.Supervisor);
        await visit.GoAsync("/retention", "retention.desk");
        await visit.GoAsync("/retention/holds", "retention.holds");
        await visit.GoAsync(planted.Hold, "retention.hold");
        await visit.GoAsync(planted.Deletion, "retention.deletion");
        await visit.GoAsync("/retention/certificates", "retention.certificates");
        await visit.GoAsync(planted.Certificate, "retention.certificate");
        foreach (var (page, name) in new[] { (planted.Hold + "/lift", "lift"), (planted.Deletion + "/decline", "decline"), (planted.Withheld, "withheld") })
        {
            await visit.GoAsync(page, "retention." + name);
            Assert.Equal(422, await visit.PressAsync("main form[data-guard-unsaved] button"));
            await visit.LookAsync($"retention.{name}.error");
        }

        Assert.Equal("", string.Join(", ", Pages.Except(visit.Looked)));
    }

    private sealed record Planted(string Case, string Hold, string Deletion, string Certificate, string Copy, string Correction, string Withheld);

    /// <summary>A case of its own for each window, for the three share a centre.</summary>
    private async Task<Planted> PlantAsync(Window window, string worker, string supervisor)
    {
        _ = site.Services.GetRequiredService<Ledger>();
        await using var db = site.Open();
        var ids = new IdSource(TimeProvider.System, Random.Shared);
        var works = await db.Users.SingleAsync(u => u.DisplayName == worker);
        var leads = await db.Users.SingleAsync(u => u.DisplayName == supervisor);
        var act = new Act(new(works.Id, Role.CaseWorker, works.Organisation, leads.Team) { Purpose = Purpose.Decision }, Purpose.Decision, Act.Cut(TimeProvider.System.GetUtcNow()));
        var second = act with { Reader = act.Reader with { User = leads.Id, Role = Role.Supervisor } };
        var today = DateOnly.FromDateTime(act.When.UtcDateTime);
        const string Words = "Made up: somebody asked and wrote it down.";
        var about = Case.Open(ids, new(Reference.New("REF"), new(900_040 + (int)window), leads.Organisation, leads.Team, "GB-EAW", act.When, false), act);
        var hold = LegalHold.Place(new() { Ground = "claim", Words = Words, ReviewOn = today.AddMonths(1) }, about, HoldTerms.Shipped, today, ids, act).Value;
        var deletion = DossierDeletion.Propose(Words, about, new([new("cases", DataKind.DecisionOutcome, 1)]), "made up", 1, ids, act).Value;
        var certificate = DeletionCertificate.Of(deletion, new([new("cases", DataKind.DecisionOutcome, 1)]), "made up", ids, second);
        DataRequest Ask(OwnRequestSort sort) => DataRequest.From(new() { Sort = sort, Channel = "letter", Law = "uk-gdpr", Words = Words, Identity = "known", IdentityWords = Words, ReceivedOn = today }, about, null, RequestTerms.Shipped, Calendars.Shipped.Of("GB-EAW").DayOf, ids, act).Value;
        var (copy, correction) = (Ask(OwnRequestSort.Copy), Ask(OwnRequestSort.Correction));
        var withheld = DataWithheld.Propose(new() { Kind = DataKind.Hazards, Ground = "others", Words = Words }, copy, [DataKind.Hazards], RequestTerms.Shipped, ids, act).Value;
        db.AddRange(about, hold, deletion, certificate, copy, correction, withheld, new Assignment { Id = ids.Next<AssignmentId>(), Dossier = about.Dossier, User = works.Id, Role = Role.CaseWorker, From = act.When });
        await db.CommitAsync(act, new CaseOpened(about.Reference, about.Referral, about.Dossier), default);
        return new($"/cases/{about.Reference.ToRoute()}", $"/retention/holds/{hold.Reference.ToRoute()}", $"/retention/deletions/{deletion.Reference.ToRoute()}", $"/retention/certificates/{certificate.Reference.ToRoute()}", $"/data-requests/{copy.Reference.ToRoute()}", $"/data-requests/{correction.Reference.ToRoute()}", $"/data-requests/withheld/{withheld.Reference.ToRoute()}");
    }
}
