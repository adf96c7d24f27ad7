using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Staff.Systems;
using Entente.Tests.Storage;
using Entente.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Referrals.BySystem;

public sealed partial class ReferralApiTests
{
    [Theory, EveryDatabase]
    public async Task A_system_checks_sends_and_asks_where_it_stands(string database)
    {
        await using var site = await TestSite.StartAsync(database);
        var (system, key) = await SystemAsync(site);
        var body = Make.Body("H1.kind=full", "H1.value=Mira Madeup");

        var would = await ReadAsync(await SendAsync(system, "/api/v1/referrals/check", body, null));
        Assert.Equal(JsonNode.Parse(body)!["recipients"]!.GetValue<string>(), would["recipients"]!.GetValue<string>());
        var answer = await SendAsync(system, "/api/v1/referrals", body, "first");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var receipt = await answer.Content.ReadAsStringAsync();
        Assert.Equal(receipt, await (await SendAsync(system, "/api/v1/referrals", body, "first")).Content.ReadAsStringAsync());
        var state = await ReadAsync(await system.GetAsync(answer.Headers.Location));
        Assert.Equal(("received", "The referral has been received and waits to be given to a team."), (state["state"]!.GetValue<string>(), state["stateInWords"]!.GetValue<string>()));
        var list = await ReadAsync(await system.GetAsync("/api/v1/referrals"));
        Assert.Equal(state["reference"]!.GetValue<string>(), Assert.Single(list["referrals"]!.AsArray())!["reference"]!.GetValue<string>());
        Assert.DoesNotContain("Madeup", receipt + state.ToJsonString() + list.ToJsonString(), StringComparison.Ordinal);
        await using var db = site.Open();
        Assert.Equal(key.System, (await db.Referrals.SingleAsync()).SentBy);
    }

    [Fact]
    public async Task Mistakes_come_back_all_at_once_with_question_place_rule_and_remedy()
    {
        await using var site = await TestSite.StartAsync();
        var (system, _) = await SystemAsync(site);
        var body = JsonNode.Parse(Make.Body("H1.kind=full", "H1.value=Mira Madeup", "H2=1999-05"))!;
        body["answers"]!["H2"]![0]!["value"] = "Mira's birthday";
        body["answers"]!["Mira"] = new JsonArray();

        var first = await ReadAsync(await SendAsync(system, "/api/v1/referrals", body.ToJsonString(), "k"), HttpStatusCode.UnprocessableEntity);
        body["answers"]!.AsObject().Remove("Mira");
        body["answers"]!["C1"]![0]!["value"] = "old";
        var answer = await SendAsync(system, "/api/v1/referrals", body.ToJsonString(), "k");
        var told = await ReadAsync(answer, HttpStatusCode.UnprocessableEntity);

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("/answers", Assert.Single(first["mistakes"]!.AsArray())!["at"]!.GetValue<string>());
        Assert.Equal(["C1", "H2"], told["mistakes"]!.AsArray().Select(m => m!["question"]!.GetValue<string>()));
        Assert.Equal(("Referrals.Questions.NotARealDate", 1, "value"), (told["mistakes"]![1]!["code"]!.GetValue<string>(), told["mistakes"]![1]!["row"]!.GetValue<int>(), told["mistakes"]![1]!["part"]!.GetValue<string>()));
        Assert.All(told["mistakes"]!.AsArray(), m => Assert.NotEmpty(m!["detail"]!.GetValue<string>()));
        Assert.DoesNotContain("Mira", first.ToJsonString() + told.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Logged.Lines, l => l.Contains("Mira", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_address_behind_the_door_wants_a_good_key_made_for_it_and_no_cookie_opens_it()
    {
        await using var site = await TestSite.StartAsync();
        var (refers, _) = await SystemAsync(site, may: nameof(SystemScope.Refer));
        var (reads, _) = await SystemAsync(site, may: nameof(SystemScope.Read));
        var closed = site.Services.GetRequiredService<RouteTable>().Rules.Where(r => r.Path.StartsWith("API/V1", StringComparison.Ordinal) && r.Kind is not null).ToList();
        Assert.Equal(4, closed.Count);
        foreach (var rule in closed)
        {
            var path = "/" + rule.Path.Replace("{REFERENCE}", Reference.New("REF").ToRoute(), StringComparison.Ordinal).ToLowerInvariant();
            foreach (var nobody in (HttpClient[])[site.As((Reader?)null), site.As(Role.FirstResponder), site.As(Role.Administrator), Showing(site, "syskey-0000-0000-0000-0.00"), Showing(site, "nonsense")])
            {
                var (status, told) = await CallAsync(nobody, rule.Method, path);
                Assert.Equal((HttpStatusCode.Unauthorized, "Show a key"), (status, told["title"]!.GetValue<string>()));
                Assert.Null(told["mistakes"]);
            }

            var (right, wrong) = rule.Method == "POST" ? (refers, reads) : (reads, refers);
            Assert.Equal(HttpStatusCode.Forbidden, (await CallAsync(wrong, rule.Method, path)).Status);
            Assert.NotEqual(HttpStatusCode.Forbidden, (await CallAsync(right, rule.Method, path)).Status);
        }

        await using var db = site.Open();
        Assert.Equal(4, await db.Set<AuditEntry>().CountAsync(e => e.Sort == EventSort.Refusal));
        Assert.Equal(20, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(SystemTurnedAway)));
    }

    [Fact]
    public async Task A_system_sees_no_other_organisation_s_referral_and_nothing_beside_its_addresses()
    {
        await using var site = await TestSite.StartAsync();
        var (system, _) = await SystemAsync(site);
        var (ids, act) = (new IdSource(TimeProvider.System, Random.Shared), Make.Act(Role.FirstResponder, organisation: Make.Charity));
        var set = Entente.Referrals.Questions.QuestionSets.Shipped.Current;
        var draft = DraftReferral.Start(ids, set, Make.Answers(), act);
        var theirs = Referral.From(draft, set, Make.Send(draft.Answers), ids, act).Value;
        draft.Close(theirs, act);
        await using (var db = site.Open())
        {
            db.AddRange(draft, theirs);
            await db.CommitAsync(Make.Machine, new Seen("planted", "", 1), default);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(system, "GET", $"/api/v1/referrals/{theirs.Reference.ToRoute()}")).Status);
        Assert.Empty((await CallAsync(system, "GET", "/api/v1/referrals")).Told["referrals"]!.AsArray());
        Assert.StartsWith("/staff/signin", (await system.GetAsync("/referrals")).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(system, "GET", "/api/v1/nothing")).Status);
        foreach (var before in (string[])[theirs.Reference.Text, Reference.New("REF").Text, "nonsense"]) Assert.Equal(HttpStatusCode.NotFound, (await CallAsync(system, "GET", $"/api/v1/referrals?before={before}")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await CallAsync(system, "DELETE", "/api/v1/referrals")).Status);
    }

