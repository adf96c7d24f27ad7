using Entente.Clocks;

namespace Entente.Cases;

/// <summary>One regime: its tests in our words, the clocks it sets, the recovery period it gives.</summary>
/// <param name="Threshold">The question the decision maker answers first.</param>
/// <param name="TargetRule">The clock rule that runs to the decision; none where the sources know of no time.</param>
/// <param name="RecoveryRule">The clock rule that a positive decision starts: a time that nothing may shorten.</param>
/// <param name="ReconsiderRule">The clock rule that a negative decision starts: the person's time to ask for it to be looked at again. None where no time is set.</param>
/// <param name="Status">How sure the fact is; whatever isn't verified is shown as unconfirmed.</param>
public sealed record Regime(
    string Code, DateOnly From, DateOnly? To, string Threshold, string? TargetRule, string RecoveryRule, string? ReconsiderRule, FactStatus Status, string Note)
{
    /// <summary>The question of the second, conclusive decision; null where the sources know of none.</summary>
    public string? Conclusive { get; init; }

    /// <summary>The clock rule of the earliest day for a conclusive decision.</summary>
    public string? ConclusiveRule { get; init; }

    /// <summary>The clock rule of support after a positive conclusive decision.</summary>
    public string? MoveOnRule { get; init; }

    /// <summary>The clock rule of support after a negative conclusive decision.</summary>
    public string? ExitRule { get; init; }

    /// <summary>Who decides.</summary>
    public string? Authority { get; init; }

    /// <summary>Under which name letters keep their paragraphs for it, where its tests are worded as another regime's are.</summary>
    public string? Wording { get; init; }

    /// <summary>On what grounds the authority may end the recovery period before its time.</summary>
    public IReadOnlyList<EarlyEnd> EarlyEnds { get; init; } = [];

    /// <summary>What such a decision ends: "recovery", "support", "leave".</summary>
    public IReadOnlyList<string> EarlyEndStops { get; init; } = [];

    /// <summary>Which law allows it, and how sure that is.</summary>
    public string? EarlyEndsSource { get; init; }
    public FactStatus EarlyEndsStatus { get; init; }

    /// <summary>Whether it may be used against a child, and by what.</summary>
    public bool EarlyEndsChildren { get; init; }
    public string? EarlyEndsChildrenNote { get; init; }

    /// <summary>It reaches nationals of third countries alone: nobody else's recovery period may end by it.</summary>
    public bool EarlyEndsThirdCountryOnly { get; init; }

    /// <summary>The recovery period lasts until the conclusive decision, also beyond its least days.</summary>
    public bool RecoveryUntilConcluded { get; init; }

    /// <summary>Territories for which the sources do not settle that this was their test.</summary>
    public IReadOnlyList<string> UnconfirmedIn { get; init; } = [];

    /// <summary>What else the sources do not settle, in sentences.</summary>
    public IReadOnlyList<string> Unconfirmed { get; init; } = [];

    public bool IsConfirmedIn(string territory) => Status == FactStatus.Verified && !UnconfirmedIn.Contains(territory);

    /// <summary>Whether the recovery period of an adult or a child can end early at all.</summary>
    public bool EndsEarlyFor(bool isChild) => EarlyEnds.Count > 0 && (!isChild || EarlyEndsChildren);

    public string LettersOf => Wording ?? Code;

    /// <summary>The question of a stage, in our words.</summary>
    public string Asks(DecisionStage stage) => stage == DecisionStage.ConclusiveGrounds ? Conclusive ?? Threshold : Threshold;

    /// <summary>Every clock rule that it names, and for what.</summary>
    public IEnumerable<(LawStep After, string Rule)> Clocks() => new (LawStep After, string? Rule)[]
    {
        (LawStep.Referred, TargetRule),
        (LawStep.ReasonableGrounds, ConclusiveRule), (LawStep.ReasonableGrounds, RecoveryRule),
        (LawStep.NoReasonableGrounds, ReconsiderRule),
        (LawStep.ConclusiveGrounds, MoveOnRule),
        (LawStep.NoConclusiveGrounds, ReconsiderRule), (LawStep.NoConclusiveGrounds, ExitRule),
    }.Where(c => c.Rule is not null).Select(c => (c.After, c.Rule!));
}

/// <summary>What starts a period of a regime.</summary>
public enum LawStep { Referred, ReasonableGrounds, NoReasonableGrounds, ConclusiveGrounds, NoConclusiveGrounds }

/// <summary>Why a recovery period may end before its time. Never by itself: somebody decides, and weighs the risk of being trafficked again.</summary>
public enum EarlyEndSort { PublicOrder, BadFaith }

/// <summary>One ground of the law to end a recovery period early.</summary>
public sealed record EarlyEnd(string Code, EarlyEndSort Sort, string Text);

/// <summary>What a territory's profile tells beside its regimes.</summary>
public enum FactAbout
{
    IdentifyingAuthority, Stages, IdentificationForSupport, ReflectionAdults, ReflectionChildren, Permit, ChildPresumption, Guardian,
    ReferralMechanism, FocalPoint, Coordinator, Rapporteur, OptionalJurisdiction, NonPunishment, KnowingUse,
}

/// <summary>One thing about the law of a territory, and how sure it is. Unknown is said, never left out.</summary>
public sealed record LawFact(FactAbout About, FactStatus Status, string? Text = null, string? Source = null);

/// <summary>What a coded reason says: grounds shown, not enough known, or known facts against. "Not enough" is never counted as "no".</summary>
public enum ReasonSort { Grounds, NotEnough, Against }

/// <summary>A reason from the list, worded for the person.</summary>
/// <param name="NeedsNoAct">Slavery, servitude and forced labour are shown without an act of moving or control.</param>
public sealed record Reason(string Code, ReasonSort Sort, string Text, bool AdultsOnly = false, bool ChildrenOnly = false, bool NeedsNoAct = false)
{
    public bool Fits(GroundsOutcome outcome, bool child) =>
        !(child && AdultsOnly) && !(!child && ChildrenOnly) && (outcome == GroundsOutcome.Positive) == (Sort == ReasonSort.Grounds);
}
