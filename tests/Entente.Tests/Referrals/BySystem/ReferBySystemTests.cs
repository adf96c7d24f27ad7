using System.Text;
using System.Text.Json.Nodes;
using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals;
using Entente.Referrals.BySystem;
using Entente.Referrals.Questions;
using Entente.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Referrals.BySystem;

public sealed class ReferBySystemTests
{
    private static readonly string[] Mira = ["H1.kind=full", "H1.value=Mira Madeup", "H2=1999-05", "H4.nationality=ro"];

    [Theory, EveryDatabase]
    public async Task A_system_s_referral_is_one_commit_as_if_it_had_been_typed(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open();
        var (key, _) = await Make.SystemAsync(db);
        await using var own = test.Open(key.Reader);

        var sent = await Make.BySystem(test, own).RunAsync("one", Make.BodyBytes(Mira), Make.ActOf(key), default);

        await using var fresh = test.Open();
        var referral = await fresh.Referrals.SingleAsync();
        Assert.Equal(sent.Value.Reference, referral.Reference);
        Assert.Equal((key.System, Make.Police, new DateOnly(2026, 3, 9)), (referral.SentBy, referral.Organisation, referral.Due));
        Assert.Equal("Mira Madeup", referral.Answers.First("H1"));
        Assert.Contains(await fresh.Records.ToListAsync(), r => r.Caption == "Mira Madeup");
        Assert.Equal(1, await fresh.Set<Clock>().CountAsync());
        Assert.True((await fresh.Drafts.SingleAsync()).IsSent);
        var events = await fresh.Set<AuditEntry>().Where(e => e.Sort == EventSort.Change && e.Who == key.System).OrderBy(e => e.Seq).Select(e => e.What).ToListAsync();
        Assert.Equal(["DraftStarted", "ReferralSent", "SourceAdded", "RecordsKept", "ClockStarted"], events);
    }

