using System.Net;
using Entente.Access;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Cases.Interviews;
using Entente.Referrals.Questions;
using Entente.Support;
using Entente.Support.Plans;
using Entente.Tests.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Cases;

/// <summary>A mistyped date is never taken for none, on any page of a case that asks for one.</summary>
public sealed class UnreadableDatesTests
{
    private static readonly Reader Worker = Make.Reader(Role.CaseWorker);
    private static readonly Reader Maker = Make.Reader(Role.DecisionMaker);

    [Fact]
    public async Task A_date_that_cannot_be_read_is_told_at_its_field_and_stays_there_and_nothing_is_saved()
    {
        await using var site = await TestSite.StartAsync();
        // Of a case that is decided nobody is asked for anything.
        var (about, undecided) = (Make.Case(), Make.Case(dossier: 5_001));
        var step = PlanStep.Begin(about, site.Ids());
        Assert.Empty(step.Save(new() { Entitlement = "medical", Goal = "Sleep.", What = "See a doctor", Who = "Key worker", By = new(2026, 3, 20), State = StepState.Planned }, Entitlements.Shipped, QuestionSets.Shipped.Current, Make.Act(Role.CaseWorker)));
        await using (var first = site.Open())
        {
            first.AddRange(about, undecided, step, Refused(about, site), Make.Assigned(Worker, about.Dossier), Make.Assigned(Maker, about.Dossier), Make.Assigned(Maker, undecided.Dossier));
            await first.CommitAsync(Make.Machine, new CaseOpened(about.Reference, about.Referral, default), default);
        }

        var (worker, maker, root) = (site.As(Worker), site.As(Maker), $"/cases/{about.Reference.ToRoute()}");
        (string, string)[] earlier = [("Form.When", "Earlier")];

        await TellsAsync(worker, root + "/consent/record", "", "Form.Day", [.. earlier, ("Form.Act", "Refused"), ("Form.Purpose", "support"), ("Form.Recipient", "provider"), ("Form.Country", "gb"), ("Form.Sets", "story"), ("Form.By", "Person")]);
        await TellsAsync(worker, root + "/consent/record", "", "Form.Until", [("Form.When", "Now"), ("Form.Act", "Refused"), ("Form.Purpose", "support"), ("Form.Recipient", "provider"), ("Form.Country", "gb"), ("Form.Sets", "story"), ("Form.By", "Person")]);
        await TellsAsync(worker, root + "/consent/withdraw", "", "Form.Day", [("Form.When", "Now"), ("Form.What", "everything"), ("Form.By", "Person")]);
        await TellsAsync(worker, root + "/disclosures/new", "", "Form.Day", [("Form.When", "Now"), ("Form.Purpose", "support"), ("Form.Recipient", "provider"), ("Form.Country", "gb"), ("Form.Sets", "story"), ("Form.How", "mail"), ("Form.What", "Made up"), ("Form.Ground", "vital-interests"), ("Form.Because", "Made up")]);
        await TellsAsync(worker, root + "/interviews/new", "", "Form.Day", earlier);
        await TellsAsync(maker, $"/cases/{undecided.Reference.ToRoute()}/requests", "", "Form.Due", [("Form.Of", "Police"), ("Form.Whom", "Made-up Police"), ("Form.Question", "Made up"), ("Form.Power", "Guidance")]);
        await TellsAsync(maker, root + "/decision", "?handler=Begin", "Begin.AskedOn", [("Begin.AskedBy", "Person"), ("Begin.Ground", "FurtherEvidence"), ("Begin.Material", "Made up")]);
        await TellsAsync(worker, root + "/plan", "", "Form.By", [("Form.Entitlement", "medical"), ("Form.Goal", "Sleep."), ("Form.What", "See a doctor"), ("Form.Who", "Key worker"), ("Form.State", "Planned")]);
        await TellsAsync(worker, $"/support/steps/{step.Reference.ToRoute()}", "", "Form.By", [("Form.Entitlement", "medical"), ("Form.Goal", "Sleep."), ("Form.What", "See a doctor"), ("Form.Who", "Key worker"), ("Form.State", "Planned")]);

        await using var db = site.Open();
        Assert.Equal((0, 0, 0, 0, 1), (await db.Consent.CountAsync(), await db.Disclosures.CountAsync(), await db.Tellings.CountAsync(), await db.InformationRequests.CountAsync(), await db.Grounds.CountAsync()));
        Assert.Equal(new DateOnly(2026, 3, 20), (await db.PlanSteps.SingleAsync()).By);
    }

    private static async Task TellsAsync(HttpClient who, string path, string handler, string date, (string, string)[] answers)
    {
        using var sent = await TestSite.PostAsync(who, path + handler, await TestSite.GetAsync(who, path), [.. answers, (date + ".Day", "31"), (date + ".Month", "Febuary"), (date + ".Year", "2026")]);
        Assert.True(sent.StatusCode == HttpStatusCode.UnprocessableEntity, $"{path} {date} gave {(int)sent.StatusCode}");
        var page = await TestSite.ReadAsync(sent);
        var error = Assert.Single(page.QuerySelectorAll(".govuk-error-summary a"));
        Assert.Equal(("The date must be a real date, such as 27 3 2026", $"#{date.Replace('.', '_')}_Day"), (error.TextContent.Trim(), error.GetAttribute("href")));
        Assert.Equal("Febuary", page.QuerySelector($"[name='{date}.Month']")!.GetAttribute("value"));
    }

    /// <summary>A negative decision, so that another look can be begun.</summary>
    private static Grounds Refused(Case about, TestSite site)
    {
        var regime = Regimes.Shipped.On("GB-EAW", new(2026, 3, 2))!;
        var act = Make.Act(Role.DecisionMaker, user: 999);
        var one = Grounds.Begin(about, regime, site.Ids(), act);
        one.Save(Make.Negative(), regime, act);
        one.SendToSecondReader();
        one.Read(new() { View = SecondView.Agree }, Make.Act(Role.Supervisor));
        Assert.Empty(one.Issue(Regimes.Shipped.Reasons, [Evidence.From(Make.Weighed(), about, site.Ids(), act).Value], regime, act));
        about.Decide(DecisionStage.ReasonableGrounds, GroundsOutcome.Negative);
        return one;
    }
}
