namespace Entente.Linkage.Live;

/// <summary>What people said about pairs, by the numbers of ids. The last word on a pair counts; a record that is not there yet is waited for.</summary>
internal sealed class Verdicts
{
    private readonly Dictionary<int, Dictionary<int, bool>> said = [];

    public bool None => said.Count == 0;

    public void Say(int a, int b, bool same)
    {
        One(a, b)[b] = same;
        One(b, a)[a] = same;
    }

    /// <summary>Takes a judgement back. Returns whether there was one.</summary>
    public bool Withdraw(int a, int b)
    {
        if (!said.TryGetValue(a, out var of) || !of.Remove(b)) return false;
        said[b].Remove(a);
        return true;
    }

    /// <summary>What was said about a pair, the same or not; null: nothing.</summary>
    public bool? Said(int a, int b) => said.TryGetValue(a, out var of) && of.TryGetValue(b, out var same) ? same : null;

    /// <summary>Ids judged against this one, and how.</summary>
    public IEnumerable<(int Other, bool Same)> Of(int id) => said.TryGetValue(id, out var of) ? of.Select(v => (v.Key, v.Value)) : [];

    /// <summary>Each judgement once.</summary>
    public IEnumerable<(int A, int B, bool Same)> All => said.SelectMany(s => s.Value.Where(v => s.Key < v.Key).Select(v => (s.Key, v.Key, v.Value)));

    private Dictionary<int, bool> One(int a, int b)
    {
        if (a == b) throw new ArgumentException("A record is the same as itself; there is nothing to judge.");
        if (!said.TryGetValue(a, out var of)) said[a] = of = [];
        return of;
    }
}
