using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Records;

namespace Entente.Matching;

/// <summary>What one person decided about two records, and why. A later one takes its place; none is deleted or overruled by the machine.</summary>
public sealed class PairJudgement
{
    [Open] public required JudgementId Id { get; init; }
    [Open] public required RecordId Left { get; init; }
    [Open] public required RecordId Right { get; init; }

    /// <summary>None: a decision was taken back.</summary>
    [Open] public required Judgement Judgement { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required DateTimeOffset At { get; init; }
    [Sensitive] public required string Why { get; init; }

    /// <summary>Where one of the records was corrected: the judgement this one repeats for the successor.</summary>
    [Open] public JudgementId? CarriedFrom { get; init; }

    /// <summary>Nothing later was decided about the two.</summary>
    [Open] public bool InForce { get; private set; } = true;

    /// <summary>"Same", but joining them would join records that a person has judged to be different: shown until people resolve it.</summary>
    [Open] public bool InConflict { get; private set; }

    public static PairJudgement Of(IdSource ids, RecordId one, RecordId other, Judgement judgement, string why, Act act)
    {
        var (left, right) = one.Value < other.Value ? (one, other) : (other, one);
        return new() { Id = ids.Next<JudgementId>(), Left = left, Right = right, Judgement = judgement, By = act.Reader.User, Role = act.Reader.Role, At = act.When, Why = why };
    }

    /// <summary>The same decision about the record that took a corrected one's place.</summary>
    public PairJudgement CarryTo(IdSource ids, RecordId old, RecordId successor)
    {
        var other = Left == old ? Right : Left;
        var (left, right) = other.Value < successor.Value ? (other, successor) : (successor, other);
        return new() { Id = ids.Next<JudgementId>(), Left = left, Right = right, Judgement = Judgement, By = By, Role = Role, At = At, Why = Why, CarriedFrom = Id };
    }

    public void TakeBack() => (InForce, InConflict) = (false, false);

    public void Mark(bool inConflict) => InConflict = inConflict;
}

/// <summary>A record's place in the thing it was judged to belong to. Follows from the judgements in force and can be made again from them.</summary>
public sealed class EntityMember
{
    [Open] public required RecordId Record { get; init; }
    [Open] public EntityId Entity { get; private set; }

    public void MoveTo(EntityId entity) => Entity = entity;
}
