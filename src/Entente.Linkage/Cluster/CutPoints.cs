namespace Entente.Linkage.Cluster;

/// <summary>Finds the points without which what hung together falls apart, in time linear in points and ties, however many they are.</summary>
/// <remarks>Hopcroft and Tarjan 1973, walked with a stack of its own: a chain of ten thousand would be too deep for the thread's.</remarks>
internal static class CutPoints
{
    /// <summary>Says of each point whether it is one.</summary>
    /// <param name="ties">For each point those that it is tied to. A tie is named from either side; naming it twice changes nothing.</param>
    /// <returns>For each point whether others hang together only through it.</returns>
    public static bool[] Of(IReadOnlyList<IReadOnlyList<int>> ties)
    {
        var (seen, low, from, next) = (new int[ties.Count], new int[ties.Count], new int[ties.Count], new int[ties.Count]);
        var cut = new bool[ties.Count];
        var (time, walk) = (0, new Stack<int>());
        for (var root = 0; root < ties.Count; root++)
        {
            if (seen[root] != 0) continue;
            var branches = 0;
            Enter(root);
            while (walk.TryPeek(out var at))
            {
                if (next[at] < ties[at].Count)
                {
                    var other = ties[at][next[at]++];
                    if (seen[other] != 0) low[at] = Math.Min(low[at], seen[other]);
                    else
                    {
                        from[other] = at;
                        Enter(other);
                    }

                    continue;
                }

                walk.Pop();
                if (at == root) continue;
                var before = from[at];
                low[before] = Math.Min(low[before], low[at]);
                if (before == root) branches++;
                else if (low[at] >= seen[before]) cut[before] = true;
            }

            cut[root] = branches > 1;
        }

        return cut;

        void Enter(int point)
        {
            seen[point] = low[point] = ++time;
            walk.Push(point);
        }
    }
}
