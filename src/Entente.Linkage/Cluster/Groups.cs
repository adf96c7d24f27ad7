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

    /// <summary>The next member of the group, or -1.</summary>
    public int Next(int record) => next[record];

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
