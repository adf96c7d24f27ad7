using Entente.Access;
using Entente.Foundation;
using Entente.Linkage;

namespace Entente.Matching;

/// <summary>One of two matching records, as this reader may know it: shown in the permitted shape, or pointed to. What they may not know of at all has no side.</summary>
public sealed record Side
{
    /// <summary>Empty for a pointer: a reference would let the reader ask for it by name.</summary>
    public Reference? Reference { get; init; }

    /// <summary>What a list calls it, in the permitted shape; empty for a pointer.</summary>
    public string Caption { get; init; } = "";

    public string Schema { get; init; } = "";

    /// <summary>Who holds it; empty where only the compartment may be said.</summary>
    public string Holder { get; init; } = "";

    public Compartment Compartment { get; init; }

    public DateTimeOffset? Learned { get; init; }

    /// <summary>Values by property, in the permitted shape, in the schema's order.</summary>
    public IReadOnlyList<SideField> Fields { get; init; } = [];

    /// <summary>Set where the reader is only pointed to it: whom to ask.</summary>
    public string? Ask { get; init; }

    public bool IsPointer => Ask is not null;

    /// <summary>In what shape each feature that is compared is open to the reader: the least of what makes it up. Empty for a pointer.</summary>
    public IReadOnlyDictionary<Feature, Shape> Shapes { get; init; } = new Dictionary<Feature, Shape>();

    // Records print their values by themselves; what a person sees must not end up in a text log.
    public override string ToString() => Reference?.Text ?? "pointer";
}

/// <summary>What one side says of one property.</summary>
public sealed record SideField(string Property, string Label, IReadOnlyList<string> Values)
{
    public override string ToString() => Property;
}
