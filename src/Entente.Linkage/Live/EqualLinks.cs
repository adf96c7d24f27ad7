using Entente.Linkage.Fields;
using Entente.Linkage.Score;

namespace Entente.Linkage.Live;

/// <summary>Links among records that say the same: where there are many, each is linked with a few of them and not with all, so that a further copy costs the same however many came before.</summary>
/// <remarks>Equal records score alike against any other, so that whoever of them is tied to whom, the same come together.</remarks>
internal sealed class EqualLinks(Records records, Links links, Func<int, ulong> identity, Func<int, bool> judged)
{
    /// <summary>With so many equal ones a record is then linked.</summary>
    private const int Few = 4;

    /// <summary>What a new record is linked with: beside the others only some equal ones, where more than <see cref="Copies.Most"/> are. One that people judged keeps all: which of two that were kept apart stays with the rest must not hang on what was left out.</summary>
    public IEnumerable<Edge> Thinned(int record, IReadOnlyList<Edge> near)
    {
        var alike = near.Where(e => Same(record, Other(e, record))).ToArray();
        if (alike.Length <= Copies.Most || judged(record)) return near;
        return near.Except(alike).Concat(alike.OrderBy(e => identity(Other(e, record))).Take(Few));
    }

    /// <summary>The equal records with which one is linked, and the score.</summary>
    public (int To, float Score)[] LinkedWith(int record) => [.. links.Of(record).Where(l => Same(record, l.To))];

    /// <summary>Ties records together that were linked with one that is gone.</summary>
    public void TieAgain((int To, float Score)[] alike)
    {
        if (alike.Length < 2) return;
        var first = alike.MinBy(l => identity(l.To)).To;
        var tied = links.Of(first).Select(l => l.To).Append(first).ToHashSet();
        foreach (var (to, score) in alike)
        {
            if (tied.Add(to)) links.Add(first, to, score);
        }
    }

    private static int Other(Edge edge, int record) => edge.A == record ? edge.B : edge.A;

    private bool Same(int a, int b) => Copies.Same(records.Cells, records.Width, a, b);
}
