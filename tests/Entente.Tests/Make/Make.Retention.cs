using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Retention.Deletion;
using Entente.Retention.Holds;
using Entente.Retention.Requests;
using Entente.Retention.Schedule;
using Entente.Storage;

namespace Entente.Tests;

public static partial class Make
{
    /// <summary>A schedule by which every class of a case is kept for so many months, set by a made-up centre. <paramref name="rules"/> takes the place of its rules.</summary>
    public static RetentionSchedule Schedule(int months = 12, params string[] rules)
    {
        var folder = Directory.CreateTempSubdirectory("entente-retention").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "retention"));
        System.IO.File.Copy(DataFolder.Shipped.PathOf("retention/classes.json"), Path.Combine(folder, "retention/classes.json"));
        string[] shipped = [.. new[] { "case", "evidence", "health" }.Select(c => KeptFor(c, months))];
        System.IO.File.WriteAllText(Path.Combine(folder, "retention/schedule.json"), $$"""{ "source": "Made up", "date": "2026-01-01", "dueWithinDays": [30, 90], "rules": [{{string.Join(',', rules.Length == 0 ? shipped : rules)}}] }""");
        try { return RetentionSchedule.From(new(folder)); }
        finally { Directory.Delete(folder, true); }
    }

    /// <summary>One rule as it stands in the file.</summary>
    public static string KeptFor(string kind, int? months, string from = "\"decided\", \"support-ended\", \"of-age\"", string place = "", string status = "reported", string setBy = "The made-up centre", string validFrom = "2000-01-01", string validTo = "null") =>
        $$"""{ "class": "{{kind}}", "territories": [{{(place.Length == 0 ? "" : $"\"{place}\"")}}], "from": [{{from}}], "months": {{months?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}}, "status": "{{(months is null ? "unknown" : status)}}", "setBy": "{{setBy}}", "source": "Made up", "validFrom": "{{validFrom}}", "validTo": {{(validTo == "null" ? "null" : $"\"{validTo}\"")}} }""";

    /// <summary>A case that was decided against on the day of <see cref="Now"/>, with its decision; both are to be stored.</summary>
    public static (Case About, Grounds Decision) Closed(long dossier = 5_000)
    {
        var about = Case(dossier: dossier);
        var decision = Issued(about);
        about.Decide(DecisionStage.ReasonableGrounds, GroundsOutcome.Negative);
        return (about, decision);
    }

    public static HoldForm Hold(DateOnly? until = null, DateOnly? review = null) => new() { Ground = "investigation", Words = "Made up: an investigation needs what is here.", Until = until, ReviewOn = review ?? new(2026, 9, 1) };

    public static KeepHolds Holds(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, HoldTerms.Shipped, Calendars.Shipped);

    public static ProposeDeletion Proposing(TestDb test, EntenteDb db, RetentionSchedule schedule) => new(db, test.Gate, test.Ids, schedule, HoldTerms.Shipped, Calendars.Shipped);

    public static ConfirmDeletion Confirming(TestDb test, EntenteDb db, RetentionSchedule schedule) => new(db, test.Gate, test.Ids, schedule, HoldTerms.Shipped, Calendars.Shipped);

    public static DeletionFile Deletions(TestDb test, EntenteDb db, RetentionSchedule schedule) => new(db, test.Gate, test.Ledger, schedule, Calendars.Shipped);

    /// <summary>What is entered when a person asks for a copy at the desk, on the day of <see cref="Now"/>.</summary>
    public static RequestForm Asking(OwnRequestSort sort = OwnRequestSort.Copy) => new() { Sort = sort, Channel = "in-person", Law = "uk-gdpr", Words = "Made up: what is written about me?", Identity = "known", IdentityWords = "Made up: their key worker was there.", ReceivedOn = new(2026, 3, 2) };

    public static FindData Finding(EntenteDb db) => new(db, RequestTerms.Shipped, Ontology.Shipped, QuestionSets.Shipped);

    public static RequestFile Requests(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, RequestTerms.Shipped, Finding(db), Calendars.Shipped);

    public static TakeRequest Taking(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, RequestTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped);

    public static WithholdData Withholding(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, RequestTerms.Shipped, Finding(db));

    public static HandOutData HandingOut(TestDb test, EntenteDb db) => new(db, test.Ledger, test.Ids, SafetyTerms.Shipped, QuestionSets.Shipped, Requests(test, db));
}
