using Entente.Access;
using Entente.Cases;
using Entente.Cases.Appeals;
using Entente.Cases.Charges;
using Entente.Cases.Contact;
using Entente.Cases.EarlyEnds;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching.Grading;
using Entente.Matching.Relinking;
using Entente.OwnPage;
using Entente.Records;
using Entente.Records.Import;
using Entente.Referrals.FromFile;
using Entente.Referrals.Questions;
using Entente.Retention.Holds;
using Entente.Retention.Requests;
using Entente.Retention.Schedule;
using Entente.Staff;
using Entente.Supervision.Board;
using Entente.Supervision.Samples;
using Entente.Support.Children;
using Entente.Support.Exit;
using Entente.Support.Health;
using Entente.Support.Needs;
using Entente.Support.Notes;
using Entente.Support.Offers;
using Entente.Support.Placements;
using Entente.Support.Plans;
using Entente.Support.Sessions;
using Entente.Triage.Many;
using Entente.Triage.Routing;
using Entente.Web.Referrals.BySystem;

namespace Entente.Web.Shell;

/// <summary>Reads every file of data/ at start, so that a slip of the pen is found then and not by the first person who needs that page.</summary>
internal static class ShippedData
{
    public static void ReadAll(IServiceProvider services)
    {
        object[] read =
        [
            AccessMatrix.Shipped, Purposes.Shipped, Separation.Shipped, services.GetRequiredService<RouteTable>(), services.GetRequiredService<TextFiles>(),
            Calendars.Shipped, ClockRules.Shipped, Regimes.Shipped, QuestionSets.Shipped, LetterTexts.ReasonableGrounds(DataFolder.Shipped, "en"),
            Ontology.Shipped, Countries.Shipped, Formats.OfTheStandard, Pointers.Shipped, GradeRules.Shipped, RelinkKeeping.Shipped, LinkModel.Default, SupportTerms.Shipped, Entitlements.Shipped, SafetyTerms.Shipped, PlacementTerms.Shipped, NeedTerms.Shipped, ExitTerms.Shipped, ChargeTerms.Shipped, NoteTerms.Shipped, OwnSight.Shipped, OwnPageTerms.Shipped, BoardTerms.Shipped, SampleRules.Shipped, RoutingRules.Shipped, ForceAreas.Shipped, ManyTerms.Shipped, RetentionSchedule.Shipped, HoldTerms.Shipped, RequestTerms.Shipped, QuestionsApi.Describe(QuestionSets.Shipped), HtcdsAnswers.Shipped, SessionTerms.Shipped, ChildTerms.Shipped, HealthTerms.Shipped, AppealTerms.Shipped, EarlyEndTerms.Shipped,
        ];
        if (Array.Exists(read, r => r is null)) throw new InvalidOperationException("A part of data/ gave nothing.");
    }
}
