using System.Security.Cryptography;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>Where the files of imports lie, one folder an import, named by its reference.</summary>
public sealed class ImportFolder(string root)
{
    /// <summary>Stores what was uploaded under a name of our own: the given name is kept in the database alone.</summary>
    public async Task<StoredFile> KeepAsync(Reference import, int number, string name, Stream content, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, import.ToRoute()));
        var stored = $"{number}.bin";
        await using var target = new FileStream(Path.Combine(folder.FullName, stored), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long bytes = 0;
        for (var read = await content.ReadAsync(buffer, ct); read > 0; read = await content.ReadAsync(buffer, ct))
        {
            sha.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
            bytes += read;
        }

        target.Flush(true);
        return new(Path.GetFileName(name), stored, bytes, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    public ImportFile Open(Reference import, StoredFile file) =>
        new(file.Name, () => new FileStream(Path.Combine(root, import.ToRoute(), file.StoredAs), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16));

    public FileHead Head(Reference import, StoredFile file)
    {
        var open = Open(import, file).Open;
        using var stream = open();
        var bytes = new byte[Math.Min(FileHead.Length, (int)Math.Min(file.Bytes, int.MaxValue))];
        stream.ReadExactly(bytes);
        return new(file.Name, bytes, open);
    }

    /// <summary>A file beside the import's own that is gone once it is closed: for answers too long for the memory.</summary>
    public FileStream Scratch(Reference import, string name) =>
        new(Path.Combine(root, import.ToRoute(), name + ".scratch"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    /// <summary>Whether this import's files lie here: a command line may have been told of another place.</summary>
    public bool Has(Reference import) => Directory.Exists(Path.Combine(root, import.ToRoute()));

    public void Remove(Reference import)
    {
        var folder = Path.Combine(root, import.ToRoute());
        if (Directory.Exists(folder)) Directory.Delete(folder, true);
    }
}
