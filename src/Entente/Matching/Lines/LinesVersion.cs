using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Matching.Lines;

public readonly record struct LinesVersionId(long Value) : IId<LinesVersionId>
{
    public static LinesVersionId From(long value) => new(value);
}

/// <summary>Lines that somebody has asked for, for one purpose. Numbered from 1 for each purpose; none is changed or deleted, and at most one a purpose is in force.</summary>
public sealed class LinesVersion
{
    [Open] public required LinesVersionId Id { get; init; }
    [Open] public required Purpose For { get; init; }
    [Open] public required long Number { get; init; }
    [Open] public required double Possible { get; init; }
    [Open] public required double Likely { get; init; }
    [Open] public required double AlmostCertain { get; init; }
    [Open] public LinesState State { get; private set; }
    [Open] public required string Why { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required DateTimeOffset At { get; init; }

    /// <summary>The second person; null while it waits, or where the matrix asks for none.</summary>
    [Open] public UserId? AnsweredBy { get; private set; }
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }
    [Open] public string AnswerWhy { get; private set; } = "";

    /// <summary>From where on pairs were kept until these lines held: what lies lower is found only by comparing anew. 1 while they never held.</summary>
    [Open] public double KeptFrom { get; private set; } = 1;

    /// <summary>Two people who answer at once: the second is told.</summary>
    [Open] public int Version { get; private set; }

    /// <summary>Lower than what was kept before them.</summary>
    public bool ReachesLower => State == LinesState.InForce && Possible < KeptFrom;

    public MatchLines Lines => new(Possible, Likely, AlmostCertain);

    /// <summary>Holds from now on. The one that did until now is told by <see cref="Retire"/>.</summary>
    public void TakeForce(Act act, double keptFrom, string why = "", bool bySecond = true)
    {
        KeptFrom = keptFrom;
        (State, AnsweredAt, AnswerWhy, Version) = (LinesState.InForce, act.When, why, Version + 1);
        if (bySecond) AnsweredBy = act.Reader.User;
    }

    public void Decline(Act act, string why) => (State, AnsweredBy, AnsweredAt, AnswerWhy, Version) = (LinesState.Declined, act.Reader.User, act.When, why, Version + 1);

    /// <summary>Another takes its place: it held until now, or was never answered.</summary>
    public void Retire() => (State, Version) = (State == LinesState.InForce ? LinesState.Earlier : LinesState.Overtaken, Version + 1);

    public override string ToString() => $"{For} {Number}";
}

/// <summary>Where lines stand: wait for a second person, hold, held until others did, were declined, or were asked for anew before anybody answered.</summary>
public enum LinesState { Waiting, InForce, Earlier, Declined, Overtaken }
