using Entente.Foundation;

namespace Entente.OwnPage;

/// <summary>One way in for one person to their own page.</summary>
public readonly record struct PersonAccessId(long Value) : IId<PersonAccessId>
{
    public static PersonAccessId From(long value) => new(value);
}

/// <summary>Something that a person asked for on their own page.</summary>
public readonly record struct OwnRequestId(long Value) : IId<OwnRequestId>
{
    public static OwnRequestId From(long value) => new(value);
}

/// <summary>How often somebody tried in vain to come in by one code word or from one address.</summary>
public readonly record struct OwnTryId(long Value) : IId<OwnTryId>
{
    public static OwnTryId From(long value) => new(value);
}
