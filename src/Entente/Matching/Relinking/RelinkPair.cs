using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching.Lines;
using Entente.Records;

namespace Entente.Matching.Relinking;

/// <summary>One pair of a run: what it is called now, what it would be called, and what became of that.</summary>
public sealed class RelinkPair
{
    [Open] public required RelinkId Run { get; init; }
    [Open] public required int Number { get; init; }
    [Open] public required RecordId Left { get; init; }
    [Open] public required RecordId Right { get; init; }
    [Open] public required RelinkKind Kind { get; init; }

    /// <summary>What people have said about the two, when they were compared.</summary>
    [Open] public required Judgement Judged { get; init; }

    /// <summary>The proposal about the two, and its version when they were compared; null where there was none.</summary>
    [Open] public ProposalId? Proposal { get; set; }
    [Open] public int? Version { get; set; }

    /// <summary>What the open proposal said; null where none was open.</summary>
    [Open] public double? ProbabilityBefore { get; init; }

    /// <summary>Log2 odds now: lists are sorted by it.</summary>
    [Open] public required double Score { get; init; }

    /// <summary>What the engine says now, without any value of either record.</summary>
    [Sensitive] public required Assessment Now { get; init; }

    /// <summary>What the proposal said before the change was made; null where there was none, or nothing was made.</summary>
    [Sensitive] public Assessment? Before { get; set; }
    [Open] public RelinkOutcome Outcome { get; set; }
}

/// <summary>A pair of a run as one purpose calls it.</summary>
/// <param name="Before">Null where no proposal was open, or it was below the line.</param>
/// <param name="Now">Null: below the line.</param>
public sealed record RelinkChange(RelinkPair Pair, MatchStrength? Before, MatchStrength? Now)
{
    public static RelinkChange Of(RelinkPair pair, MatchLines lines) => new(pair, pair.ProbabilityBefore is { } was ? lines.Call(was) : null, lines.Call(MatchLines.ChanceOf(pair.Score)));

    /// <summary>A purpose is shown what it sees before or after, and what people have decided about; the rest concerns others alone.</summary>
    public bool IsShown => Before is not null || Now is not null || Pair.Judged != Judgement.None;

    public override string ToString() => Pair.Kind.ToString();
}

/// <summary>What a run finds of a pair. The first three are changes that can be made; conflicts are for a person; the rest is as it is.</summary>
public enum RelinkKind { New, Withdrawn, Moved, Conflict, Stays, Judged }

/// <summary>What became of a change: it waits, was made, was left out for a reason, was taken back, or was kept when the others were taken back.</summary>
public enum RelinkOutcome { Waiting, Made, JudgedMeanwhile, CorrectedMeanwhile, ChangedMeanwhile, NoLongerOpen, TakenBack, KeptJudged, KeptChanged }

/// <summary>A record's place in a group that would be taken for one thing, and why the engine puts it there.</summary>
public sealed class RelinkMember
{
    [Open] public required RelinkId Run { get; init; }

    /// <summary>Groups are numbered from the largest.</summary>
    [Open] public required int Group { get; init; }
    [Open] public required RecordId Record { get; init; }

    /// <summary>The record that ties it most, and by how many bits; null where only people's decisions tie it.</summary>
    [Open] public RecordId? Nearest { get; init; }
    [Open] public required double NearestBits { get; init; }

    /// <summary>How many of the others it was found likely to be the same with.</summary>
    [Open] public required int Known { get; init; }

    /// <summary>The others hang together only through it.</summary>
    [Open] public required bool Bridge { get; init; }

    /// <summary>People have decided about it and another of the group.</summary>
    [Open] public required bool Judged { get; init; }
}
