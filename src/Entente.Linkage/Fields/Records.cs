namespace Entente.Linkage.Fields;

/// <summary>The records of a file, packed: for each record a number for each field, side by side in memory.</summary>
/// <param name="count">How many.</param>
/// <param name="fields">What they are compared on.</param>
/// <param name="cells">All numbers, record after record, with as much room behind the last as <see cref="Agreement"/> looks ahead.</param>
/// <param name="ranks">Each record's place when all are ordered by a hash of their ids.</param>
/// <param name="rows">Each record's row in the table.</param>
internal sealed class Records(int count, IReadOnlyList<Field> fields, int[] cells, int[] ranks, int[] rows)
{
    private int[] cells = cells;

    public int Count { get; private set; } = count;
    public IReadOnlyList<Field> Fields => fields;

    /// <summary>How many numbers a record takes.</summary>
    public int Width { get; } = fields.Count;

    /// <summary>What seeds, samples and ties go by, so that the order of the file does not matter.</summary>
    public int[] Ranks => ranks;

    public int[] Rows => rows;

    /// <summary>Rows of the file that are no records of their own, as another that says the same stands for them; null where there are none.</summary>
    public Copies? Copies { get; private init; }

    /// <summary>A hash of the id of each row of the prepared table.</summary>
    public Func<int, ulong> Identities { private get; init; } = _ => 0;

    /// <summary>A hash of a record's id: the same in each file that holds it.</summary>
    public ulong Identity(int record) => Identities(rows[record]);

    /// <summary>The same records, which are those rows of a file that stand for others or for themselves.</summary>
    public Records StandingFor(Copies copies)
    {
        var standing = Array.ConvertAll(rows, row => copies.Kept[row]);
        var place = new Dictionary<int, int>(rows.Length);
        for (var record = 0; record < rows.Length; record++) place[standing[record]] = rows[record];
        return new(Count, Fields, cells, ranks, standing) { Copies = copies, Identities = row => Identities(place[row]) };
    }

    public ReadOnlySpan<int> this[int record] => cells.AsSpan(record * Width, Width);

    public int[] Cells => cells;

    public int Cell(int record, Field field) => cells[record * Width + field.Slot];

    /// <summary>How many pairs there are.</summary>
    public double Pairs => Math.Max(1, Count * (Count - 1.0) / 2);

    /// <summary>The same records in another order in memory: records that will often be compared should lie close together.</summary>
    /// <param name="order">For each new place the record that goes there.</param>
    public Records Laid(ReadOnlySpan<ulong> order)
    {
        var (newCells, newRanks, newRows) = (Tables.BigPages.Of<int>(cells.Length), new int[Count], new int[Count]);
        const int Before = 16;
        for (var place = 0; place < Count; place++)
        {
            if (place + Before < Count) Tables.Ahead.Fetch(cells, (int)(uint)order[place + Before] * Width);
            var record = (int)(uint)order[place];
            this[record].CopyTo(newCells.AsSpan(place * Width, Width));
            newRanks[place] = ranks[record];
            newRows[place] = rows[record];
        }

        return new(Count, fields, newCells, newRanks, newRows) { Copies = Copies, Identities = Identities };
    }

    /// <summary>Forgets the last record.</summary>
    public void Drop(int record) => Count = record;

    /// <summary>Makes room for so many.</summary>
    public void Reserve(int records) => Array.Resize(ref cells, Math.Max(cells.Length, checked(records * Width + Agreement.Ahead)));

    /// <summary>Puts numbers in a record's place; the place behind the last adds a record. Ranks and rows are of the file's own records only.</summary>
    public void Put(int record, ReadOnlySpan<int> numbers)
    {
        Count = Math.Max(Count, record + 1);
        var room = Count * Width + Agreement.Ahead;
        if (room > cells.Length) Array.Resize(ref cells, (int)Math.Min(Array.MaxLength, Math.Max(room, cells.Length * 2L)));
        numbers.CopyTo(cells.AsSpan(record * Width, Width));
    }
}
