using Entente.Foundation;

namespace Entente.Records;

/// <summary>One record: what one source said about one thing.</summary>
public readonly record struct RecordId(long Value) : IId<RecordId>
{
    public static RecordId From(long value) => new(value);
}

/// <summary>Where records come from.</summary>
public readonly record struct SourceId(long Value) : IId<SourceId>
{
    public static SourceId From(long value) => new(value);
}
