using System.Globalization;
using Entente.Linkage.Cluster;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Live;

/// <summary>A <see cref="LinkIndex"/> kept in a folder: a snapshot, and a journal of what has changed since. What was committed is there after a crash, what was not may be.</summary>
/// <remarks>One process at a time. Acknowledge a change only after <see cref="Commit"/>; many changes may share one.</remarks>
public sealed class LinkStore : IDisposable
{
    private readonly string folder;
    private Journal journal;
    private int number;

    private LinkStore(string folder, LinkIndex index, int number, Journal journal) =>
        (this.folder, Index, this.number, this.journal) = (folder, index, number, journal);

    /// <summary>The index. Change it through this store alone, or the change is not kept.</summary>
    public LinkIndex Index { get; }

    /// <summary>How many changes the journal held when the folder was opened.</summary>
    public int Replayed { get; private init; }

    /// <summary>Begins a folder with an index.</summary>
    /// <param name="folder">An empty folder, or one that is made.</param>
    /// <param name="index">What to keep.</param>
    /// <returns>The store.</returns>
    /// <exception cref="IOException">The folder holds a store already, or cannot be written.</exception>
    public static LinkStore Create(string folder, LinkIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        Directory.CreateDirectory(folder);
        if (Newest(folder) > 0) throw new IOException($"{folder} holds a link index already. Open it, or name another folder.");
        Write(folder, 1, index);
        return new(folder, index, 1, Journal.Open(JournalPath(folder, 1), _ => { }, out _));
    }

    /// <summary>Opens a folder: reads its newest snapshot and does again what the journal holds.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="transliterate">What was given when the index was built.</param>
    /// <returns>The store.</returns>
    /// <exception cref="FormatException">The snapshot is damaged, or there is none.</exception>
    public static LinkStore Open(string folder, ITransliterate? transliterate = null)
    {
        var number = Newest(folder);
        if (number == 0) throw new FormatException($"{folder} holds no link index.");
        LinkIndex index;
        using (var stream = File.OpenRead(SnapshotPath(folder, number))) index = Snapshot.Read(stream, transliterate);
        var journal = Journal.Open(JournalPath(folder, number), entry => Do(index, entry), out var replayed);
        return new(folder, index, number, journal) { Replayed = replayed };
    }

    /// <summary>Adds or corrects a record; see <see cref="LinkIndex.Put"/>.</summary>
    /// <param name="id">The record's id.</param>
    /// <param name="values">Its values.</param>
    /// <returns>What it changed.</returns>
    public LinkChange Put(string id, IReadOnlyList<string> values)
    {
        var change = Index.Put(id, values);
        journal.Add([Journal.Put, id, .. values]);
        return change;
    }

    /// <summary>Removes a record; see <see cref="LinkIndex.Remove"/>.</summary>
    /// <param name="id">The record's id.</param>
    /// <returns>What it changed.</returns>
    public LinkChange Remove(string id)
    {
        var change = Index.Remove(id);
        journal.Add([Journal.Remove, id]);
        return change;
    }

    /// <summary>Takes in a judgement; see <see cref="LinkIndex.Judge"/>.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <returns>What it changed.</returns>
    public LinkChange Judge(PairJudgement judgement)
    {
        var change = Index.Judge(judgement);
        journal.Add([judgement.Same ? Journal.Same : Journal.Apart, judgement.Left, judgement.Right]);
        return change;
    }

    /// <summary>Takes a judgement back; see <see cref="LinkIndex.Withdraw"/>.</summary>
    /// <param name="left">One record's id.</param>
    /// <param name="right">The other's.</param>
    /// <returns>What it changed.</returns>
    public LinkChange Withdraw(string left, string right)
    {
        var change = Index.Withdraw(left, right);
        journal.Add([Journal.Withdraw, left, right]);
        return change;
    }

    /// <summary>Returns once all changes so far are on disk.</summary>
    public void Commit() => journal.Sync();

    /// <summary>Writes a new snapshot and begins a new journal. Until the snapshot is whole on disk, the old one and its journal stay good.</summary>
    public void Compact()
    {
        journal.Sync();
        Write(folder, number + 1, Index);
        var next = Journal.Open(JournalPath(folder, number + 1), _ => { }, out _);
        journal.Dispose();
        File.Delete(SnapshotPath(folder, number));
        File.Delete(JournalPath(folder, number));
        (journal, number) = (next, number + 1);
    }

    /// <summary>Puts what is left on disk and lets go of the files.</summary>
    public void Dispose() => journal.Dispose();

    private static void Do(LinkIndex index, string[] entry)
    {
        switch (entry[0])
        {
            case Journal.Put: index.Put(entry[1], entry[2..]); break;
            case Journal.Remove: index.Remove(entry[1]); break;
            case Journal.Same or Journal.Apart: index.Judge(new(entry[1], entry[2], entry[0] == Journal.Same)); break;
            case Journal.Withdraw: index.Withdraw(entry[1], entry[2]); break;
            default: throw new FormatException($"The journal holds a change of an unknown kind, '{entry[0]}'. A newer engine may have written it.");
        }
    }

    private static void Write(string folder, int number, LinkIndex index)
    {
        var path = SnapshotPath(folder, number);
        using (var stream = new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.None, 1))
        {
            Snapshot.Write(index, stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    private static int Newest(string folder) => !Directory.Exists(folder) ? 0 : Directory.EnumerateFiles(folder, "snapshot-*")
        .Select(p => int.TryParse(Path.GetFileName(p)["snapshot-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();

    private static string SnapshotPath(string folder, int number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"snapshot-{number}"));

    private static string JournalPath(string folder, int number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"journal-{number}"));
}
