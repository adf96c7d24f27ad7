using System.Text.Json.Serialization;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching.Grading;
using Entente.Records;

namespace Entente.Matching;

/// <summary>Two records that the model, or a person, thinks may be about the same thing; a person decides.</summary>
public sealed class Proposal
{
    [Open] public required ProposalId Id { get; init; }
    [Open] public required Reference Reference { get; init; }

    /// <summary>The older of the two, so that a pair is kept once.</summary>
    [Open] public required RecordId Left { get; init; }
    [Open] public required RecordId Right { get; init; }

    /// <summary>The model's probability, 0 to 1.</summary>
    [Open] public required double Probability { get; set; }

    /// <summary>Log2 odds: the prior and all weights.</summary>
    [Open] public required double Score { get; set; }
    [Open] public required double Prior { get; set; }

    /// <summary>What agrees and what does not, without any value of either record.</summary>
    [Sensitive] public required IReadOnlyList<Reason> Reasons { get; set; }

    /// <summary>Name and version of the model that scored it.</summary>
    [Open] public required string Model { get; set; }
    [Open] public required DateTimeOffset ProposedAt { get; init; }
    [Open] public ProposalState State { get; private set; }

    /// <summary>Somebody put it before people, whatever the model thinks of it.</summary>
    [Open] public bool ByHand { get; private set; }

    /// <summary>Two people who judge at once: the second is told.</summary>
    [Open] public int Version { get; private set; }

    public static Proposal Of(IdSource ids, RecordId one, RecordId other, MatchExplanation match, DateTimeOffset when, bool byHand = false) => From(ids, one, other, Assessment.Of(match), when, byHand);

    public static Proposal From(IdSource ids, RecordId one, RecordId other, Assessment match, DateTimeOffset when, bool byHand = false)
    {
        var (left, right) = one.Value < other.Value ? (one, other) : (other, one);
        return new()
        {
            Id = ids.Next<ProposalId>(),
            Reference = Reference.New("MAT"),
            Left = left,
            Right = right,
            Probability = match.Probability,
            Score = match.Score,
            Prior = match.Prior,
            Reasons = match.Reasons,
            Model = match.Model,
            ProposedAt = when,
            ByHand = byHand,
        };
    }

    /// <summary>Somebody puts a pair that was withdrawn before people again.</summary>
    public void PutByHand(Assessment now)
    {
        ByHand = true;
        Reassess(now);
    }

    /// <summary>The same proposal about a corrected record's successor, standing where people had put it.</summary>
    public Proposal CarryTo(IdSource ids, PairJudgement carried, DateTimeOffset when)
    {
        var proposal = new Proposal
        {
            Id = ids.Next<ProposalId>(),
            Reference = Reference.New("MAT"),
            Left = carried.Left,
            Right = carried.Right,
            Probability = Probability,
            Score = Score,
            Prior = Prior,
            Reasons = Reasons,
            Model = Model,
            ProposedAt = when,
            ByHand = ByHand,
        };
        proposal.Judge(carried.Judgement);
        return proposal;
    }

    /// <summary>A person has decided about it, if only that it cannot be told.</summary>
    public bool IsJudged => State is ProposalState.Same or ProposalState.Different or ProposalState.Unsure;

    /// <summary>A person has decided, or taken a decision back.</summary>
    public void Judge(Judgement judgement)
    {
        State = judgement switch
        {
            Judgement.Same => ProposalState.Same,
            Judgement.Different => ProposalState.Different,
            Judgement.Unsure => ProposalState.Unsure,
            _ => ProposalState.Open,
        };
        Version++;
    }

    /// <summary>Somebody puts before people what is kept for other purposes alone: it goes on waiting for those as it did.</summary>
    public void ShowByHand() => (ByHand, Version) = (true, Version + 1);

    /// <summary>What was kept for other purposes before waits for those alone again.</summary>
    public void LeaveHand() => (ByHand, Version) = (false, Version + 1);

    /// <summary>One of the two records was corrected and its successor is compared afresh, or the pair no longer reaches what is asked.</summary>
    public void Withdraw()
    {
        State = ProposalState.Withdrawn;
        Version++;
    }

    /// <summary>What the model says of it now, kept to be put back.</summary>
    public Assessment Assessment => new(Probability, Score, Prior, Reasons, Model);

    /// <summary>Waits for somebody again, or goes on waiting, with what the model says now.</summary>
    public void Reassess(Assessment now)
    {
        (Probability, Score, Prior, Reasons, Model) = (now.Probability, now.Score, now.Prior, now.Reasons, now.Model);
        State = ProposalState.Open;
        Version++;
    }
}

/// <summary>What a model says of a pair.</summary>
public sealed record Assessment(double Probability, double Score, double Prior, IReadOnlyList<Reason> Reasons, string Model)
{
    /// <param name="match">What the engine says.</param>
    /// <param name="least">How far the lesser of the two sources is trusted.</param>
    public static Assessment Of(MatchExplanation match, Trust least = default) =>
        new(match.Probability, match.Score, match.Prior, [.. match.Findings.Select(f => Reason.Of(f) with { Doubt = DoubtOf(f, match, least) })], match.Model);

    private static Doubt? DoubtOf(Finding finding, MatchExplanation match, Trust least) =>
        finding.Ordinary is { } ordinary ? new(Math.Round(ordinary, 2), match.Reliability, least.Grade) : null;

    public override string ToString() => Model;
}

/// <summary>Where a proposal stands. Unsure ones wait for somebody who knows more.</summary>
public enum ProposalState { Open, Same, Different, Unsure, Withdrawn }

/// <summary>What a pair is called, by the lines of the purpose that its reader works for (<see cref="Lines.MatchLines"/>). Never stored with a proposal.</summary>
public enum MatchStrength { Possible, Likely, AlmostCertain }

/// <summary>One reason for or against. The engine's finding without any value of either record; the page has the words.</summary>
public sealed record Reason(Feature Feature, Level Level, Strength Strength, double Weight)
{
    private const long Few = 10;

    /// <summary>How many records share the value, out of how many; not known where nothing is said of it.</summary>
    public long? SharedBy { get; init; }
    public long Records { get; init; }

    public bool IsShared => Level == Level.Same && SharedBy is not null && Records > 0;

    public bool IsSharedByFew { get; init; }

    /// <summary>Set where a source is not taken at its word, so that this counts for less.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Doubt? Doubt { get; init; }

    /// <summary>As it would stand between ordinary sources.</summary>
    public Reason Undoubted() => Doubt is { } doubt ? this with { Weight = doubt.Ordinary, Strength = new Finding(Feature, Level, "", "", doubt.Ordinary).Strength, Doubt = null } : this;

    /// <summary>An exact small count would tell of records that the reader may not know of: it is rounded to "few".</summary>
    public static Reason Of(Finding finding) => new(finding.Feature, finding.Level, finding.Strength, Math.Round(finding.Weight, 2))
    {
        SharedBy = finding.SharedBy < Few ? null : finding.SharedBy,
        Records = finding.Records,
        IsSharedByFew = finding.SharedBy < Few,
    };
}
