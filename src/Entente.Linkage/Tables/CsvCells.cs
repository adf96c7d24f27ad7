using System.Runtime.CompilerServices;

namespace Entente.Linkage.Tables;

/// <summary>Finds the cells of a stretch of CSV. Quoted cells are unwrapped where they stand, so nothing is copied.</summary>
internal sealed class CsvCells(byte separator, int columns)
{
    private int[] starts = new int[1 << 12];
    private int[] lengths = new int[1 << 12];
    private int cells;
    private byte[] block = [];
    private Marks marks = new(separator);

    /// <summary>Rows found by the last <see cref="Read"/>.</summary>
    public int Rows { get; private set; }

    /// <summary>Physical lines begun before the next row.</summary>
    public long Line { get; set; } = 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Cell(byte[] buffer, int row, int column)
    {
        var at = row * columns + column;
        return buffer.AsSpan(starts[at], lengths[at]);
    }

    /// <summary>Reads whole rows from the buffer's first bytes.</summary>
    /// <param name="buffer">The bytes; quoted cells are changed in place.</param>
    /// <param name="length">How many of them count.</param>
    /// <param name="last">Whether the file ends here, so that a row needs no line end.</param>
    /// <returns>How many bytes the rows took.</returns>
    public int Read(byte[] buffer, int length, bool last)
    {
        (cells, Rows, block) = (0, 0, buffer);
        var at = 0;
        marks.Seek(buffer, 0, length);
        while (at < length)
        {
            var end = Row(at, length, last);
            if (end < 0) break;
            at = end;
        }

        return at;
    }

    /// <summary>Returns where the next row begins, or -1 when this one isn't all here.</summary>
    private int Row(int at, int length, bool last)
    {
        var first = cells;
        var line = Line;
        while (true)
        {
            int next;
            if (at < length && block[at] == '"')
            {
                if (!Quoted(at, length, last, line, out next)) return Undo(first, line);
            }
            else
            {
                var end = marks.Next(block, length);
                while (end < length && block[end] == '"') end = marks.Next(block, length);
                if (end == length && !last) return Undo(first, line);
                Add(at, end);
                next = end;
            }

            if (next < length && block[next] == separator)
            {
                at = next + 1;
                continue;
            }

            Line++;
            Finish(first, line);
            return Math.Min(next + 1, length);
        }
    }

    /// <summary>Counts the row, or says what is wrong with it.</summary>
    private void Finish(int first, long line)
    {
        var found = cells - first;
        if (found == columns)
        {
            Rows++;
            return;
        }

        // An empty line says nothing and is passed over.
        if (found == 1 && lengths[first] == 0) cells = first;
        else throw new FormatException($"Line {line} has {found} cells where the header has {columns}. A cell that holds the separator must stand in quotation marks.");
    }

    private int Undo(int first, long line)
    {
        cells = first;
        Line = line;
        return -1;
    }

    private bool Quoted(int at, int length, bool last, long line, out int next)
    {
        int from = at + 1, to = from, read = from;
        next = 0;
        while (true)
        {
            var quote = block.AsSpan(read, length - read).IndexOf((byte)'"');
            if (quote < 0)
            {
                if (last) throw new FormatException($"The quotation mark opened in the row of line {line} is never closed.");
                return false;
            }

            if (to != read) block.AsSpan(read, quote).CopyTo(block.AsSpan(to));
            Line += block.AsSpan(to, quote).Count((byte)'\n');
            to += quote;
            read += quote + 1;
            if (read >= length && !last) return false;
            if (read >= length || block[read] != '"') break;
            block[to++] = (byte)'"';
            read++;
        }

        while (read < length && block[read] is (byte)' ' or (byte)'\r') read++;
        if (read >= length && !last) return false;
        if (read < length && block[read] != separator && block[read] != '\n') throw new FormatException($"Line {Line}: after a closing quotation mark comes neither the separator nor the line's end.");
        Add(from, to);
        marks.Seek(block, read + 1, length);
        next = read;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int from, int to)
    {
        while (from < to && block[from] is (byte)' ' or (byte)'\t') from++;
        while (to > from && block[to - 1] is (byte)' ' or (byte)'\t' or (byte)'\r') to--;
        if (cells == starts.Length)
        {
            Array.Resize(ref starts, cells * 2);
            Array.Resize(ref lengths, cells * 2);
        }

        starts[cells] = from;
        lengths[cells++] = to - from;
    }
}
