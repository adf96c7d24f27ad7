using Entente.Access;
using Entente.Cases;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Tests.Cases;
using Entente.Tests.Matching;
using Entente.Tests.Records.Import;
using Entente.Tests.Referrals;

namespace Entente.Tests.Reliability;

/// <summary>Things in states in which a page shows a form that no planted row brings, each with somebody who is shown it.</summary>
internal static class ReadyForAForm
{
    public static async Task<IReadOnlyList<(HttpClient Browser, Reference Reference)>> MakeAsync(TestSite site)
    {
        var given = await EndAssignmentTests.GivenAsync(site);
        var about = await CaseAsync(site);
        return
        [
            (given.Desk, In(given.Path)),
            (site.As(Role.DecisionMaker), about),
            (site.As(Role.Supervisor), about),
            (site.As(Role.Supervisor), await JudgedPairAsync(site)),
            (site.As(Role.FirstResponder), await DraftAsync(site)),
            (site.As(Role.Administrator), In(await ImportPageTests.UploadAsync(site.As(Role.Administrator), "name,plate\nAna Kova,KX12 ABC\n"))),
        ];
    }

    /// <summary>A case with a running clock, and with a decision that waits for its second reader.</summary>
    private static async Task<Reference> CaseAsync(TestSite site)
    {
        var (about, _) = await CasePagesTests.WithClockAsync(site);
        var grounds = Grounds.Begin(about, Regimes.Shipped.On(about.Territory, DateOnly.FromDateTime(Make.Now.Date))!, site.Ids(), Make.Act(Role.DecisionMaker));
        grounds.SendToSecondReader();
        await site.AddAsync(grounds);
        return about.Reference;
    }

    private static async Task<Reference> JudgedPairAsync(TestSite site)
    {
        var pair = await MatchingPagesTests.PlantAsync(site, Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second));
        var (supervisor, path) = (site.As(Role.Supervisor), $"/matching/{pair.ToRoute()}");
        using var judged = await TestSite.PostAsync(supervisor, path, await TestSite.GetAsync(supervisor, path), ("Form.Answer", "Same"), ("Form.Why", "Same photo"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, judged.StatusCode);
        return pair;
    }

    /// <summary>A draft of an organisation in which somebody else may write drafts too.</summary>
    private static async Task<Reference> DraftAsync(TestSite site)
    {
        foreach (var thing in Make.Person(out _, Make.Police, default, false, Role.FirstResponder)) await site.AddAsync(thing);
        var draft = DraftReferral.Start(site.Ids(), QuestionSets.Shipped.Current, Make.Answers(), Make.Act(Role.FirstResponder));
        await site.AddAsync(draft);
        return draft.Reference;
    }

    private static Reference In(string path) => Reference.Parse(path.Split('/')[^1]);
}
