using Entente.Linkage.Block;
using Entente.Linkage.Fields;

namespace Entente.Linkage.Score;

/// <summary>Scores each pair that meets under a rule, once, and keeps those that are not plainly strangers.</summary>
/// <param name="records">The records.</param>
/// <param name="index">Under which keys they meet.</param>
/// <param name="weigher">What levels are worth.</param>
/// <param name="keep">Natural log odds that a pair must reach to be kept.</param>
/// <param name="threads">How many threads may work.</param>
/// <param name="working">Is told how many meetings are done, of how many.</param>
/// <param name="stop">Ends the work between two jobs.</param>
internal sealed class PairScorer(Records records, KeyIndex index, Weigher weigher, float keep, int threads, IProgress<(long Done, long All)>? working = null, CancellationToken stop = default)
{
    /// <summary>So many meetings are one thread's job; jobs are put together in order, so that threads change nothing.</summary>
    private const int Meetings = 1 << 16;

    /// <summary>The keys of so many records behind the block at hand are asked for.</summary>
    private const int FetchAhead = 24;

    private readonly PairFilter filter = new(records, new(records), weigher);

    /// <summary>For each rule how many pairs were scored under it first, and how many of them were kept.</summary>
    public (long Scored, long Kept)[] ByRule { get; } = new (long, long)[index.Blocks.Count];

    /// <summary>How many pairs were scored.</summary>
    public long Scored { get; private set; }

    public Edge[] Run()
    {
        var kept = Run(edges => edges);
        var all = new Edge[kept.Sum(k => k.Count)];
        var at = 0;
        foreach (var part in kept)
        {
            part.CopyTo(all, at);
            at += part.Count;
        }

        return all;
    }

    /// <summary>Makes something of the pairs of each job as soon as they are scored, so that not all pairs need be held at once.</summary>
    /// <param name="make">Makes it; called from several threads.</param>
    /// <returns>What was made, in the order of jobs, which does not hang on threads.</returns>
    public T[] Run<T>(Func<List<Edge>, T> make)
    {
        var jobs = new List<(int Rule, int From, int To)>();
        for (var rule = 0; rule < index.Blocks.Count; rule++) Cut(rule, jobs);
        var made = new T[jobs.Count];
        var found = new (long Scored, long Kept)[jobs.Count];
        var (all, done) = (index.Blocks.Sum(b => b.Pairs), 0L);
        Parallel.For(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, job =>
        {
            var kept = Score(jobs[job], out var scored, out var met);
            made[job] = make(kept);
            found[job] = (scored, kept.Count);
            working?.Report((Interlocked.Add(ref done, met), all));
        });
        Scored = found.Sum(f => f.Scored);
        for (var job = 0; job < jobs.Count; job++)
        {
            var so = ByRule[jobs[job].Rule];
            ByRule[jobs[job].Rule] = (so.Scored + found[job].Scored, so.Kept + found[job].Kept);
        }

        return made;
    }

    private void Cut(int rule, List<(int, int, int)> jobs)
    {
        var blocks = index.Blocks[rule];
        var from = 0;
        long meetings = 0;
        for (var block = 0; block < blocks.Count; block++)
        {
            long size = blocks.Starts[block + 1] - blocks.Starts[block];
            meetings += size * (size - 1) / 2;
            if (meetings < Meetings && block < blocks.Count - 1) continue;
            jobs.Add((rule, from, block + 1));
            (from, meetings) = (block + 1, 0);
        }
    }

    private List<Edge> Score((int Rule, int From, int To) job, out long scored, out long met)
    {
        var queue = new PairQueue(filter, keep);
        var blocks = index.Blocks[job.Rule];
        var fetched = blocks.Starts[job.From];
        (scored, met) = (0, 0);
        for (var block = job.From; block < job.To; block++)
        {
            for (; fetched < Math.Min(blocks.Starts[block + 1] + FetchAhead, blocks.Order.Length); fetched++) index.Fetch(blocks.Order[fetched]);
            var members = blocks[block];
            met += members.Length * (members.Length - 1L) / 2;
            for (var i = 0; i < members.Length; i++)
            {
                for (var j = i + 1; j < members.Length; j++)
                {
                    if (!index.Belongs(job.Rule, members[i], members[j])) continue;
                    scored++;
                    queue.Add(members[i], members[j]);
                }
            }
        }

        queue.Empty();
        return queue.Kept;
    }
}
