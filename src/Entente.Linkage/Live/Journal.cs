using System.Buffers.Binary;
using System.Text;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Live;

/// <summary>Changes one behind the other in a file. Each has its length and a hash in front, so that one that was cut off by a crash is known and left out.</summary>
internal sealed class Journal : IDisposable
{
    public const string Put = "put";
    public const string Remove = "remove";
    public const string Same = "same";
    public const string Apart = "apart";
    public const string Withdraw = "withdraw";

    private const int Head = 12;

    private readonly FileStream file;
    private readonly MemoryStream waiting = new();

    private Journal(FileStream file) => this.file = file;

    /// <summary>Opens or begins a journal, tells what it holds, and cuts off what a crash left half done.</summary>
    public static Journal Open(string path, Action<string[]> found, out int count)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        count = 0;
        long good = 0;
        Span<byte> head = stackalloc byte[Head];
        while (file.ReadAtLeast(head, Head, throwOnEndOfStream: false) == Head)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (length < 0 || length > file.Length - file.Position) break;
            var bytes = new byte[length];
            file.ReadExactly(bytes);
            if (ByteHash.Of(bytes) != BinaryPrimitives.ReadUInt64LittleEndian(head[4..])) break;
            found(Texts(bytes));
            count++;
            good = file.Position;
        }

        file.SetLength(good);
        file.Position = good;
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
        BinaryPrimitives.WriteInt32LittleEndian(head, bytes.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(head[4..], ByteHash.Of(bytes));
        waiting.Write(head);
        waiting.Write(bytes);
    }

    /// <summary>Returns once all entries are on disk.</summary>
    public void Sync()
    {
        if (waiting.Length == 0) return;
        file.Write(waiting.GetBuffer().AsSpan(0, (int)waiting.Length));
        file.Flush(flushToDisk: true);
        waiting.SetLength(0);
    }

    public void Dispose()
    {
        Sync();
        file.Dispose();
    }

    private static string[] Texts(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var texts = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < texts.Length; i++) texts[i] = reader.ReadString();
        return texts;
    }
}
