using Entente.Access;
using Entente.Cases;
using Entente.Cases.Charges;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Support.Notes;
using Record = Entente.Records.Record;

namespace Entente.Tests;

public static partial class Make
{
    /// <summary>A charge that runs, with an act that was compelled, on the day of <see cref="Now"/>.</summary>
    public static ChargeForm Charged() => new()
    {
        Sort = "crime",
        What = "Made up: growing cannabis.",
        Stage = "charged",
        Authority = "Made-up police",
        Source = "Made-up charge sheet",
        MadeTo = "cannabis",
        ActOn = PartialDate.Parse("2026-01"),
        Statement = "Made up: they locked the door.",
        How = "Made up: a debt and a locked door.",
    };

    public static KeepCharge Charges(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, ChargeTerms.Shipped, TaskTemplates.Shipped, QuestionSets.Shipped, Calendars.Shipped);

    public static ChargesOfCase ChargesOf(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, ChargeTerms.Shipped, Ontology.Shipped, Calendars.Shipped);

    public static TakeAnswer Answers(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, ChargeTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped);

    public static RecordDisclosure Crossings(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, test.Ids, ConsentTerms.Shipped, Powers.Shipped, Calendars.Shipped);

    public static HandOverPack Packs(TestDb test, EntenteDb db) => new(db, test.Gate, Crossings(test, db), test.Ids, ChargeTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped);

    /// <summary>What is entered to hand these records over under the person's yes.</summary>
    public static PackForm Packed(Charge charge, params IReadOnlyList<Record> records) =>
        new() { Named = "Made-up prosecutor", Records = [.. records.Select(r => r.Reference.Text)], Letter = "Made up: please do not go on.", Day = DateOnly.FromDateTime(Now.Date), How = "letter", Ground = "consent", Version = charge.Version };

    /// <summary>A yes of the person to this, for these parts.</summary>
    public static IReadOnlyList<ConsentEntry> Agreed(Case about, string purpose, string recipient, params string[] sets) =>
        ConsentEntries.From(Cases.ConsentLedgerTests.Yes with { Purpose = purpose, Recipient = recipient, Sets = [.. sets] }, about, ConsentTerms.Shipped, Calendars.Shipped.Of("GB-EAW"), null, false, new(TimeProvider.System, new Random(9)), Act(Role.CaseWorker, Now.AddHours(-1))).Value;

    public static NoteForm Noted(string category = "wellbeing") => new() { Category = category, Words = "Made up: she slept.", On = DateOnly.FromDateTime(Now.Date) };

    public static KeepNote Notes(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, NoteTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped);

    public static NotesOfCase NotesOf(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, NoteTerms.Shipped, Calendars.Shipped);

    public static DocumentsOfCase Documents(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ledger, Calendars.Shipped);

    public static AskForDocument AskDocument(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, TaskTemplates.Shipped, Calendars.Shipped);

    public static GiveDocument GiveDocument(TestDb test, EntenteDb db) => new(db, test.Gate, Crossings(test, db), test.Ids, NoteTerms.Shipped, TaskTemplates.Shipped, Calendars.Shipped);
}
