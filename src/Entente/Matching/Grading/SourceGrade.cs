using Entente.Access;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Matching.Grading;

public readonly record struct SourceGradeId(long Value) : IId<SourceGradeId>
{
    public static SourceGradeId From(long value) => new(value);
}

/// <summary>How far somebody said that a source is to be trusted, from when on and why. A later one takes its place; none is deleted.</summary>
public sealed class SourceGrade
{
    [Open] public required SourceGradeId Id { get; init; }
    [Open] public required SourceId Source { get; init; }

    /// <summary>1, 2, 3 … within the source: two who ask at once cannot both come next.</summary>
    [Open] public required int Number { get; init; }

    /// <summary>Not known: as other sources of its kind.</summary>
    [Open] public required Reliability Grade { get; init; }
    [Sensitive] public required string Why { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required DateTimeOffset AskedAt { get; init; }
    [Open] public GradeState State { get; private set; }
    [Open] public UserId? AnsweredBy { get; private set; }
    [Open] public DateTimeOffset? AnsweredAt { get; private set; }
    [Sensitive] public string Answer { get; private set; } = "";
    [Open] public DateTimeOffset? EndedAt { get; private set; }
    [Open] public int Version { get; private set; }

    /// <summary>What a page was opened on: another than today's tells that somebody was first.</summary>
    public static string StandingOf(SourceGrade? latest) => latest is null ? "0" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{latest.Number}.{latest.Version}");

    /// <summary>Nobody else need agree.</summary>
    public void HoldAtOnce() => (State, Version) = (GradeState.InForce, Version + 1);

    public void AnswerBy(UserId who, bool agree, string words, DateTimeOffset when) =>
        (State, AnsweredBy, AnsweredAt, Answer, Version) = (agree ? GradeState.InForce : GradeState.Declined, who, when, words, Version + 1);

    /// <summary>Another one is in force, or is asked for in its place.</summary>
    public void End(DateTimeOffset when) => (State, EndedAt, Version) = (State == GradeState.InForce ? GradeState.Ended : GradeState.Replaced, when, Version + 1);
}

/// <summary>Waits for a second person, holds, was declined, was replaced before anybody answered, held until another took its place.</summary>
public enum GradeState { Waiting, InForce, Declined, Replaced, Ended }
