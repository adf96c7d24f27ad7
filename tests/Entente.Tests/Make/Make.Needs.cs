using Entente.Access;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Support;
using Entente.Support.Exit;
using Entente.Support.Needs;

namespace Entente.Tests;

public static partial class Make
{
    /// <summary>What is entered for an area that nobody has looked at, on the day of <see cref="Now"/>.</summary>
    public static NeedForm Needed(string area = "accommodation") => new()
    {
        Area = area,
        What = "Made up: a room with a lock, away from the harbour.",
        View = "Made up: dua të jem me motrën time.",
        Language = "sq",
        Urgency = "soon",
        RiskFromOthers = "Made up: somebody waits at the bus stop.",
        Done = "Made up: the way to work was changed.",
        ReviewOn = new(2026, 3, 16),
    };

    public static Result<Need> Need(NeedForm form, Need? before = null) =>
        Entente.Support.Needs.Need.From(form, Case(), before, NeedTerms.Shipped, QuestionSets.Shipped.Current, Calendars.Shipped.Of("GB-EAW"), Ids, Act(Role.CaseWorker));

    public static AssessNeed Assess(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, NeedTerms.Shipped, TaskTemplates.Shipped, QuestionSets.Shipped, Calendars.Shipped);

    public static NeedsOfCase Needs(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, NeedTerms.Shipped, Calendars.Shipped);

    public static WatchDays WatchDays(TestDb test, TimeProvider time) => new(test.Store, test.Ledger, TaskTemplates.Shipped, Entente.Support.Children.ChildTerms.Shipped, Calendars.Shipped, test.Ids, time);

    /// <summary>What is entered when somebody leaves who wants to, on a day after the recovery period.</summary>
    public static ExitForm Leaving(string reason = "reached", DateOnly? on = null) => new()
    {
        Reason = reason,
        Wish = ExitWish.WantsToLeave,
        WishWords = "Made up: dua të shkoj te motra ime.",
        DecidedBy = "The person",
        LeftOn = on ?? new(2026, 3, 2),
        WhereTo = "family",
        Safety = ExitSafety.Safe,
        HandedOver = "Made up: papers and a telephone.",
        Risk = "Made up: debts that are still asked for.",
        Consent = ExitConsent.Agreed,
        Way = "message",
    };

    public static AfterwardsForm HowTheyAre(AgainSigns signs = AgainSigns.No) =>
        new() { Reached = true, Way = "message", HowTheyAre = "Made up: she sleeps again.", NeedsAgain = false, Signs = signs, SignsWords = signs == AgainSigns.Yes ? "Made up: the same car." : null, GoOn = true };

    /// <summary>The floor under a case whose recovery period began on this day.</summary>
    public static Clock Floor(Case about, DateTimeOffset began) =>
        Clock.Start(Ids, ClockRules.Shipped.Find("UK-RECOVERY", DateOnly.FromDateTime(began.UtcDateTime))!, about.Dossier, about.Organisation, about.Team, about.Territory, Act(Role.DecisionMaker, began));

    public static Case InRecovery(Case about)
    {
        about.Decide(DecisionStage.ReasonableGrounds, GroundsOutcome.Positive);
        return about;
    }

    public static EndSupport Ending(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, ExitTerms.Shipped, Regimes.Shipped, Calendars.Shipped);

    public static AnswerFollowUp Asking(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, ExitTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped);

    public static ExitOfCase Exits(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, Calendars.Shipped);
}
