using System.Text.Json.Nodes;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.BySystem;
using Entente.Referrals.Questions;
using Entente.Tests.Storage;

namespace Entente.Tests.Referrals.BySystem;

public sealed class ReferralSchemaTests
{
    private static readonly QuestionSet Set = QuestionSets.Shipped.Current;
    private static readonly SchemaCheck Schema = new(ReferralSchema.Of(Set));

    /// <summary>Answers of every sort: adult, child, refusals, danger, dates as said, money, places, several rows, reasons.</summary>
    private static readonly string[][] Examples =
    [
        [],
        ["H1.kind=full", "H1.value=Mira Madeup", "H2=1999-05", "H4.nationality=ro", "F1.kind=phone", "F1.value=07700 900111"],
        ["E1=no", "H1.kind=full", "H1.value=Mira Madeup"],
        ["E1=no", "E7=yes", "H1.kind=full", "H1.value=Mira Madeup"],
        ["A1=yes", "A2.danger=held", "A2.what=Locked in", "A2.address=1 Nowhere Street"],
        ["E1=lacks-capacity", "E9.concern=Cannot weigh it", "E9.adviser=Made Up Adviser", "E9.ground=court", "E9.by=Made Up Court"],
        ["C1=child", "D1.authority=Made Up Council"],
        ["C1=not-sure", "D1.authority=Made Up Council", "D3=yes"],
        ["J1.role=worked", "J1.address=1 Nowhere Street", "J1.town=Leeds", "M1.name=Boss Invented", "M1.role=controller", "K1.K2-from=~2024-02"],
        ["H3=female", "K1.K7-received=20.5", "K1.K7-received.currency=gbp", "K1.K8=other", "K1.K8.other=By a song", "A4=not-asked", "A4.value.why-not=no-time"],
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Examples.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void A_referral_that_the_rules_accept_the_schema_accepts_and_it_comes_back_the_same(int number)
    {
        var body = JsonNode.Parse(Example(number))!;

        Assert.Equal("", Told(ReferBySystemTests.Weigh(ReferBySystemTests.Bytes(body))));
        Assert.True(Schema.Accepts(body));
        var read = ReadWhole.From(ReferBySystemTests.Bytes(body), Set).Value;
        var (ids, act) = (new IdSource(TimeProvider.System, new Random(1)), Make.Act(Entente.Access.Role.FirstResponder));
        var answers = WeighWhole.Answers(read, Set, DraftReferral.Start(ids, Set, Answers.None, act), ids, act, out _).Value;
        Assert.Equal(body["answers"]!.ToJsonString(), WholeJson.Answers(Set, answers).ToJsonString());
    }

    /// <summary>Whatever is changed in whatever example: the schema refuses nothing that the rules accept, and of what a schema can say accepts nothing that they refuse.</summary>
    [Theory, MemberData(nameof(Numbers))]
    public void A_changed_referral_is_refused_by_both_or_by_neither(int number)
    {
        var (wrong, refused) = Differences(Schema, number);

        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(20)));
        Assert.True(refused > 50, $"{refused} changes were refused: is anything changed?");
    }

    /// <summary>The walk can fail: a schema that says nothing of conditions, and one that takes any text, are found out.</summary>
    [Fact]
    public void A_schema_that_says_less_than_the_rules_is_found_out()
    {
        var (without, loose) = (ReferralSchema.Of(Set), ReferralSchema.Of(Set));
        without["properties"]!["answers"]!.AsObject().Remove("allOf");
        loose["properties"]!["answers"]!["properties"]!["H3"] = new JsonObject();

        Assert.NotEmpty(Differences(new(without), 0).Wrong);
        Assert.NotEmpty(Differences(new(loose), 9).Wrong);
    }

    private static (IReadOnlyList<string> Wrong, int Refused) Differences(SchemaCheck check, int number)
    {
        var (wrong, refused) = (new List<string>(), 0);
        foreach (var (what, body) in Changes(JsonNode.Parse(Example(number))!))
        {
            var problems = ReferBySystemTests.Weigh(ReferBySystemTests.Bytes(body));
            var (schema, rules) = (check.Accepts(body), problems.Count == 0);
            if (!rules) refused++;
            // What no schema can say.
            if (schema == rules || (schema && problems.All(p => p is RecipientsChanged or DateAhead or NotARealDate or NotAPhone or OutsideTheirLife or EndsBeforeItBegins or LettersToDanger or LettersToExploiter or InterpreterAmongExploiters))) continue;
            wrong.Add($"{what}: the schema {(schema ? "accepts" : "refuses")} it, the rules say {Told(problems)}");
        }

        return (wrong, refused);
    }

    [Fact]
    public void Every_question_and_every_condition_of_every_version_has_a_place_in_its_schema() => Assert.All(QuestionSets.Shipped.All, set =>
    {
        var answers = ReferralSchema.Of(set)["properties"]!["answers"]!;
        Assert.Equal(set.All.Where(WholeReferral.Asks).Select(q => q.Code), answers["properties"]!.AsObject().Select(p => p.Key));
        Assert.True(answers["allOf"]!.AsArray().Count >= set.All.Count(q => WholeReferral.Asks(q) && q.When is not null));
    });

    [Fact]
    public void The_schema_and_the_example_in_the_documentation_are_those_of_today()
    {
        Same($"{Set.Code}.schema.json", ReferralSchema.Of(Set));
        Same("referral.example.json", JsonNode.Parse(Make.Body("H1.kind=full", "H1.value=Mira Madeup", "H2=1999-05", "H4.nationality=ro"))!);
    }

    /// <summary>Written anew where the variable ENTENTE_WRITE_SCHEMA says so.</summary>
    private static void Same(string file, JsonNode json)
    {
        var path = Path.Combine(Repository.Root, "docs", "run", file);
        var now = json.ToJsonString(new() { WriteIndented = true }).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("ENTENTE_WRITE_SCHEMA") is not null) File.WriteAllText(path, now);
        Assert.Equal(now, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Example(int number) => Make.Body(Examples[number]);

    private static string Told(IEnumerable<Problem> problems) => string.Join(", ", problems.Select(p => $"{p.GetType().Name} at {p.Field}"));

    /// <summary>The body with one thing changed, each thing in turn and each in several ways.</summary>
    private static IEnumerable<(string What, JsonNode Body)> Changes(JsonNode body)
    {
        foreach (var name in body.AsObject().Select(p => p.Key).ToList()) yield return ($"without {name}", With(body, b => b.AsObject().Remove(name)));
        yield return ("with another name", With(body, b => b["more"] = "x"));
        foreach (var code in Set.All.Select(q => q.Code))
        {
            if (body["answers"]![code] is null)
            {
                yield return ($"{code} not known", With(body, b => b["answers"]![code] = new JsonArray(new JsonObject { ["unknown"] = "not-known" })));
                continue;
            }

            yield return ($"without {code}", With(body, b => b["answers"]!.AsObject().Remove(code)));
            yield return ($"{code} empty", With(body, b => b["answers"]![code] = new JsonArray()));
            yield return ($"{code} a text", With(body, b => b["answers"]![code] = "yes"));
            yield return ($"{code} twice", With(body, b => b["answers"]![code]!.AsArray().Add(b["answers"]![code]![0]!.DeepClone())));
            yield return ($"{code} an empty row", With(body, b => b["answers"]![code]![0] = new JsonObject()));
            yield return ($"{code} with a strange part", With(body, b => b["answers"]![code]![0]!["strange"] = "x"));
            foreach (var part in Set[code].Parts)
            {
                if (body["answers"]![code]![0]![part.Code] is not null) yield return ($"{code} without {part.Code}", With(body, b => b["answers"]![code]![0]!.AsObject().Remove(part.Code)));
                foreach (var (how, value) in Values(part)) yield return ($"{code} {part.Code} {how}", With(body, b => b["answers"]![code]![0]![part.Code] = value));
            }
        }
    }

    private static IEnumerable<(string How, JsonNode? Value)> Values(Part part)
    {
        yield return ("blank", " ");
        yield return ("a number", 3);
        yield return ("true", true);
        yield return ("null", null);
        yield return ("a list", new JsonArray("x"));
        yield return ("an object", new JsonObject());
        yield return ("words", "some words");
        yield return ("too long", new string('x', (part.Max ?? 200) + 1));
        if (part.Options is not { } options) yield break;
        yield return ("its first option", options[0].Code);
        yield return ("a list of its last option", new JsonArray(options[^1].Code));
    }

    private static JsonNode With(JsonNode body, Action<JsonNode> change)
    {
        var copy = body.DeepClone();
        change(copy);
        return copy;
    }
}
