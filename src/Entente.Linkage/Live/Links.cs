using System.Runtime.InteropServices;

namespace Entente.Linkage.Live;

/// <summary>Which records speak for being one person with which: both ways, with their scores.</summary>
internal sealed class Links
{
    private readonly List<Link> links = [default];
    private int[] first = [];
    private int free;

    private record struct Link(int To, float Score, int Next);

    public void Reserve(int records)
    {
        if (records > first.Length) Array.Resize(ref first, (int)Math.Min(Array.MaxLength, Math.Max(records, first.Length * 2L)));
    }

    public void Add(int a, int b, float score)
    {
        One(a, b, score);
        One(b, a, score);
    }

    /// <summary>Forgets what a record is linked with.</summary>
    public void Remove(int record)
    {
        foreach (var (to, _) in Of(record)) Cut(to, record);
        for (var at = first[record]; at != 0;)
        {
            var next = links[at].Next;
            Free(at);
            at = next;
        }

        first[record] = 0;
    }

    /// <summary>What a record is linked with.</summary>
    public IEnumerable<(int To, float Score)> Of(int record)
    {
        for (var at = first[record]; at != 0; at = links[at].Next) yield return (links[at].To, links[at].Score);
    }

    private void One(int from, int to, float score)
    {
        var link = new Link(to, score, first[from]);
        if (free == 0)
        {
            first[from] = links.Count;
            links.Add(link);
            return;
        }

        first[from] = free;
        free = links[free].Next;
        links[first[from]] = link;
    }

    private void Cut(int from, int to)
    {
        var span = CollectionsMarshal.AsSpan(links);
        var (before, at) = (0, first[from]);
        while (span[at].To != to) (before, at) = (at, span[at].Next);
        if (before == 0) first[from] = span[at].Next;
        else span[before] = span[before] with { Next = span[at].Next };
        Free(at);
    }

    private void Free(int at)
    {
        links[at] = new(0, 0, free);
        free = at;
    }
}
