using Entente.Access;
using Entente.Foundation;

namespace Entente.Staff;

/// <summary>Somebody opened one dossier that the matrix keeps from them, for hours, with a reason. Reviewed on the next working day, by somebody else.</summary>
public sealed class BrokenGlass : IOfItsOrganisation
{
    public static DataKind Kind => DataKind.BreakGlass;

    /// <summary>Nobody sees through broken glass for longer without giving a new reason.</summary>
    public const int MostHours = 4;

    public const int FewestWords = 40;

    [Open] public required BrokenGlassId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required DossierId Dossier { get; init; }

    /// <summary>The reference that was opened.</summary>
    [Open] public required Reference Subject { get; init; }
    [Open] public required UserId User { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; init; }
    [Open] public required GlassReason Reason { get; init; }
    [Sensitive] public required string Because { get; init; }
    [Open] public required DateTimeOffset From { get; init; }
    [Open] public required DateTimeOffset Until { get; init; }
    [Open] public DateTimeOffset? EndedAt { get; private set; }
    [Open] public required DateOnly ReviewDue { get; init; }
    [Open] public UserId? Judge { get; private set; }
    [Open] public DateTimeOffset? JudgedAt { get; private set; }
    [Open] public bool? Proper { get; private set; }
    [Sensitive] public string Judgement { get; private set; } = "";
    [Open] public int Version { get; private set; }

    public bool IsOpen(DateTimeOffset when) => EndedAt is null && From <= when && when < Until;

    public void End(DateTimeOffset when) => (EndedAt, Version) = (EndedAt ?? when, Version + 1);

    public void JudgeBy(UserId judge, bool proper, string why, DateTimeOffset when) =>
        (Judge, Proper, Judgement, JudgedAt, Version) = (judge, proper, why, when, Version + 1);
}

/// <summary>Why the glass was broken. Codes, so that a reviewer can count them.</summary>
public enum GlassReason { DangerToLife, MissingPerson, ChildAtRisk, MedicalEmergency, CourtOrder, SystemFault, Other }

public readonly record struct BrokenGlassId(long Value) : IId<BrokenGlassId>
{
    public static BrokenGlassId From(long value) => new(value);
}
