using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.OwnPage;

public sealed class GiveAccessTests
{
    private static IReadOnlyList<Problem> Problems(AccessForm form) => Decide(form).Problems;

    private static Result<NewAccess> Decide(AccessForm form) =>
        DecideAccess.From(form, Make.Case(), OwnPageTerms.Shipped, ["en", "ro", "ar"], Calendars.Shipped.Of("GB-EAW"), new(TimeProvider.System, new Random(5)), new Random(5).Next, Make.Act(Role.CaseWorker));

    [Fact]
    public void A_way_in_needs_the_person_s_yes_a_word_that_tells_nothing_and_an_end()
    {
        Assert.Empty(Problems(OwnWorld.Form));
        Assert.Equal([new AgreementMissing(), new OwnSafetyMissing(), new OwnLanguageMissing(), new CallMissing(), new UntilMissing()], Problems(new()));
        Assert.Equal([new PersonHasNotAgreed()], Problems(OwnWorld.Form with { Agreed = false }));
        Assert.Equal([new WordTooShort(6)], Problems(OwnWorld.Form with { Word = "a-b c d" }));
        Assert.Equal([new WordTooLong(40)], Problems(OwnWorld.Form with { Word = new('a', 41) }));
        Assert.Equal([new WordTells()], Problems(OwnWorld.Form with { Word = "anti traf-ficking" }));
        Assert.Equal([new WordTells()], Problems(OwnWorld.Form with { Word = "my VICTIM 22" }));
        Assert.Equal([new OwnLanguageMissing()], Problems(OwnWorld.Form with { Language = "xx" }));
        Assert.Equal([new CallTooLong(200)], Problems(OwnWorld.Form with { Call = new('a', 201) }));
        Assert.Equal([new UntilNotInTime(new(2026, 3, 2), new(2026, 8, 29))], Problems(OwnWorld.Form with { Until = new(2026, 3, 1) }));
        Assert.Equal([new UntilNotInTime(new(2026, 3, 2), new(2026, 8, 29))], Problems(OwnWorld.Form with { Until = new(2026, 8, 30) }));
        Assert.Empty(Problems(OwnWorld.Form with { Until = new(2026, 8, 29) }));
    }

    [Theory]
    [InlineData(OwnPageSafety.InDanger)]
    [InlineData(OwnPageSafety.NotKnown)]
    public void Where_it_is_not_known_to_be_safe_the_page_is_open_for_a_shorter_time(OwnPageSafety safety)
    {
        Assert.Empty(Problems(OwnWorld.Form with { Safety = safety, Until = new(2026, 3, 16) }));
        Assert.Equal([new UntilNotInTime(new(2026, 3, 2), new(2026, 3, 16))], Problems(OwnWorld.Form with { Safety = safety, Until = new(2026, 3, 17) }));
    }

    [Fact]
    public void A_word_that_nobody_chose_is_made_of_plain_words_and_how_it_is_written_makes_no_difference()
    {
        var made = Decide(OwnWorld.Form with { Word = " " }).Value;

        Assert.Equal(2, made.Word.Split(' ').Count(OwnPageTerms.Shipped.Words.Contains));
        Assert.Matches("^[0-9]{6}$", made.Pin);
        Assert.Equal(DecideAccess.KeyOf("Made-up Heron 7"), DecideAccess.KeyOf(" MADEUP heron7"));
        Assert.NotEqual(DecideAccess.KeyOf("Made-up Heron 7"), DecideAccess.KeyOf("Made-up Heron 8"));
    }

    [Theory, EveryDatabase]
    public async Task Neither_word_nor_number_is_kept_in_the_store_or_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await OwnWorld.MakeAsync(test);

        var made = (await world.GiveAsync()).Value;
        await world.OpenAsync(made.Word, "000000x");
        await world.OpenAsync(made.Word, made.Pin);

