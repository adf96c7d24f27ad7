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
