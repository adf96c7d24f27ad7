namespace Entente.Linkage.Cli;

/// <summary>Where files are, whatever they are called by.</summary>
internal static class Places
{
    private const int MostLinks = 40; // as many as Linux follows

    /// <summary>The one path of a file: whole, and with every link on the way followed, also where the file itself is not there yet.</summary>
    public static string Real(string path)
    {
        var whole = Path.GetFullPath(path);
        if (IsDevice(whole)) return whole;
        var root = Path.GetPathRoot(whole)!;
        var at = root;
        var links = 0;
        var parts = new Stack<string>(whole[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (parts.TryPop(out var part))
        {
            var next = Path.Combine(at, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
                continue;
            }

            if (++links > MostLinks) throw new FormatException($"{path} is a link that leads round in a circle.");
            var aim = Path.GetFullPath(target, at);
            if (IsDevice(aim)) return aim;
            at = root;
            foreach (var step in aim[Path.GetPathRoot(aim)!.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()) parts.Push(step);
        }

        return at;
    }

    /// <summary>A device or a pipe: what is written there goes through, and replaces nothing. What lies in /dev/shm is a file, kept in memory.</summary>
    public static bool IsDevice(string path)
    {
        var whole = Path.GetFullPath(path);
        return Begins("/proc/") || (Begins("/dev/") && whole != "/dev/shm" && !Begins("/dev/shm/"));

        bool Begins(string folder) => whole.StartsWith(folder, StringComparison.Ordinal);
    }

    /// <summary>Whether two paths are one file. Names that differ in nothing but capitals are one on many disks, so they are taken for one on all.</summary>
    public static bool Same(string real, string other) => real.Equals(other, StringComparison.OrdinalIgnoreCase);
}
