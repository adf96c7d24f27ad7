using Entente.Access;

namespace Entente.Records;

/// <summary>In which shape each part of one record comes out to one reader. Pages and exports ask here, so that none shows what another hides.</summary>
/// <param name="shapeOf">What the matrix gives this reader for a kind of data, in their relation to this record.</param>
public sealed class RecordSight(Record record, Schema schema, Func<DataKind, Shape> shapeOf)
{
    /// <summary>The row itself: below masked it is not there.</summary>
    public Shape Row => shapeOf(record.RowKind);

    /// <summary>The source's own number, only where the row and whom it is about are wholly open.</summary>
    public bool ShowsNumber => Row == Shape.Full && (!schema.Is("Person") || shapeOf(DataKind.Identity) == Shape.Full);

    /// <summary>Words of the source may tell more than the property they were taken for.</summary>
    public bool ShowsQuotes => shapeOf(DataKind.ReferralNarrative) == Shape.Full;

    /// <summary>A property that the ontology no longer knows is shown to nobody until it is given a class again.</summary>
    public (Shape Shape, string Value) Of(Statement said)
    {
        if (schema.Find(said.Property) is not { } property) return (Shape.Nothing, Masks.Hidden);
        var shape = shapeOf(property.Kind);
        return (shape, Masks.In(shape, said.Value, Captions.MaskOf(property.Type)));
    }
}
