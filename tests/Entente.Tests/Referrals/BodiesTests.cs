using Entente.Access;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;

namespace Entente.Tests.Referrals;

/// <summary>Forces, councils and organisations that may refer: read at start, offered between their days.</summary>
public sealed class BodiesTests
{
    private static readonly DateOnly Before = new(2026, 3, 31);
    private static readonly DateOnly After = new(2026, 4, 1);

    [Theory]
    [InlineData("police-forces", "Made-up", "Police Scotland"), InlineData("local-authorities", "Made-up", "Powys County Council"), InlineData("first-responders", "Made-up", "Unseen")]
    public void Each_list_loads_and_a_code_stands_for_one_body(string list, string missing, string there)
    {
        var bodies = Bodies.From(DataFolder.Shipped, list);

        Assert.Contains(bodies, b => b.Text == there);
        Assert.DoesNotContain(bodies, b => b.Text.StartsWith(missing, StringComparison.Ordinal));
        Assert.All(bodies, b => Assert.Matches("^[a-z0-9-]{3,100}$", b.Code));
    }

    [Fact]
    public void A_body_is_offered_between_its_days()
    {
        var responders = Bodies.From(DataFolder.Shipped, "first-responders");

        Assert.Equal((true, false), Offered("Gangmasters and Labour Abuse Authority GLAA"));
        Assert.Equal((false, true), Offered("Fair Work Agency"));
        Assert.Equal((true, true), Offered("Kalayaan"));

        (bool, bool) Offered(string name) => responders.Single(r => r.Text == name) is var body ? (body.IsOffered(Before), body.IsOffered(After)) : default;
    }

    [Theory]
    [InlineData("""{"name": "Made-up Force", "from": "2026-02-01", "until": "2026-01-01"}""", "ends before it begins")]
    [InlineData("""{"name": "Made-up Force"}, {"name": "Made up force"}""", "stands there twice")]
    [InlineData("""{"title": "Made-up Force"}""", "cannot be read")]
    public void A_list_with_a_slip_of_the_pen_does_not_load(string rows, string says)
    {
        var folder = Directory.CreateTempSubdirectory("entente-bodies").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "reference"));
        File.WriteAllText(Path.Combine(folder, "reference/police-forces.json"), $$"""{"source": "made up", "date": "2026-01-01", "bodies": [{{rows}}]}""");

        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => Bodies.From(new(folder), "police-forces")).Message, StringComparison.Ordinal);
        Directory.Delete(folder, true);
    }

    [Fact]
    public void An_option_that_is_gone_is_refused_and_keeps_its_name_in_old_answers()
    {
        var part = new Part("force", "Force", AnswerType.Code) { Options = [new("old", "Old Force") { Until = Before }, new("new", "New Force") { From = After }] };
        var question = QuestionSets.Shipped.Current["A5"] with { Parts = [part] };

        Assert.Equal((false, true), (Refused("old", Before), Refused("old", After)));
        Assert.Equal((true, false), (Refused("new", Before), Refused("new", After)));
        Assert.Equal("Old Force", part.TextOf("old"));

        bool Refused(string code, DateOnly today) => AnswerCheck.Row(question, [part], new Dictionary<string, string[]> { ["force"] = [code] }, today).IsRefused;
    }

    [Fact]
    public async Task The_pages_offer_them_by_the_day_and_what_was_chosen_stays_chosen()
    {
        await using var site = await TestSite.StartAsync();
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers("C1=child", "A5.force=police-scotland"), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        var responder = site.As(Role.FirstResponder);

        var organisation = await TestSite.GetAsync(responder, $"/referrals/draft/{draft.Reference.ToRoute()}/B1");
        var council = await TestSite.GetAsync(responder, $"/referrals/draft/{draft.Reference.ToRoute()}/D1");
        var place = await TestSite.GetAsync(responder, $"/referrals/draft/{draft.Reference.ToRoute()}/A5");

        Assert.NotNull(organisation.QuerySelector($"datalist[id='{organisation.QuerySelector("[name='Answer.organisation']")!.GetAttribute("list")}'] option[value='Kalayaan']"));
        Assert.NotNull(council.QuerySelector("datalist option[value='Powys County Council']"));
        Assert.Equal("Police Scotland", place.QuerySelector("select[name='Answer.force'] option[selected]")!.TextContent);
    }
}
