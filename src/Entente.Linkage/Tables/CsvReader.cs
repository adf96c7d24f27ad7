using System.Buffers;

namespace Entente.Linkage.Tables;

/// <summary>Reads CSV into numbered columns in one pass: a stretch is cut into cells, then each column takes its own, two or more at a time.</summary>
internal sealed class CsvReader(Stream stream, string source, TableOptions options)
{
    private const int Stretch = 1 << 20;
    private const int LongestRow = 1 << 26;

    /// <summary>The cutter looks 64 bytes ahead.</summary>
    private const int Spare = 128;

    private byte[] buffer = new byte[Stretch + Spare];
    private int held;
    private bool ended;
    private long taken;
    private int rows;

    public Table Read()
    {
        Fill();
        Encodings.Check(buffer.AsSpan(0, held), source);
        var skip = held >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF ? 3 : 0;
        Drop(skip);
        var header = Header.Read(buffer.AsSpan(0, held), source, options);
        Drop(header.Length);
        var cutter = new CsvCells(header.Separator, header.Columns.Count) { Line = header.Lines + 1 };
        var wanted = header.Columns.Index().Where(c => c.Item is not null).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads) };
        while (held > 0)
        {
            var took = cutter.Read(buffer, held, ended);
            if (cutter.Rows > 0)
            {
                Reserve(header.Ids, wanted, took, cutter.Rows);
                Parallel.For(-1, wanted.Length, parallel, i =>
                {
                    if (i >= 0) Take(cutter, wanted[i].Index, wanted[i].Item!);
                    else if (header.Ids is { } ids) TakeIds(cutter, header.IdAt, ids);
                });
                rows += cutter.Rows;
                if (rows == cutter.Rows) Expect(wanted);
            }

            taken += took;
            if (took == 0 && ended) break;
            if (took == 0 && held >= LongestRow) throw new FormatException($"{source}: the row of line {cutter.Line} is longer than {LongestRow >> 20} MB. A quotation mark may have been opened and never closed.");
            Drop(took);
            Fill();
        }

        return header.Close(source, rows);
    }

    private void Take(CsvCells cutter, int at, Column column)
    {
        // Hashes first: then what the look-ups read can be asked for some rows before.
        var (count, values) = (cutter.Rows, column.Values);
        var hashes = ArrayPool<ulong>.Shared.Rent(count);
        for (var row = 0; row < count; row++)
        {
            var cell = cutter.Cell(buffer, row, at);
            hashes[row] = cell.IsEmpty ? 0 : ByteHash.Of(cell);
        }

        for (var row = 0; row < count; row++)
        {
            if (row + 3 * Distinct.Step < count) values.Fetch(hashes[row + 3 * Distinct.Step], hashes[row + 2 * Distinct.Step], hashes[row + Distinct.Step]);
            var cell = cutter.Cell(buffer, row, at);
            column.Set(rows + row, cell.IsEmpty ? values.Add(cell) : values.Add(cell, hashes[row]));
        }

        ArrayPool<ulong>.Shared.Return(hashes);
    }

    private void TakeIds(CsvCells cutter, int at, IdColumn ids)
    {
        for (var row = 0; row < cutter.Rows; row++) ids.Set(rows + row, cutter.Cell(buffer, row, at));
    }

    /// <summary>Room in each column, reckoned from the file's length and the rows so far, so that nothing is copied twice.</summary>
    private void Reserve(IdColumn? ids, (int Index, Column? Item)[] columns, int took, int found)
    {
        var needed = rows + found;
        if (columns.Length == 0 || columns[0].Item!.Numbers.Length >= needed) return;
        var length = stream.CanSeek ? stream.Length : 0;
        var guess = (long)(needed * (length / (double)(taken + took)) * 1.02) + 64;
        var room = (int)Math.Min(Math.Max(guess, needed + needed / 2L), Array.MaxLength);
        foreach (var column in columns) column.Item!.Reserve(room);
        ids?.Reserve(room);
    }

    /// <summary>Where nearly each of the first rows says something new, the rest will do so, too: there is room for it from the start.</summary>
    private void Expect((int Index, Column? Item)[] columns)
    {
        foreach (var (_, column) in columns)
        {
            if (column!.Values.Count * 2L > rows) column.Values.Expect(column.Numbers.Length / (double)rows);
        }
    }

    private void Drop(int count)
    {
        buffer.AsSpan(count, held - count).CopyTo(buffer);
        held -= count;
    }

    private void Fill()
    {
        if (held == buffer.Length - Spare) Array.Resize(ref buffer, 2 * (buffer.Length - Spare) + Spare);
        while (!ended && held < buffer.Length - Spare)
        {
            var read = stream.Read(buffer.AsSpan(held, buffer.Length - Spare - held));
            ended = read == 0;
            held += read;
        }

        buffer.AsSpan(held).Clear();
    }
}
