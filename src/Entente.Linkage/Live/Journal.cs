using System.Buffers.Binary;
using System.Text;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Live;

/// <summary>Changes one behind the other in a file. Each has its length and a hash in front; the first of each write is marked, since a write begins only when the one before is on disk.</summary>
internal sealed class Journal : IDisposable
{
    public const string Put = "put";
    public const string Remove = "remove";
    public const string Same = "same";
    public const string Apart = "apart";
    public const string Withdraw = "withdraw";

    /// <summary>Bytes before an entry: its length (four) and its hash (eight).</summary>
    public const int Head = 12;

    /// <summary>In the length of an entry: a write begins with it.</summary>
    public const uint Begins = 0x8000_0000;

    private readonly FileStream file;
    private readonly MemoryStream waiting = new();

    private Journal(FileStream file) => this.file = file;

    /// <summary>Opens or begins a journal, tells what it holds, and cuts off what a crash left half done.</summary>
    /// <param name="path">The file.</param>
    /// <param name="found">Told each change, in its order.</param>
    /// <param name="mend">Whether to go on with what is whole where the file is damaged.</param>
    /// <param name="reading">How the reading went.</param>
    /// <exception cref="FormatException">Changes that were on disk are damaged, and nothing is to be mended. The file stays as it is.</exception>
    public static Journal Open(string path, Action<string[]> found, bool mend, out JournalReading reading)
    {
        using (var old = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read, 1 << 16)) reading = JournalReading.Of(old, entry => found(Texts(entry)), mend);
        if (reading.Damage is not null) File.Copy(path, path + ".damaged", overwrite: true);
        var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, 0);
        file.SetLength(reading.End);
        file.Position = reading.End;
        return new(file);
    }

    public void Add(string[] entry)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write7BitEncodedInt(entry.Length);
            foreach (var text in entry) writer.Write(text);
        }

        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        Span<byte> head = stackalloc byte[Head];
        BinaryPrimitives.WriteUInt32LittleEndian(head, (uint)bytes.Length | (waiting.Length == 0 ? Begins : 0));
        BinaryPrimitives.WriteUInt64LittleEndian(head[4..], ByteHash.Of(bytes));
        waiting.Write(head);
        waiting.Write(bytes);
    }

    /// <summary>Returns once all entries are on disk. Where that fails nothing of them stays in the file, so that a later write does not stand behind half of one.</summary>
    public void Sync()
    {
        if (waiting.Length == 0) return;
        var before = file.Position;
        try
        {
            file.Write(waiting.GetBuffer().AsSpan(0, (int)waiting.Length));
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(before);
            file.Position = before;
            throw;
        }

        waiting.SetLength(0);
    }

    public void Dispose()
    {
        try
        {
            Sync();
        }
        finally
        {
            file.Dispose();
        }
    }

    private static string[] Texts(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var texts = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < texts.Length; i++) texts[i] = reader.ReadString();
        return texts;
    }
}
