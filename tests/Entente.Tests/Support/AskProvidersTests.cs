using System.Net;
using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Offers;
using Entente.Tests.Cases;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Support;

/// <summary>A provider is asked, and answers: what it sees before and after, and what happens when several do it at once.</summary>
public sealed class AskProvidersTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);

    [Theory, EveryDatabase]
    public async Task A_provider_sees_needs_and_no_name_before_it_accepts_and_the_person_afterwards(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await SupportWorld.MakeAsync(test);
        var offer = await world.OfferAsync();
        var before = await world.SeeAsync(offer);
        Assert.Equal(("bed food", 0, false), (before.Offer.Needs, before.Person.Count, before.IsMine));
        await using (var db = test.Open(world.Provider)) Assert.Equal((0, 0), (await db.Cases.CountAsync(), await db.Records.CountAsync()));

        Assert.False((await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default))).IsRefused);

        var after = await world.SeeAsync(offer);
        Assert.True(after.IsMine);
        Assert.Contains(after.Person, a => a.Value == "Ana Madeup");
        // That they agreed to be named is not yet that they agreed to be called.
        Assert.DoesNotContain(after.Person, a => a.Value == "+44 20 7946 0999");
        await test.AddAsync([.. ConsentEntries.From(ConsentLedgerTests.Yes with { Sets = ["contact"] }, world.Case, ConsentTerms.Shipped, Calendars.Shipped.Of("GB-EAW"), null, false, test.Ids, Make.Act(Role.CaseWorker)).Value]);
        after = await world.SeeAsync(offer);
        Assert.Contains(after.Person, a => a.Value == "+44 20 7946 0999");
        Assert.All(after.Person, a => Assert.True(a.Kind is DataKind.Identity or DataKind.Contact, $"{a.Code} is told"));
        await using var now = test.Open(world.Provider);
        Assert.Equal(world.Case.Reference, (await now.Cases.SingleAsync()).Reference);
        var log = await now.Set<AuditEntry>().Where(e => e.About == world.Case.Dossier && e.Sort == EventSort.Change).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync();
        Assert.Equal([nameof(SupportOffered), nameof(SupportAccepted), nameof(DossierAssigned)], log.TakeLast(3));
    }

    [Theory, EveryDatabase]
    public async Task Whoever_has_not_agreed_is_helped_without_a_name(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await SupportWorld.MakeAsync(test);
        var offer = await world.OfferAsync(Naming.Withheld);
        await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default));

        var seen = await world.SeeAsync(offer);

        Assert.Equal((OfferState.Accepted, true, 0), (seen.State, seen.IsMine, seen.Person.Count));
    }

    [Theory, EveryDatabase]
    public async Task A_child_is_named_by_their_best_interests_until_they_are_18_and_then_by_their_own_agreement(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await SupportWorld.MakeAsync(test, "C1=child", "D1.authority=Made Up Council", "H1.kind=full", "H2=2008-04-02");
        var offer = await world.OfferAsync(Naming.BestInterests);
        await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default));
        var birthday = new DateTimeOffset(2026, 4, 1, 23, 0, 0, TimeSpan.Zero); // midnight in summer time

        Assert.Contains((await world.SeeAsync(offer, birthday.AddMinutes(-1))).Person, a => a.Value == "+44 20 7946 0999");
        Assert.Equal((true, false, 0), await world.SeeAsync(offer, birthday) is var seen ? (seen.IsMine, seen.IsNamed, seen.Person.Count) : default);
        await using (var db = test.Open(Worker)) await SupportWorld.Ask(test, db).RecallAsync(world.Case.Reference, offer.Text, "Made up.", Make.Act(Role.CaseWorker), default);
        Assert.Equal([new AdultIsAsked()], (await world.AskAsync(Make.Asked(world.Organisation.Reference, Naming.BestInterests), birthday)).Problems);
        Assert.False((await world.AskAsync(Make.Asked(world.Organisation.Reference), birthday)).IsRefused);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_whom_every_provider_declined_is_forgotten_for_those_who_were_asked_for_since(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var declined = Enumerable.Range(0, SupportInbox.MostClosed + 2).Select(n => Make.Offer(Make.Case(dossier: 7_000 + n), Make.Charity)).ToList();
        foreach (var offer in declined) Assert.Empty(offer.Decline(new() { Reason = "no-place" }, SupportTerms.Shipped, Make.Act(Role.SupportProvider)));
        // The first was asked for again, and waits; the second twice in vain.
        var again = new[] { Again(declined[0], Make.Centre), Again(declined[1], Make.Centre) };
        again[1].Decline(new() { Reason = "no-place" }, SupportTerms.Shipped, Make.Act(Role.SupportProvider));
        await test.AddAsync([.. declined, .. again]);

        await using var db = test.Open();
        var page = await new SupportInbox(db, test.Ledger).LookAsync(Make.Machine, default);

        Assert.Equal((SupportInbox.MostClosed, SupportInbox.MostClosed + 1), (page.Closed.Count, page.ToAskElsewhere.Count));
        Assert.Equal(again[1].Id, Assert.Single(page.ToAskElsewhere, l => l.Offer.Dossier == again[1].Dossier).Offer.Id);
        Assert.DoesNotContain(page.ToAskElsewhere, l => l.Offer.Dossier == again[0].Dossier);

        SupportOffer Again(SupportOffer offer, OrganisationId provider) => Make.Offer(Make.Case(dossier: offer.Dossier.Value), provider);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_takes_their_agreement_back_is_not_named_from_that_moment(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await SupportWorld.MakeAsync(test);
        var offer = await world.OfferAsync();
        await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default));
        Assert.NotEmpty((await world.SeeAsync(offer)).Person);

        var all = new WithdrawalForm { What = [WithdrawalForm.Everything], When = SaidWhen.Now, By = ConsentBy.Person };
        await test.AddAsync([.. ConsentEntries.Withdrawing(all, [], world.Case, Calendars.Shipped.Of("GB-EAW"), test.Ids, Make.Act(Role.CaseWorker)).Value]);

        var seen = await world.SeeAsync(offer);
        Assert.Equal((true, false, 0), (seen.IsMine, seen.IsNamed, seen.Person.Count));
        var other = await SupportWorld.ProviderAsync(test, new(43));
        await using (var db = test.Open(Worker)) await SupportWorld.Ask(test, db).RecallAsync(world.Case.Reference, offer.Text, "They want it so.", Make.Act(Role.CaseWorker), default);
        Assert.Equal([new PersonSaidNo()], (await world.AskAsync(Make.Asked(other.Organisation.Reference))).Problems);
    }

    [Theory, EveryDatabase]
    public async Task Of_several_who_accept_at_once_one_helps_and_the_others_are_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await SupportWorld.MakeAsync(test);
        var other = await SupportWorld.ProviderAsync(test, new(41));
        var asked = new[] { (Offer: await world.OfferAsync(), world.Provider), (Offer: await world.OfferAsync(of: other.Organisation), other.Reader) };

        var told = await Task.WhenAll(asked.SelectMany(a => new[] { a, a }).Select(async a =>
        {
            await using var db = test.Open(a.Item2);
            return await SupportWorld.Answer(test, db).AcceptAsync(a.Offer.Text, null, new(a.Item2, Purpose.Support, Make.Now), default);
        }));

        Assert.Single(told, t => !t.IsRefused);
        Assert.All(told.Where(t => t.IsRefused), t => Assert.True(t.Problems.Single() is OfferIsNotOpen or AnotherProviderHelps or ChangedMeanwhile or AlreadyAssigned, t.Problems.Single().ToString()));
        await using var fresh = test.Open();
        Assert.Equal([OfferState.Accepted, OfferState.Elsewhere], await fresh.SupportOffers.Select(o => o.State).OrderBy(s => s).ToListAsync());
        Assert.Equal(1, await fresh.Set<Assignment>().CountAsync(a => a.Role == Role.SupportProvider && a.Until == null));
    }

    [Theory, EveryDatabase]
    public async Task Another_provider_finds_nothing_and_nobody_who_decides_on_the_person_supports_them(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await SupportWorld.MakeAsync(test);
        var (_, stranger) = await SupportWorld.ProviderAsync(test, new(42));
        var offer = await world.OfferAsync();
        await test.AddAsync(Make.Assigned(world.Provider with { Role = Role.DecisionMaker }, world.Case.Dossier));

        Assert.Equal([new OfferNotFound()], (await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default), stranger)).Problems);
        Assert.Equal([new SidesKeptApart()], (await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default))).Problems);
        Assert.Equal([new ColleagueMissing()], (await world.AnswerAsync(a => a.AcceptAsync(offer.Text, "USER-0000-0000-0000-0", world.Act, default))).Problems);
        Assert.Equal([new OfferIsNotOpen(OfferState.Sent)], (await world.AnswerAsync(a => a.AddColleagueAsync(offer.Text, "", world.Act, default))).Problems);
        await using var db = test.Open();
        Assert.Equal(OfferState.Sent, (await db.SupportOffers.SingleAsync()).State);
    }

    [Theory, EveryDatabase]
    public async Task Taking_back_what_was_accepted_shuts_the_case_to_the_provider_at_once_and_another_can_be_asked(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await SupportWorld.MakeAsync(test);
        var offer = await world.OfferAsync();
        await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default));
        Assert.Equal([new AnotherProviderHelps()], (await world.AskAsync(Make.Asked(world.Organisation.Reference))).Problems);

        await using (var db = test.Open(Worker))
        {
            Assert.Equal([new RecallReasonMissing()], (await SupportWorld.Ask(test, db).RecallAsync(world.Case.Reference, offer.Text, " ", Make.Act(Role.CaseWorker), default)).Problems);
            Assert.False((await SupportWorld.Ask(test, db).RecallAsync(world.Case.Reference, offer.Text, "The room is needed.", Make.Act(Role.CaseWorker), default)).IsRefused);
        }

        await using (var db = test.Open(world.Provider)) Assert.Equal(0, await db.Cases.CountAsync());
        Assert.Equal((OfferState.Recalled, 0), ((await world.SeeAsync(offer)).State, (await world.SeeAsync(offer)).Person.Count));
        Assert.False((await world.AskAsync(Make.Asked(world.Organisation.Reference))).IsRefused);
    }

    [Theory, EveryDatabase]
    public async Task What_nobody_answered_runs_out_once_and_the_same_provider_can_be_asked_again(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await SupportWorld.MakeAsync(test);
        var offer = await world.OfferAsync();
        Assert.Equal([new AskedAlready()], (await world.AskAsync(Make.Asked(world.Organisation.Reference))).Problems);
        var expire = new ExpireOffers(test.Store, test.Ledger, new AtHour(Make.Now.AddDays(9)));

        // Asked again after its time and before the sweep: the stale one makes room.
        Assert.False((await world.AskAsync(Make.Asked(world.Organisation.Reference), Make.Now.AddDays(8))).IsRefused);
        Assert.Equal((0, 0), (await expire.RunAsync(default), await expire.RunAsync(default)));
        var later = new ExpireOffers(test.Store, test.Ledger, new AtHour(Make.Now.AddDays(20)));
        Assert.Equal((1, 0), (await later.RunAsync(default), await later.RunAsync(default)));

        await using var db = test.Open();
        Assert.Equal([OfferState.Expired, OfferState.Expired], await db.SupportOffers.Select(o => o.State).ToListAsync());
        Assert.Equal(2, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(SupportOfferExpired)));
        Assert.Equal([new OfferIsNotOpen(OfferState.Expired)], (await world.AnswerAsync(a => a.AcceptAsync(offer.Text, null, world.Act, default))).Problems);
    }

    [Fact]
    public async Task On_the_pages_a_caseworker_asks_from_the_referral_and_the_provider_takes_the_person_on()
    {
        await using var site = await TestSite.StartAsync();
        var world = await SupportWorld.MakeAsync(site);
        var worker = site.As(Worker);
        var path = $"/cases/{world.Case.Reference.ToRoute()}/support";
        var page = await TestSite.GetAsync(worker, path);
        Assert.NotNull(page.QuerySelector("[name='Form.Needs'][value=bed][checked]"));
        Assert.NotNull(page.QuerySelector("[name='Form.Naming'][value=Agreed][checked]"));

        var refused = await TestSite.PostAsync(worker, path, page, ("Form.Needs", "bed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await TestSite.ReadAsync(refused)).QuerySelector("[name='Form.Needs'][value=bed][checked]"));
        var sent = await TestSite.PostAsync(worker, path, page, ("Form.Provider", world.Organisation.Reference.Text), ("Form.Needs", "bed"), ("Form.Danger", "Now"), ("Form.Naming", "Agreed"), ("Form.Within", "three-days"));
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, (await TestSite.ReadAsync(sent)).QuerySelector(".govuk-error-summary")?.TextContent);

        var provider = site.As(world.Provider);
        Assert.Contains("You are asked to help", (await TestSite.GetAsync(provider, "/")).Body!.TextContent, StringComparison.Ordinal);
        var inbox = await TestSite.GetAsync(provider, "/support");
        var link = inbox.QuerySelector("main tbody a")!.GetAttribute("href")!;
        var offer = await TestSite.GetAsync(provider, link);
        Assert.DoesNotContain("Ana Madeup", offer.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await TestSite.PostAsync(provider, link + "?handler=Accept", offer, ("Colleague", ""))).StatusCode);

        Assert.Contains("Ana Madeup", (await TestSite.GetAsync(provider, link)).Body!.TextContent, StringComparison.Ordinal);
        var again = await TestSite.PostAsync(provider, link + "?handler=Decline", offer, ("Form.Reason", "no-place"));
        Assert.Contains("It stands at: Accepted", (await TestSite.ReadAsync(again)).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A fixed hour.</summary>
    private sealed class AtHour(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
