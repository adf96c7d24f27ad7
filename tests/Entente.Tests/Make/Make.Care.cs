using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Contact;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Support.Children;
using Entente.Support.Health;
using Entente.Support.Sessions;

namespace Entente.Tests;

public static partial class Make
{
    /// <summary>A session that is planned for this day, with an interpreter wanted whom nobody has found.</summary>
    public static SessionPlanForm Planned(DateOnly on, string? at = "10:30") =>
        new() { Service = "counselling", On = on, At = at, Provider = "Made-up counsellor", InterpreterWanted = true, Language = "sq" };

    public static SessionOutcomeForm Came(int version = 1) => new() { Outcome = "came", InterpretedBy = "qualified", Interpreter = "Made-up Interpreter", Version = version };

    public static SessionOutcomeForm Missed(int version = 1) => new() { Outcome = "no-show", Version = version };

    public static KeepSessions Sessions(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, test.Ids, SessionTerms.Shipped, TaskTemplates.Shipped, QuestionSets.Shipped, Calendars.Shipped);

    public static SessionsOfCase SessionsOf(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, SessionTerms.Shipped, Calendars.Shipped);

    public static GuardianForm Appointed(string name = "Made-up Guardian") =>
        new() { Sort = "guardian", Name = name, Relation = "professional", AppointedOn = new(2026, 3, 2), AppointedBy = "Made-up court", Contact = "guardian@example.org", Conflict = "Made up: asked, and paid by the council." };

    public static BestInterestsForm Concluded(string question = "place") => new()
    {
        Question = question,
        Views = "Made up: dua të rri me motrën.",
        Language = "sq",
        TookPart = "Made-up guardian, made-up social worker",
        Conclusion = "Made up: with her sister.",
        Because = "Made up: she is safe there, and wants it.",
        ReviewOn = new(2026, 3, 16),
    };

    public static SchoolForm Schooled(string town = "Leeds") => new() { State = "attends", Name = "Made-up School", Address = "9 Quiet Road", Town = town, From = new(2026, 3, 2) };

    public static DependentForm Depends() => new() { Name = "B.", Relation = "child", Age = 4, IsWithThem = true, Safety = "safe", Needs = "Made up: a nursery." };

    public static KeepGuardian Guardians(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, test.Ids, ChildTerms.Shipped, TaskTemplates.Shipped, QuestionSets.Shipped, Calendars.Shipped);

    public static ConcludeInterests Interests(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, ChildTerms.Shipped, TaskTemplates.Shipped, QuestionSets.Shipped, Calendars.Shipped);

    public static KeepSchool Schools(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, ChildTerms.Shipped, SafetyTerms.Shipped, QuestionSets.Shipped, Calendars.Shipped);

    public static KeepDependent Dependents(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, ChildTerms.Shipped);

    public static ChildrenOfCase ChildrenOf(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, ChildTerms.Shipped, SafetyTerms.Shipped, QuestionSets.Shipped, Calendars.Shipped);

    public static HealthForm Ill() => new() { Category = "pregnancy", What = "Made up: in the fifth month.", ToldBy = "person", IsUrgent = false, Provider = "Made-up clinic" };

    public static KeepHealth Health(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, HealthTerms.Shipped);

    public static ShareHealth Sharing(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, test.Ids, HealthTerms.Shipped);

    public static HealthOfCase HealthOf(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, HealthTerms.Shipped);

    public static SharedHealth SharedHealth(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, HealthTerms.Shipped);

    /// <summary>The person takes these lines back, now.</summary>
    public static IReadOnlyList<ConsentEntry> TakenBack(Case about, DateTimeOffset when, params IReadOnlyList<ConsentEntry> given) =>
        ConsentEntries.Withdrawing(new() { What = [.. given.Select(e => e.Reference.Text)], When = SaidWhen.Now, By = ConsentBy.Person }, given, about, Calendars.Shipped.Of("GB-EAW"), new(TimeProvider.System, new Random(11)), Act(Entente.Access.Role.CaseWorker, when)).Value;
}