    [Fact]
    public async Task What_is_no_json_too_large_or_without_a_key_of_its_own_is_told_as_that()
    {
        await using var site = await TestSite.StartAsync();
        var (system, _) = await SystemAsync(site);

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(system, "/api/v1/referrals", "{", "k")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(system, "/api/v1/referrals", Make.Body(), null)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(system, "/api/v1/referrals", new string(' ', 1 << 21), "k")).StatusCode);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await system.PostAsync("/api/v1/referrals", form)).StatusCode);
        var ok = await SendAsync(system, "/api/v1/referrals", Make.Body(), "k");
        Assert.Equal(HttpStatusCode.Created, ok.StatusCode);
        Assert.False(ok.Headers.Contains("Set-Cookie") || ok.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.True(ok.Headers.CacheControl?.NoStore);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(system, "/api/v1/referrals", Make.Body("H1.kind=full", "H1.value=Ana Invented"), "k")).StatusCode);
    }

    [Fact]
    public async Task Who_calls_too_often_is_told_when_to_call_again_and_guessing_fills_no_log()
    {
        await using var site = await TestSite.StartAsync("sqlite", s => s.AddSingleton<TimeProvider>(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow())));
        var (system, _) = await SystemAsync(site, aMinute: 2);

        HttpStatusCode[] statuses = [(await system.GetAsync("/api/v1/referrals")).StatusCode, (await system.GetAsync("/api/v1/referrals")).StatusCode];
        Assert.All(statuses, s => Assert.Equal(HttpStatusCode.OK, s));
        for (var i = 0; i < 3; i++)
        {
            var over = await system.GetAsync("/api/v1/referrals");
            Assert.Equal(HttpStatusCode.TooManyRequests, over.StatusCode);
            Assert.InRange(over.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }

        var guesser = Showing(site, "nonsense");
        var (other, _) = await SystemAsync(site);
        var guesses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => guesser.GetAsync("/api/v1/referrals")));
        Assert.Equal((30, 10), (guesses.Count(g => g.StatusCode == HttpStatusCode.Unauthorized), guesses.Count(g => g.StatusCode == HttpStatusCode.TooManyRequests)));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/referrals")).StatusCode);
        await using var db = site.Open();
        Assert.Equal(1 + Entente.Web.Staff.SystemTurns.MostWrong, await db.Set<AuditEntry>().CountAsync(e => e.What == nameof(SystemTurnedAway)));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    [InlineData("2001:db8:1:2:ffff::1", "20010db800010002")]
    public void An_address_of_version_6_counts_by_its_first_half(string address, string counted) => Assert.Equal(counted, Entente.Web.Staff.SystemDoor.Net(IPAddress.Parse(address)));

    [Fact]
    public async Task The_description_names_every_address_and_every_method_and_no_other()
    {
        await using var site = await TestSite.StartAsync();
        var visitor = site.As((Reader?)null);

        var description = await ReadAsync(await visitor.GetAsync("/api/v1/openapi"));

        Assert.Equal("3.1.0", description["openapi"]!.GetValue<string>());
        var told = description["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key} {p.Key}".ToUpperInvariant().Replace(" /", " ", StringComparison.Ordinal)));
        var there = site.Services.GetRequiredService<RouteTable>().Rules.Where(r => r.Path.StartsWith("API/V1", StringComparison.Ordinal)).Select(r => $"{r.Method} {r.Path}");
        Assert.Equal(there.Order(), told.Order());
        var versions = await ReadAsync(await visitor.GetAsync("/api/v1/questions"));
        foreach (var version in versions["all"]!.AsArray())
        {
            Assert.NotEmpty((await ReadAsync(await visitor.GetAsync(version!["questions"]!.GetValue<string>())))["sections"]!.AsArray());
            Assert.Equal("object", (await ReadAsync(await visitor.GetAsync(version["schema"]!.GetValue<string>())))["type"]!.GetValue<string>());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/v1/schema/referral-99")).StatusCode);
        Assert.Contains("/api/v1/openapi", await visitor.GetStringAsync("/api"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calls_in_the_documentation_do_what_it_says()
    {
        await using var site = await TestSite.StartAsync();
        var (system, _) = await SystemAsync(site);
        var docs = Path.Combine(Repository.Root, "docs", "run");
        var calls = (await File.ReadAllLinesAsync(Path.Combine(docs, "api.md"))).Where(l => l.StartsWith("curl ", StringComparison.Ordinal)).ToList();
        var reference = "";
        Assert.Equal(6, calls.Count);
        foreach (var call in calls)
        {
            var words = Words().Matches(call).Select(m => m.Value.Trim('"')).ToList();
            var address = words.Single(w => w.StartsWith("$CENTRE", StringComparison.Ordinal))["$CENTRE".Length..].Replace("$REFERENCE", reference, StringComparison.Ordinal);
            var body = words.FirstOrDefault(w => w.StartsWith('@')) is { } file ? await File.ReadAllTextAsync(Path.Combine(docs, file[1..])) : null;
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
            if (words.FirstOrDefault(w => w.StartsWith("Idempotency-Key: ", StringComparison.Ordinal)) is { } key) request.Headers.Add("Idempotency-Key", key["Idempotency-Key: ".Length..]);
            if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");

            using var answer = await (words.Contains("Authorization: Bearer $KEY") ? system : site.As((Reader?)null)).SendAsync(request);

            Assert.True(words[^1] == $"{(int)answer.StatusCode}", $"{call}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            if (answer.Headers.Location is { } where) reference = where.OriginalString.Split('/')[^1];
        }
    }

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();

    internal static async Task<(HttpClient Client, SystemKey Key)> SystemAsync(TestSite site, int aMinute = SystemKey.MostAMinute, params string[] may)
    {
        await using var db = site.Open();
        var (key, shown) = await Make.SystemAsync(db, aMinute, may);
        return (Showing(site, shown), key);
    }

    private static HttpClient Showing(TestSite site, string key)
    {
        var client = site.As((Reader?)null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    internal static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Told)> CallAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = method == "POST" ? JsonContent.Create(new { }) : null };
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, (await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync()))!);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {text[..Math.Min(600, text.Length)]}");
        return JsonSerializer.Deserialize<JsonNode>(text)!;
    }
}
