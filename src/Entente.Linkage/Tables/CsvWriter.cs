namespace Entente.Linkage.Tables;

/// <summary>Writes rows of two cells as CSV.</summary>
internal sealed class CsvWriter(Stream stream)
{
    private byte[] buffer = new byte[1 << 16];
    private int held;

    public void Row(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var most = 2 * (first.Length + second.Length) + 8;
        if (held + most > buffer.Length) Flush();
        if (most > buffer.Length) buffer = new byte[most];
        Cell(first);
        buffer[held++] = (byte)',';
        Cell(second);
        buffer[held++] = (byte)'\n';
    }

    public void Flush()
    {
        stream.Write(buffer, 0, held);
        held = 0;
    }

    private void Cell(ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(",\"\n\r;"u8))
        {
            text.CopyTo(buffer.AsSpan(held));
            held += text.Length;
            return;
        }

        buffer[held++] = (byte)'"';
        foreach (var b in text)
        {
            if (b == '"') buffer[held++] = b;
            buffer[held++] = b;
        }

        buffer[held++] = (byte)'"';
    }
}
