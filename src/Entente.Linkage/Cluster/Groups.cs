using Entente.Linkage.Tables;

namespace Entente.Linkage.Cluster;

/// <summary>Records in groups. A group is called by its first record; its members hang on a chain.</summary>
internal sealed class Groups
{
    private readonly int[] group;
    private readonly int[] next;
    private readonly int[] last;
    private readonly int[] size;

    public Groups(int records)
    {
        (group, next, last, size) = (new int[records], new int[records], new int[records], new int[records]);
        for (var record = 0; record < records; record++)
        {
            group[record] = last[record] = record;
            next[record] = -1;
            size[record] = 1;
        }
    }

    public int Count => group.Length;

    public int Of(int record) => group[record];

    public int Size(int group) => size[group];

    /// <summary>Asks for what joining two records reads, some time before.</summary>
    public void Fetch(int a, int b)
    {
        Ahead.Fetch(group, a);
        Ahead.Fetch(group, b);
        Ahead.Fetch(size, a);
        Ahead.Fetch(size, b);
    }

    /// <summary>For each record the member of its group with the lowest rank: a name that does not hang on how the group came about.</summary>
    public int[] Heads(int[] ranks)
    {
        var heads = new int[group.Length];
        for (var record = 0; record < heads.Length; record++)
        {
            if (group[record] != record) continue;
            var head = record;
            for (var member = next[record]; member >= 0; member = next[member]) head = ranks[member] < ranks[head] ? member : head;
            for (var member = record; member >= 0; member = next[member]) heads[member] = head;
        }

        return heads;
    }

    /// <summary>How many there are and how big, in words.</summary>
    public string InWords()
    {
        int found = 0, alone = 0, largest = 0;
        for (var record = 0; record < group.Length; record++)
        {
            if (group[record] != record) continue;
            found++;
            if (size[record] == 1) alone++;
            largest = Math.Max(largest, size[record]);
        }

        return InWords(group.Length, found, alone, largest);
    }

    /// <summary>The same of clusters that were counted elsewhere.</summary>
    public static string InWords(long records, long found, long alone, long largest) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{records:N0} records are {found:N0} people; {alone:N0} stand alone, the largest cluster has {largest:N0}.");

    /// <summary>The next member of the group, or -1.</summary>
    public int Next(int record) => next[record];

    /// <summary>The records of a group.</summary>
    public IEnumerable<int> Members(int group)
    {
        for (var record = group; record >= 0; record = next[record]) yield return record;
    }

    /// <summary>Puts two groups together. Both must be groups' names.</summary>
    public void Join(int a, int b)
    {
        if (size[a] < size[b]) (a, b) = (b, a);
        for (var record = b; record >= 0; record = next[record]) group[record] = a;
        next[last[a]] = b;
        last[a] = last[b];
        size[a] += size[b];
    }
}
