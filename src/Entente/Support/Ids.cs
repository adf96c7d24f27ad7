using Entente.Foundation;

namespace Entente.Support;

/// <summary>One provider asked to help one person.</summary>
public readonly record struct SupportOfferId(long Value) : IId<SupportOfferId>
{
    public static SupportOfferId From(long value) => new(value);
}

/// <summary>One step of a support plan.</summary>
public readonly record struct PlanStepId(long Value) : IId<PlanStepId>
{
    public static PlanStepId From(long value) => new(value);
}

/// <summary>A place to live for a person.</summary>
public readonly record struct PlacementId(long Value) : IId<PlacementId>
{
    public static PlacementId From(long value) => new(value);
}

/// <summary>One provider's support of one person that ended.</summary>
public readonly record struct SupportExitId(long Value) : IId<SupportExitId>
{
    public static SupportExitId From(long value) => new(value);
}

/// <summary>One time on which somebody who left is asked how they are.</summary>
public readonly record struct FollowUpId(long Value) : IId<FollowUpId>
{
    public static FollowUpId From(long value) => new(value);
}

/// <summary>One version of what a person needs in one area.</summary>
public readonly record struct NeedId(long Value) : IId<NeedId>
{
    public static NeedId From(long value) => new(value);
}

/// <summary>One version of a note.</summary>
public readonly record struct NoteId(long Value) : IId<NoteId>
{
    public static NoteId From(long value) => new(value);
}

/// <summary>A request for a document out of notes.</summary>
public readonly record struct DocumentRequestId(long Value) : IId<DocumentRequestId>
{
    public static DocumentRequestId From(long value) => new(value);
}

/// <summary>A document that was given out of notes.</summary>
public readonly record struct NoteDocumentId(long Value) : IId<NoteDocumentId>
{
    public static NoteDocumentId From(long value) => new(value);
}

/// <summary>One time on which a person is given a service.</summary>
public readonly record struct SessionId(long Value) : IId<SessionId>
{
    public static SessionId From(long value) => new(value);
}

/// <summary>A child's guardian.</summary>
public readonly record struct GuardianId(long Value) : IId<GuardianId>
{
    public static GuardianId From(long value) => new(value);
}

/// <summary>One version of a child's best interests in one question.</summary>
public readonly record struct BestInterestsId(long Value) : IId<BestInterestsId>
{
    public static BestInterestsId From(long value) => new(value);
}

/// <summary>One version of how a child stands with school.</summary>
public readonly record struct SchoolingId(long Value) : IId<SchoolingId>
{
    public static SchoolingId From(long value) => new(value);
}

/// <summary>Somebody who depends on the person of a case.</summary>
public readonly record struct DependentId(long Value) : IId<DependentId>
{
    public static DependentId From(long value) => new(value);
}

/// <summary>One version of a need of health.</summary>
public readonly record struct HealthNeedId(long Value) : IId<HealthNeedId>
{
    public static HealthNeedId From(long value) => new(value);
}

/// <summary>What a person agreed to let somebody know of a need of health.</summary>
public readonly record struct HealthShareId(long Value) : IId<HealthShareId>
{
    public static HealthShareId From(long value) => new(value);
}
