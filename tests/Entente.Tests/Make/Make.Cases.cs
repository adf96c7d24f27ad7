using Entente.Access;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Tests;

public static partial class Make
{
    private static readonly IdSource Ids = new(TimeProvider.System, new Random(7));

    public static DecisionClocks DecisionClocks => new(Ids, ClockRules.Shipped, Calendars.Shipped);

    public static LetterTexts Letters { get; } = LetterTexts.ReasonableGrounds(DataFolder.Shipped, "en");

    /// <summary>A case of the police's referral, in the centre's team, of an adult unless said otherwise.</summary>
    public static Case Case(bool? isChild = false, long dossier = 5_000, DateTimeOffset? receivedAt = null, string territory = "GB-EAW") => Entente.Cases.Case.Open(
        Ids, new(Reference.New("REF"), new(dossier), Police, new(10), territory, receivedAt ?? Now, isChild), Machine);

    public static Assignment Assigned(Reader reader, DossierId dossier) =>
        new() { Id = Ids.Next<AssignmentId>(), Dossier = dossier, User = reader.User, Role = reader.Role, From = Now };

    public static EvidenceForm Weighed(Element element = Element.Act, Side side = Side.For) =>
        new() { Element = element, Side = side, Weight = Weight.Strong, What = "Made-up thing that was seen", Why = "Seen by two people" };

    public static GroundsForm Positive(int version = 0) =>
        new() { Outcome = GroundsOutcome.Positive, Reasons = ["act-shown", "purpose-shown"], Words = "Made-up reasons.", Version = version };

    public static GroundsForm Negative(int version = 0) =>
        new() { Outcome = GroundsOutcome.Negative, Reasons = ["purpose-not-enough"], Words = "Made-up reasons.", Version = version };
}
