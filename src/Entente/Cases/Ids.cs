using Entente.Foundation;

namespace Entente.Cases;

/// <summary>A case: what the centre does about one person.</summary>
public readonly record struct CaseId(long Value) : IId<CaseId>, IComparable<CaseId>
{
    public int CompareTo(CaseId other) => Value.CompareTo(other.Value);
    public static bool operator <(CaseId left, CaseId right) => left.Value < right.Value;
    public static bool operator >(CaseId left, CaseId right) => left.Value > right.Value;
    public static bool operator <=(CaseId left, CaseId right) => left.Value <= right.Value;
    public static bool operator >=(CaseId left, CaseId right) => left.Value >= right.Value;

    public static CaseId From(long value) => new(value);
}

/// <summary>One thing weighed for or against.</summary>
public readonly record struct EvidenceId(long Value) : IId<EvidenceId>
{
    public static EvidenceId From(long value) => new(value);
}

/// <summary>A reasonable-grounds decision, from its draft on.</summary>
public readonly record struct GroundsId(long Value) : IId<GroundsId>
{
    public static GroundsId From(long value) => new(value);
}

/// <summary>A time at which the person was asked to tell something.</summary>
public readonly record struct TellingId(long Value) : IId<TellingId>
{
    public static TellingId From(long value) => new(value);
}

/// <summary>Something that crossed to another.</summary>
public readonly record struct DisclosureId(long Value) : IId<DisclosureId>
{
    public static DisclosureId From(long value) => new(value);
}

/// <summary>A recipient who has to be told that consent was taken back.</summary>
public readonly record struct NoticeId(long Value) : IId<NoticeId>
{
    public static NoticeId From(long value) => new(value);
}

/// <summary>One line of the ledger of consent.</summary>
public readonly record struct ConsentId(long Value) : IId<ConsentId>
{
    public static ConsentId From(long value) => new(value);
}

/// <summary>A way to reach the person of a case.</summary>
public readonly record struct ContactWayId(long Value) : IId<ContactWayId>
{
    public static ContactWayId From(long value) => new(value);
}

/// <summary>A place or a person of a case that is dangerous.</summary>
public readonly record struct KnownDangerId(long Value) : IId<KnownDangerId>
{
    public static KnownDangerId From(long value) => new(value);
}

/// <summary>An exception from the safety check, asked for by one person and answered by another.</summary>
public readonly record struct SafetyOverrideId(long Value) : IId<SafetyOverrideId>
{
    public static SafetyOverrideId From(long value) => new(value);
}

/// <summary>A decision's letter that was given to somebody.</summary>
public readonly record struct ServingId(long Value) : IId<ServingId>
{
    public static ServingId From(long value) => new(value);
}

/// <summary>Something that a person is or may be punished for.</summary>
public readonly record struct ChargeId(long Value) : IId<ChargeId>
{
    public static ChargeId From(long value) => new(value);
}

/// <summary>What a prosecutor was given.</summary>
public readonly record struct PackId(long Value) : IId<PackId>
{
    public static PackId From(long value) => new(value);
}

/// <summary>An answer of a prosecutor, or something done against a conviction.</summary>
public readonly record struct ChargeStepId(long Value) : IId<ChargeStepId>
{
    public static ChargeStepId From(long value) => new(value);
}
