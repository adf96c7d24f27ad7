using Entente.Access;
using Entente.Clocks;
using Entente.Matching;
using Entente.Records;
using Entente.Records.Correct;
using Entente.Records.Export;
using Entente.Referrals;
using Entente.Staff;

namespace Entente.Cases;

/// <summary>What is told as a step of a case, and the row of the matrix that opens it. That a decision waits for a second reader would tell what it is going to be.</summary>
public static class CaseSteps
{
    private static readonly (DataKind Kind, string[] Steps)[] All =
    [
        (DataKind.DecisionOutcome, [nameof(DraftStarted), nameof(ReferralSent), nameof(ReferralRouted), nameof(CaseOpened), nameof(CaseGivenToTeam), nameof(GroundsIssued)]),
        (DataKind.DecisionDraft, [nameof(EvidenceWeighed), nameof(EvidenceWithdrawn), nameof(GroundsDrafted), nameof(SecondReaderAsked), nameof(SecondReadingOvertaken), nameof(GroundsReadSecond)]),
        (DataKind.Clocks, [nameof(ClockStarted), nameof(ClockChangeAsked), nameof(ClockChangeDeclined), nameof(ClockPaused), nameof(ClockResumed), nameof(ClockExtended), nameof(ClockStopped)]),
        (DataKind.Assignment, [nameof(DossierAssigned), nameof(AssignmentEnded)]),
        (DataKind.ReferralFacts, [nameof(InformationAdded), nameof(InformationNoted), nameof(DraftHandedOver)]),
        (DataKind.EvidenceFiles, [nameof(FileAdded), nameof(FileRemoved)]),
        (DataKind.DutyLog, [nameof(AlertRaised), nameof(AlertTaken), nameof(AlertClosed)]),
        (DataKind.Entities, [nameof(RecordsKept), nameof(RecordCorrected), nameof(PairJudged), nameof(JudgementUndone)]),
        (DataKind.BreakGlass, [nameof(GlassBroken), nameof(GlassClosed), nameof(GlassJudged)]),
        (DataKind.Exports, [nameof(ExportAsked), nameof(ExportApproved), nameof(ExportDeclined)]),
    ];

    /// <summary>The names of the events that may be told where these kinds are open.</summary>
    public static IReadOnlyList<string> Open(Func<DataKind, bool> isOpen) => [.. All.Where(s => isOpen(s.Kind)).SelectMany(s => s.Steps)];
}