    [Theory, EveryDatabase]
    public async Task However_often_and_at_once_it_asks_there_is_one_referral_and_one_receipt(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var start = test.Open();
        var (key, _) = await Make.SystemAsync(start);
        var body = Make.BodyBytes(Mira);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var db = test.Open(key.Reader);
            return (await Make.BySystem(test, db).RunAsync("the-same", body, Make.ActOf(key), default)).Value.Reference;
        }));

        await using var fresh = test.Open();
        Assert.Equal((await fresh.Referrals.SingleAsync()).Reference, Assert.Single(receipts.Distinct()));
        Assert.Equal((1, 1, 1), (await fresh.Drafts.CountAsync(), await fresh.Set<Clock>().CountAsync(), await fresh.SystemReceipts.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task The_same_key_with_another_body_is_refused_and_another_key_is_another_referral(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var start = test.Open();
        var (key, _) = await Make.SystemAsync(start);
        await using var db = test.Open(key.Reader);
        var refer = Make.BySystem(test, db);

        var first = await refer.RunAsync("k", Make.BodyBytes(Mira), Make.ActOf(key), default);
        Assert.IsType<IdempotencyKeyUsed>((await refer.RunAsync("k", Make.BodyBytes("H1.kind=full", "H1.value=Ana Invented"), Make.ActOf(key), default)).Problems.Single());
        var other = await refer.RunAsync("l", Make.BodyBytes(Mira), Make.ActOf(key), default);
        Assert.NotEqual(first.Value.Reference, other.Value.Reference);
        foreach (var name in (string?[])[null, "", "a b", new('k', 101), "é"]) Assert.IsType<IdempotencyKeyMissing>((await refer.RunAsync(name, Make.BodyBytes(Mira), Make.ActOf(key), default)).Problems.Single());
    }

    [Theory, EveryDatabase]
    public async Task With_a_mistake_anywhere_nothing_but_the_danger_is_kept_and_the_key_may_be_used_again(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var start = test.Open();
        var (key, _) = await Make.SystemAsync(start);
        await using var db = test.Open(key.Reader);
        var before = await Stored.OpenedAsync(test);
        Assert.DoesNotContain("Qwertova", before, StringComparison.Ordinal);

        var refused = await Make.BySystem(test, db).RunAsync("k", Make.BodyBytes("H1.kind=full", "H1.value=Zdravka Qwertova", "A1=yes", "A2.danger=no such danger"), Make.ActOf(key), default);

        Assert.Contains(refused.Problems, p => p is NotAnOption && p.Field == "/answers/A2/0/danger");
        Assert.DoesNotContain("Qwertova", await Stored.OpenedAsync(test), StringComparison.Ordinal);
        await using var fresh = test.Open();
        Assert.Equal((0, 1, 0), (await fresh.Drafts.CountAsync(), await fresh.Alerts.CountAsync(), await fresh.SystemReceipts.CountAsync()));
        Assert.False((await Make.BySystem(test, db).RunAsync("k", Make.BodyBytes(Mira), Make.ActOf(key), default)).IsRefused);
    }

    [Theory, EveryDatabase]
    public async Task Of_an_adult_who_does_not_agree_no_name_is_taken_and_danger_reaches_the_desk(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var start = test.Open();
        var (key, _) = await Make.SystemAsync(start);
        await using var db = test.Open(key.Reader);
        string[] said = ["B4=gb-eng", "E1=no", "A1=yes", "A2.danger=held", "A2.what=Locked in"];

        var named = await Make.BySystem(test, db).RunAsync("k", Encoding.UTF8.GetBytes(Make.BodyOf(Make.Answers([.. said, "H1.kind=full", "H1.value=Zdravka Qwertova"]))), Make.ActOf(key), default);
        Assert.Equal("/answers/H1", Assert.IsType<NotAsked>(named.Problems.Single()).Field);
        var sent = await Make.BySystem(test, db).RunAsync("k", Make.BodyBytes(said), Make.ActOf(key), default);

        Assert.Equal(ReferralSort.AnonymousNotification, sent.Value.Sort);
        Assert.DoesNotContain("Qwertova", await Stored.OpenedAsync(test), StringComparison.OrdinalIgnoreCase);
        await using var fresh = test.Open();
        // The first was refused and told the desk all the same.
        Assert.Equal(2, await fresh.Alerts.CountAsync());
        Assert.Single(await fresh.Alerts.ToListAsync(), a => a.Dossier == sent.Value.Dossier);
        Assert.Equal(0, await fresh.Set<Clock>().CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task Danger_reaches_the_desk_though_the_rest_is_refused_once_while_it_has_the_same_open(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var start = test.Open();
        var (key, _) = await Make.SystemAsync(start);
        async Task<IReadOnlyList<Problem>> SendAsync(string what)
        {
            await using var db = test.Open(key.Reader);
            return (await Make.BySystem(test, db).RunAsync("k", Make.BodyBytes([.. Mira, "A1=yes", "A2.danger=held", $"A2.what={what}", "H3=no such gender"]), Make.ActOf(key), default)).Problems;
        }

        Assert.NotEmpty(await SendAsync("Locked in"));
        Assert.NotEmpty(await SendAsync("Locked in"));
        await using (var fresh = test.Open())
        {
            var alert = await fresh.Alerts.SingleAsync();
            Assert.Contains("Locked in", alert.What, StringComparison.Ordinal);
            Assert.Equal((key.System, Make.Police), (alert.RaisedBy, alert.Organisation));
            Assert.Equal(1, await fresh.Set<AuditEntry>().CountAsync(e => e.What == nameof(AlertRaised)));
            Assert.Equal((0, 0), (await fresh.Drafts.CountAsync(), await fresh.Referrals.CountAsync()));
        }

        Assert.NotEmpty(await SendAsync("Taken away"));
        await using var after = test.Open();
        Assert.Equal(2, await after.Alerts.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_system_with_a_new_key_to_come_in_by_sends_nothing_twice_and_each_receipt_is_in_the_log(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var start = test.Open();
        var (old, _) = await Make.SystemAsync(start);
        var (anew, _) = await Make.SystemAsync(start);
        await using var db = test.Open(old.Reader);
        await using var later = test.Open(anew.Reader);

        var first = await Make.BySystem(test, db).RunAsync("k", Make.BodyBytes(Mira), Make.ActOf(old), default);
        var again = await Make.BySystem(test, later).RunAsync("k", Make.BodyBytes(Mira), Make.ActOf(anew), default);
        var other = await Make.BySystem(test, later).RunAsync("k", Make.BodyBytes("H1.kind=full", "H1.value=Ana Invented"), Make.ActOf(anew), default);

        Assert.Equal(first.Value.Reference, again.Value.Reference);
        Assert.NotEqual(first.Value.Reference, other.Value.Reference);
        await using var fresh = test.Open();
        var seen = await fresh.Set<AuditEntry>().SingleAsync(e => e.What == nameof(Seen) && e.Who == anew.System && e.About == first.Value.Dossier);
        Assert.Equal(("receipt", first.Value.Reference.Text), (seen.Read<Seen>().What, seen.Read<Seen>().Subject));
    }

    [Fact]
    public void Of_a_body_that_is_wrong_throughout_the_first_two_hundred_mistakes_are_told()
    {
        var names = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"n{i}\":1"));
        var many = new JsonArray([.. Enumerable.Range(0, AnswerCheck.MostRows + 1).Select(_ => (JsonNode)"x")]);

        Assert.Equal(WholeReferral.MostTold, Weigh(Encoding.UTF8.GetBytes($$"""{"questions":"referral-2",{{names}}}""")).Count);
        Assert.Contains(Weigh(Bytes(new JsonObject { ["questions"] = "referral-2", ["answers"] = new JsonObject { ["A2"] = new JsonArray(new JsonObject { ["danger"] = many }) } })), p => p is TooManyRows { Field: "/answers/A2/0/danger" });
    }

    [Fact]
    public async Task Who_receives_what_must_have_been_shown_and_confirmed_word_for_word()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await using var start = test.Open();
        var (key, _) = await Make.SystemAsync(start);
        await using var db = test.Open(key.Reader);
        var body = JsonNode.Parse(Make.Body(Mira))!;

        var would = await Make.BySystem(test, db).CheckAsync(Bytes(body), Make.ActOf(key), default);
        Assert.Equal(body["recipients"]!.GetValue<string>(), would.Value.Recipients);
        body["recipients"] = "centre:";
        Assert.IsType<RecipientsChanged>((await Make.BySystem(test, db).RunAsync("k", Bytes(body), Make.ActOf(key), default)).Problems.Single());
        body["understood"] = false;
        Assert.IsType<RecipientsNotConfirmed>((await Make.BySystem(test, db).RunAsync("k", Bytes(body), Make.ActOf(key), default)).Problems.Single());
        Assert.False((await Make.BySystem(test, db).CheckAsync(Bytes(body), Make.ActOf(key), default)).IsRefused);
        Assert.Equal(0, await db.Referrals.CountAsync());
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { """{"questions":"referral-2","answers":{},"checkedWith":"yes","understood":true,"recipients":""}""", "/answers/A1", nameof(QuestionNotAnswered) },
        { """{"questions":"referral-1","answers":{}}""", "/questions", nameof(QuestionsNotAskedToday) },
        { """{"answers":{}}""", "/questions", nameof(QuestionsMissing) },
        { """{"questions":"referral-2"}""", "/answers", nameof(AnswersMissing) },
        { """{"questions":"referral-2","answers":{"Mira Madeup":[]}}""", "/answers", nameof(NameUnknown) },
        { """{"questions":"referral-2","answers":{"A1":[{"Mira":"yes"}]}}""", "/answers/A1/0", nameof(NameUnknown) },
        { """{"questions":"referral-2","answers":{"A1":"yes"}}""", "/answers/A1", nameof(ShouldBeList) },
        { """{"questions":"referral-2","answers":{"A1":[]}}""", "/answers/A1", nameof(RowIsEmpty) },
        { """{"questions":"referral-2","answers":{"A1":["yes"]}}""", "/answers/A1/0", nameof(ShouldBeObject) },
        { """{"questions":"referral-2","answers":{"A1":[{"value":true}]}}""", "/answers/A1/0/value", nameof(ShouldBeText) },
        { """{"questions":"referral-2","answers":{"A1":[{"value":"yes"},{"value":"no"}]}}""", "/answers/A1", nameof(OneRowOnly) },
        { """{"questions":"referral-2","answers":{"A1":[{"value":"yes"}],"A1":[{"value":"no"}]}}""", "", nameof(BodyIsNotJson) },
        { """{"questions":"referral-2","answers":{"W2":[{"value":"x"}]}}""", "/answers", nameof(NameUnknown) },
        { """{"questions":"referral-2","answers":{"H1":[{"kind":"full","value":"\ud800"}]}}""", "/answers/H1/0/value", nameof(AnswerBroken) },
        { """{"questions":"referral-2","answers":{"H1":[{"kind":"full","value":"a\u0000b"}]}}""", "/answers/H1/0/value", nameof(AnswerBroken) },
        { """{"questions":"referral-2","answers":{"H1":[{"kind":"full","value":"Ana","unknown":"not-known"}]}}""", "/answers/H1/0", nameof(ReasonStandsAlone) },
        { """{"questions":"referral-2","answers":{"H1":[{"unknown":"no such reason"}]}}""", "/answers/H1/0/unknown", nameof(NotAnOption) },
        { """{"questions":"referral-2","answers":{"H2":[{"value":"1999-02-31"}]}}""", "/answers/H2/0/value", nameof(NotARealDate) },
        { """{"questions":"referral-2","answers":{"H2":[{"value":"1.5.1999"}]}}""", "/answers/H2/0/value", nameof(NotARealDate) },
        { """{"questions":"referral-2","answers":{"C1":[{"value":"adult"}],"D1":[{"authority":"Made Up Council"}]}}""", "/answers/D1", nameof(NotAsked) },
        { "[]", "", nameof(BodyIsNoObject) },
        { "{", "", nameof(BodyIsNotJson) },
        { "", "", nameof(BodyIsNotJson) },
        { "\u0000", "", nameof(BodyIsNotJson) },
        { """{"\ud800":1}""", "", "" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void Each_mistake_is_told_at_its_place_and_without_a_word_of_what_was_sent(string body, string at, string rule)
    {
        var problems = Weigh(Encoding.UTF8.GetBytes(body));

        Assert.NotEmpty(problems);
        if (rule.Length > 0) Assert.Contains(problems, p => p.Field == at && p.GetType().Name == rule);
        Assert.All(problems, p => Assert.DoesNotContain("Mira", p.InEnglish() + p.Field, StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_come_at_once()
    {
        var body = JsonNode.Parse(Make.Body(Mira))!;
        body["answers"]!["H2"] = new JsonArray(new JsonObject { ["value"] = "never" });
        body["answers"]!["C1"] = new JsonArray(new JsonObject { ["value"] = "old" });
        body["answers"]!.AsObject().Remove("O1");
        body["checkedWith"] = "perhaps";

        var problems = Weigh(Bytes(body));

        Assert.Equal(["/answers/C1/0/value", "/answers/H2/0/value", "/answers/O1", "/checkedWith"], problems.Select(p => p.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_body_of_more_than_a_megabyte_is_not_read() =>
        Assert.IsType<BodyTooLarge>(ReadWhole.From(new byte[WholeReferral.MostBytes + 1], QuestionSets.Shipped.Current).Problems.Single());

    internal static IReadOnlyList<Problem> Weigh(ReadOnlyMemory<byte> body)
    {
        var set = QuestionSets.Shipped.Current;
        var read = ReadWhole.From(body, set);
        if (read.IsRefused) return read.Problems;
        var (ids, act) = (new IdSource(TimeProvider.System, new Random(1)), Make.Act(Role.FirstResponder));
        return WeighWhole.Answers(read.Value, set, DraftReferral.Start(ids, set, Answers.None, act), ids, act, out _).Problems;
    }

    internal static byte[] Bytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
