using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Referrals;

/// <summary>Somebody began to write a referral.</summary>
[Step(DataKind.DecisionOutcome)]
public sealed record DraftStarted(Reference Draft, DossierId Dossier, string Questions) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>One question of a draft was answered, or its answer changed. The answer itself is not in the log.</summary>
[NoStep("A line for each question would drown the rest; that the draft was started, handed over and sent is told.")]
public sealed record AnswerSaved(Reference Draft, string Question, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>After it was answered for a child, somebody was said to be an adult: whoever supervises looks again (rule L2). The ages are not in the log.</summary>
[Step(DataKind.ChildFlags)]
public sealed record AgeAnswerChanged(Reference Draft, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody who came along interpreted: the account is to be taken again with a qualified interpreter (rule L7).</summary>
/// <param name="Question">The question that says so.</param>
[Step(DataKind.ReferralFacts)]
public sealed record CompanionInterpreted(Reference Draft, string Question, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A draft goes on with a later version of the questions, because somebody chose so.</summary>
/// <param name="Again">How many answers are to be given again, because their question changed.</param>
[NoStep("Which version of the questions a draft is on says nothing of the person.")]
public sealed record DraftMovedToNewQuestions(Reference Draft, string From, string To, int Again, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A draft went to a colleague, or a colleague took it.</summary>
[Step(DataKind.ReferralFacts)]
public sealed record DraftHandedOver(Reference Draft, UserId To, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A draft was deleted on its day, with its files.</summary>
[NoStep("A draft that was never sent has no case to tell it in.")]
public sealed record DraftDeleted(Reference Draft, DateOnly Day, int Files, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody is in danger now.</summary>
[Step(DataKind.DutyLog)]
public sealed record AlertRaised(Reference Alert, Reference Draft, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The desk took an alert.</summary>
[Step(DataKind.DutyLog)]
public sealed record AlertTaken(Reference Alert, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>The desk closed an alert and said what was done.</summary>
[Step(DataKind.DutyLog)]
public sealed record AlertClosed(Reference Alert, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A file was added to a draft.</summary>
[Step(DataKind.EvidenceFiles)]
public sealed record FileAdded(Reference File, string MediaType, long Size, string Hash, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A file was removed from a draft, its content with it.</summary>
[Step(DataKind.EvidenceFiles)]
public sealed record FileRemoved(Reference File, string Hash, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A referral was sent.</summary>
/// <param name="Recipients">The codes of those who receive something.</param>
[Step(DataKind.DecisionOutcome)]
public sealed record ReferralSent(Reference Referral, Reference Draft, bool Anonymous, Urgency Urgency, string Recipients, DossierId Dossier, ReferralSort As) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Something that was learned later was added to a referral. What it says is not in the log.</summary>
/// <param name="Question">The question that it belongs to; empty where to none.</param>
/// <param name="Records">How many records were kept with it.</param>
[Step(DataKind.ReferralFacts)]
public sealed record InformationAdded(Reference Referral, Reference Addition, string Question, AdditionSort As, int Records, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Somebody of the centre noted what was added.</summary>
[Step(DataKind.ReferralFacts)]
public sealed record InformationNoted(Reference Addition, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A referral was given to a team of the centre.</summary>
[Step(DataKind.DecisionOutcome)]
public sealed record ReferralRouted(Reference Referral, TeamId Team, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>That a referral was given to a team was taken back: it stands where it stood before.</summary>
/// <param name="Team">The team that it stands under again; none where it waits in triage.</param>
[Step(DataKind.DecisionOutcome)]
public sealed record RoutingTakenBack(Reference Referral, TeamId Team, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>A draft was made from a file of another system.</summary>
/// <param name="Answers">How many questions it answers.</param>
/// <param name="Left">Of how many columns something could not be carried.</param>
[Step(DataKind.ReferralFacts)]
public sealed record DraftMadeFromFile(Reference Draft, string Format, int Answers, int Left, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
}

/// <summary>Whoever sent a referral took it out as a file.</summary>
[Step(DataKind.ReferralFacts)]
public sealed record ReferralTakenOut(Reference Referral, string Format, int Cells, DossierId Dossier) : Event
{
    public override DossierId About => Dossier;
    public override EventSort Sort => EventSort.Export;
}
