using System.Text;

namespace Entente.Linkage.Cli;

/// <summary>A result that is written beside its place, into NAME.part, and put there when it is whole: nobody takes half of it for all, and what stood there before stays until then.</summary>
internal sealed class PartFile : IDisposable
{
    public const string Ending = ".part";

    private readonly string path, real, part;
    private StreamWriter? text;
    private bool kept;

    /// <param name="path">Where it goes; empty for standard output, which is written as it comes.</param>
    /// <param name="terminal">Whose standard output.</param>
    public PartFile(string path, Terminal terminal)
    {
        this.path = path;
        real = path.Length == 0 ? "" : Places.Real(path); // a link stays one, and what it leads to is replaced
        part = path.Length == 0 || Places.IsDevice(real) ? real : real + Ending;
        Stream = path.Length == 0 ? terminal.Out : new FileStream(part, FileMode.Create, part == real ? FileAccess.Write : FileAccess.ReadWrite, FileShare.Read);
    }

    /// <summary>What is written here is in the file once it is closed.</summary>
    public Stream Stream { get; }

    /// <summary>The same, for text.</summary>
    public TextWriter Text => text ??= new(Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);

    /// <summary>Writes one result whole, or not at all.</summary>
    public static void Write(string path, Terminal terminal, Action<PartFile> write)
    {
        using var file = new PartFile(path, terminal);
        write(file);
        file.Done();
    }

    /// <summary>The result is whole.</summary>
    public void Done()
    {
        Close();
        if (part == real) return;
        try
        {
            // Who might not read what stood here may not read what stands here now.
            if (!OperatingSystem.IsWindows() && File.Exists(real)) File.SetUnixFileMode(part, File.GetUnixFileMode(real));
            File.Move(part, real, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be put in its place ({fault.Message.TrimEnd('.')}); the result is whole in {part}.", fault);
        }
    }

    /// <summary>The result stops half-way, and what is there is kept.</summary>
    /// <returns>Where it is, in words.</returns>
    public string Stop()
    {
        Close();
        if (path.Length == 0) return "they were written to standard output";
        return part == real ? $"they are in {path}" : $"they are in {path}{Ending}, and {path} is {(File.Exists(real) ? "as it was before" : "not there")}";
    }

    /// <summary>What is neither done nor stopped is given up.</summary>
    public void Dispose()
    {
        if (kept) return;
        try
        {
            Close();
        }
        catch (IOException)
        {
            // What is given up need not reach the disk, and why it was given up is told already.
        }

        if (part != real) File.Delete(part);
    }

    private void Close()
    {
        kept = true;
        text?.Dispose();
        if (path.Length > 0) Stream.Dispose();
    }
}
