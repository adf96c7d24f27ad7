namespace Entente.Linkage.Cli;

/// <summary>Sees to it, before any work, that what is to be read is there, that what is to be written can be, and that nothing is written over what is read or written elsewhere.</summary>
internal static class Files
{
    /// <exception cref="FormatException">A file is missing, cannot be written, or is named twice; the message says by which options.</exception>
    public static void Check(Arguments arguments)
    {
        var sources = Sources(arguments).ToArray();
        var results = arguments.Options(Takes.Result).Select(o => (o.Name, Path: arguments.One(o.Name))).ToArray();
        foreach (var (name, path, _) in sources) Named(name, path);
        foreach (var (name, path) in results) Named(name, path);
        Apart(sources, results);
        foreach (var (name, path, remedy) in sources) Readable(name, path, remedy);
        foreach (var (name, path) in results) Writable(name, path);
        if (arguments.Verb == "serve") Folder(arguments);
    }

    private static IEnumerable<(string Name, string Path, string Remedy)> Sources(Arguments arguments)
    {
        // With --reviewed the answers alone are read; of serve the first is no file but a folder.
        if (arguments.Verb != "serve" && !arguments.Has("--reviewed")) yield return (arguments.Verb == "screen" ? "LIST" : "FILE", arguments.File, "");
        if (arguments.Verb == "screen") yield return ("QUERIES", arguments.Queries, "");
        foreach (var option in arguments.Options(Takes.Source)) yield return (option.Name, arguments.One(option.Name), option.Remedy);
    }

    private static void Named(string name, string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new FormatException($"{name} is empty where the name of a file is meant.");
        if (path.Contains('\0', StringComparison.Ordinal)) throw new FormatException($"{name} holds a null byte, which no file's name can.");
    }

    private static void Apart((string Name, string Path, string Remedy)[] sources, (string Name, string Path)[] results)
    {
        var read = sources.Select(s => (s.Name, s.Path, Real: Places.Real(s.Path))).ToArray();
        var written = results.SelectMany(r => new[] { (r.Name, r.Path, Real: Places.Real(r.Path)), (r.Name, Path: r.Path + PartFile.Ending, Real: Places.Real(r.Path) + PartFile.Ending) }).Where(w => !Places.IsDevice(w.Real)).ToArray();
        foreach (var (at, (name, path, real)) in written.Index())
        {
            foreach (var other in read.Concat(written[(at + 1)..]).Where(o => o.Name != name && Places.Same(o.Real, real)))
            {
                throw new FormatException($"{name} and {other.Name} are one file, {path}{(path == other.Path ? "" : $" and {other.Path}")}{(path.EndsWith(PartFile.Ending, StringComparison.Ordinal) ? $" (what goes to {path[..^PartFile.Ending.Length]} is written there until it is whole)" : "")}: one would be written over the other. Name another file for {name}.");
            }
        }
    }

    private static void Readable(string name, string path, string remedy)
    {
        if (Directory.Exists(path)) throw new FormatException($"{name} names {path}, which is a folder. Name a file in it.");
        if (!File.Exists(path)) throw new FormatException($"{name} names {path}, and there is no such file.{remedy}");
        if (Places.IsDevice(path) || new FileInfo(path).Length == 0) return; // a pipe is not to be opened twice
        Try(() => File.OpenRead(path).Dispose(), $"{name}: {path} cannot be read");
    }

    private static void Writable(string name, string path)
    {
        var real = Places.Real(path);
        if (Places.IsDevice(real) && File.Exists(real)) return;
        if (Directory.Exists(real) || Path.EndsInDirectorySeparator(path)) throw new FormatException($"{name} names {path}, which is a folder. Name a file in it.");
        var folder = Path.GetDirectoryName(real);
        if (!Directory.Exists(folder)) throw new FormatException($"{name} names {path}, and there is no folder {folder}. Make it first, or name another place.");
        Try(() =>
        {
            if (File.Exists(real)) new FileStream(real, FileMode.Open, FileAccess.Write, FileShare.ReadWrite).Dispose();
            var part = real + PartFile.Ending;
            if (File.Exists(part)) new FileStream(part, FileMode.Open, FileAccess.Write, FileShare.ReadWrite).Dispose();
            else new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, 1, FileOptions.DeleteOnClose).Dispose();
        }, $"{name}: {path} cannot be written");
    }

    private static void Folder(Arguments arguments)
    {
        Named("FOLDER", arguments.File);
        var folder = Places.Real(arguments.File);
        if (File.Exists(folder)) throw new FormatException($"FOLDER names {arguments.File}, which is a file. serve keeps its index in a folder.");
        if (!arguments.Has("--from")) return;
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(e => Path.GetFileName(e) != "lock"))
        {
            throw new FormatException($"{arguments.File} is not empty: it holds an index already, or other files. Leave --from out to go on with that index, or name a new folder.");
        }

        if (Directory.Exists(folder)) return;
        Try(() =>
        {
            Directory.CreateDirectory(folder);
            Directory.Delete(folder);
        }, $"{arguments.File} cannot be made");
    }

    private static void Try(Action open, string what)
    {
        try
        {
            open();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{what} ({fault.Message.TrimEnd('.')}).", fault);
        }
    }
}