        await using var db = test.Open();
        var kept = await db.PersonAccesses.SingleAsync();
        Assert.DoesNotContain("heron", kept.WordKey + kept.PinHash, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(made.Pin, kept.WordKey, StringComparison.Ordinal);
        Assert.StartsWith("AQAAAA", kept.PinHash, StringComparison.Ordinal); // salted and slow, as passwords are kept
        var log = await db.Set<AuditEntry>().ToListAsync();
        Assert.Equal([nameof(OwnPageGiven), nameof(OwnPageMissed), nameof(OwnPageOpened)], log.Select(e => e.What).Where(w => w.StartsWith("OwnPage", StringComparison.Ordinal)));
        Assert.All(log, e => Assert.False((e.Detail + e.Because).Contains("heron", StringComparison.OrdinalIgnoreCase) || e.Detail.Contains($"\"{made.Pin}\"", StringComparison.Ordinal)));
    }

    [Theory, EveryDatabase]
    public async Task Only_those_who_work_with_the_person_give_a_way_in(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await OwnWorld.MakeAsync(test);
        var (maker, stranger) = (Make.Reader(Role.DecisionMaker), Make.Reader(Role.CaseWorker, user: 777));
        await test.AddAsync(Make.Assigned(maker, world.Case.Dossier));

        Assert.IsType<Entente.Cases.CaseNotFound>((await world.GiveAsync(who: stranger)).Problems.Single());
        Assert.IsType<NotAllowed>((await world.GiveAsync(who: Make.Reader(Role.DutyOfficer))).Problems.Single());
        Assert.False((await world.GiveAsync(who: maker)).IsRefused);
    }

    [Theory, EveryDatabase]
    public async Task A_word_leads_to_one_person_however_many_choose_it_at_once_and_one_that_ended_gives_it_back(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await OwnWorld.MakeAsync(test);
        var other = Make.Case(dossier: 5_100);
        await test.AddAsync(other, Make.Assigned(OwnWorld.Worker, other.Dossier));

        var both = await Task.WhenAll(world.GiveAsync(), world.GiveAsync(about: other));

        Assert.IsType<WordTaken>(both.Single(r => r.IsRefused).Problems.Single());
        // Its last day is over in London at midnight.
        var after = new DateTimeOffset(2026, 3, 13, 0, 0, 0, TimeSpan.Zero);
        Assert.True((await world.GiveAsync(OwnWorld.Form with { Until = new(2026, 3, 20) }, when: after.AddSeconds(-1), about: other)).IsRefused);
        Assert.False((await world.GiveAsync(OwnWorld.Form with { Until = new(2026, 3, 20) }, when: after, about: other)).IsRefused);
    }

    [Theory, EveryDatabase]
    public async Task Shutting_it_counts_at_once_also_for_whoever_is_in_and_the_second_who_shuts_it_is_told(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await OwnWorld.MakeAsync(test);
        var made = (await world.GiveAsync()).Value;
        var inside = (await world.OpenAsync(made.Word, made.Pin)).Value;
        Assert.NotNull(await world.Door.StillAsync(inside.Id, Make.Now, default));

        var both = await Task.WhenAll(world.RevokeAsync(made.Access), world.RevokeAsync(made.Access));

        Assert.Equal([new AccessIsShut()], both.Single(r => r.IsRefused).Problems);
        Assert.Null(await world.Door.StillAsync(inside.Id, Make.Now, default));
        Assert.Equal([new WordOrPinWrong()], (await world.OpenAsync(made.Word, made.Pin)).Problems);
    }

    [Theory, EveryDatabase]
    public async Task It_ends_with_its_last_day(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var world = await OwnWorld.MakeAsync(test);
        var made = (await world.GiveAsync()).Value;
        var end = new DateTimeOffset(2026, 3, 13, 0, 0, 0, TimeSpan.Zero);

        var inside = (await world.OpenAsync(made.Word, made.Pin, when: end.AddSeconds(-1))).Value;

        Assert.Null(await world.Door.StillAsync(inside.Id, end, default));
        Assert.Equal([new WordOrPinWrong()], (await world.OpenAsync(made.Word, made.Pin, when: end)).Problems);
    }
}
