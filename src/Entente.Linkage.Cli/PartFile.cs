namespace Entente.Linkage.Cli;

/// <summary>A result that is written beside its place, into NAME.part, and put there when it is whole: nobody takes half of it for all, and what stood there before stays until then.</summary>
/// <param name="path">Where it goes; empty for standard output, which is written as it comes.</param>
/// <param name="terminal">Whose standard output.</param>
internal sealed class PartFile(string path, Terminal terminal) : IDisposable
{
    private readonly string part = IsFile(path) ? path + ".part" : path;
    private bool kept;

    /// <summary>What is written here is in the file once it is closed.</summary>
    public TextWriter Text { get; } = new StreamWriter(path.Length == 0 ? terminal.Out : new FileStream(IsFile(path) ? path + ".part" : path, FileMode.Create, FileAccess.Write, FileShare.Read), new System.Text.UTF8Encoding(false), 1 << 16, leaveOpen: path.Length == 0);

    /// <summary>The result is whole.</summary>
    public void Done()
    {
        Close();
        if (part != path) File.Move(part, path, overwrite: true);
    }

    /// <summary>The result stops half-way, and what is there is kept.</summary>
    /// <returns>Where it is, in words.</returns>
    public string Stop()
    {
        Close();
        if (path.Length == 0) return "they were written to standard output";
        return part == path ? $"they are in {path}" : $"they are in {part}, and {path} is {(File.Exists(path) ? "as it was before" : "not there")}";
    }

    /// <summary>What is neither done nor stopped is given up.</summary>
    public void Dispose()
    {
        if (kept) return;
        Close();
        if (part != path) File.Delete(part);
    }

    private void Close()
    {
        kept = true;
        Text.Dispose();
    }

    /// <summary>Whether a file can be put in its place: not into a device or a pipe.</summary>
    private static bool IsFile(string path) => path.Length > 0 && !Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);
}
