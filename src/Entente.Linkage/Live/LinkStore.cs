using System.Globalization;
using Entente.Linkage.Cluster;
using Entente.Linkage.Forms;

namespace Entente.Linkage.Live;

/// <summary>A <see cref="LinkIndex"/> kept in a folder: a snapshot, and a journal of what has changed since. What was committed is there after a crash, what was not may be.</summary>
/// <remarks>One process at a time. Acknowledge a change only after <see cref="Commit"/>; many changes may share one.</remarks>
public sealed class LinkStore : IDisposable
{
    private readonly string folder;
    private readonly FileStream turn;
    private Journal journal;
    private int number;

    private LinkStore(string folder, FileStream turn, LinkIndex index, int number, Journal journal) =>
        (this.folder, this.turn, Index, this.number, this.journal) = (folder, turn, index, number, journal);

    /// <summary>The index. Change it through this store alone, or the change is not kept.</summary>
    public LinkIndex Index { get; }

    /// <summary>How many changes the journal held when the folder was opened.</summary>
    public int Replayed { get; private init; }

    /// <summary>In bytes, how much of a write that a crash cut short was left out at the end of the journal. Nobody was told that it is kept.</summary>
    public long LeftOut { get; private init; }

    /// <summary>Whether the journal was damaged and what is whole of it was taken. The file as it was lies beside, called <c>.damaged</c>.</summary>
    public bool Mended { get; private init; }

    /// <summary>Begins a folder with an index.</summary>
    /// <param name="folder">An empty folder, or one that is made.</param>
    /// <param name="index">What to keep.</param>
    /// <returns>The store.</returns>
    /// <exception cref="IOException">The folder holds a store already, is in use, or cannot be written.</exception>
    public static LinkStore Create(string folder, LinkIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        Directory.CreateDirectory(folder);
        var turn = Turn(folder);
        try
        {
            if (Newest(folder) > 0) throw new IOException($"{folder} holds a link index already. Open it, or name another folder.");
            if (File.Exists(JournalPath(folder, 1))) throw new IOException($"{folder} holds a journal of changes and no index that they belong to. Name another folder, or put the snapshot back.");
            Write(folder, 1, index);
            return new(folder, turn, index, 1, Journal.Open(JournalPath(folder, 1), _ => { }, false, out _));
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Opens a folder: reads its newest snapshot and does again what the journal holds.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="transliterate">What was given when the index was built.</param>
    /// <param name="mend">Whether to go on with what is whole of a damaged journal. A damaged snapshot cannot be mended.</param>
    /// <returns>The store.</returns>
    /// <exception cref="FormatException">The snapshot is damaged, or there is none; or changes that were on disk are damaged and are not to be mended.</exception>
    /// <exception cref="IOException">Another process has the folder open.</exception>
    public static LinkStore Open(string folder, ITransliterate? transliterate = null, bool mend = false)
    {
        if (Newest(folder) == 0) throw new FormatException($"{folder} holds no link index.");
        var turn = Turn(folder);
        try
        {
            var number = Newest(folder);
            LinkIndex index;
            using (var stream = File.OpenRead(SnapshotPath(folder, number))) index = Snapshot.Read(stream, transliterate);
            var journal = Journal.Open(JournalPath(folder, number), entry => Do(index, entry), mend, out var reading);
            LinkStore store = new(folder, turn, index, number, journal) { Replayed = reading.Changes, LeftOut = reading.Cut, Mended = reading.Damage is not null };
            // What is whole goes into a new snapshot, so that the damage is behind.
            if (store.Mended) store.Compact();
            return store;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
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
        var next = Journal.Open(JournalPath(folder, number + 1), _ => { }, false, out _);
        journal.Dispose();
        File.Delete(SnapshotPath(folder, number));
        File.Delete(JournalPath(folder, number));
        (journal, number) = (next, number + 1);
    }

    /// <summary>Puts what is left on disk and lets go of the files.</summary>
    public void Dispose()
    {
        journal.Dispose();
        turn.Dispose();
    }

    /// <summary>Holds the folder until it is let go of, or the process ends. The file stays, for one that went would be a second one for whoever waits.</summary>
    private static FileStream Turn(string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy)
        {
            throw new IOException($"{folder} is in use: one process at a time may have it open, or each would write over what the other has kept. ({busy.Message})", busy);
        }
    }

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
