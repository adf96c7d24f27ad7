namespace Entente.Linkage.Fields;

/// <summary>The records of a file, packed: for each record a number for each field, side by side in memory.</summary>
internal sealed class Records(int count, IReadOnlyList<Field> fields, int[] cells, int[] ranks)
{
    public int Count => count;
    public IReadOnlyList<Field> Fields => fields;

    /// <summary>How many numbers a record takes.</summary>
    public int Width { get; } = fields.Count;

    /// <summary>Each record's place when all are ordered by a hash of their ids: what seeds, samples and ties go by, so that the order of the file does not matter.</summary>
    public int[] Ranks => ranks;

    public ReadOnlySpan<int> this[int record] => cells.AsSpan(record * Width, Width);

    public int Cell(int record, Field field) => cells[record * Width + field.Slot];

    /// <summary>How many pairs there are.</summary>
    public double Pairs { get; } = Math.Max(1, count * (count - 1.0) / 2);
}
