using System.Text;
using Entente.Foundation;

namespace Entente.Storage.Sealing;

/// <summary>The column that a field is sealed for: moved to another, it does not open.</summary>
public sealed class SealedPlace(string table, string column, FieldClass compartment)
{
    public string Table { get; } = table;

    public string Column { get; } = column;

    public FieldClass Compartment { get; } = compartment;

    /// <summary>Bound into each seal.</summary>
    internal byte[] About { get; } = Encoding.UTF8.GetBytes($"entente 1|{table}|{column}|{compartment}");

    public override string ToString() => $"{Table}.{Column}";

    internal SealBrokenException Broken(SealFault fault, object stored) => new(this, fault, stored);
}

/// <summary>Why a field does not open.</summary>
public enum SealFault { Changed, KeyMissing, Plain }

/// <summary>A field that does not open. Its words name the column and never what is in it; the page of faults and the commands tell it.</summary>
public sealed class SealBrokenException(SealedPlace place, SealFault fault, object stored)
    : Exception($"The field {place.Column} of the table {place.Table} (compartment {place.Compartment}) does not open: {Why(fault)}.")
{
    public SealedPlace Place { get; } = place;

    public SealFault Fault { get; } = fault;

    /// <summary>What the database holds there: for finding the row, not for showing.</summary>
    internal object Stored { get; } = stored;

    private static string Why(SealFault fault) => fault switch
    {
        SealFault.KeyMissing => "the key that it names is not among this centre's keys",
        SealFault.Plain => "it is not sealed, though every field of this database was",
        _ => "it was changed, or moved here from another place",
    };
}
