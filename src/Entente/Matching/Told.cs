using Entente.Access;
using Entente.Linkage;

namespace Entente.Matching;

/// <summary>Of the reasons for a match those that this reader may know, and whether there are others.</summary>
/// <param name="Reasons">What agrees and what does not, strongest first.</param>
/// <param name="KeepsSome">Something was compared that this reader may not see. How much it counts is not told either, nor any sum that it is part of.</param>
public sealed record Told(IReadOnlyList<Reason> Reasons, bool KeepsSome)
{
    public static readonly Told Nothing = new([], false);

    public static Told Of(Side left, Side right, IReadOnlyList<Reason> reasons)
    {
        List<Reason> told = [.. reasons.Where(r => Tells(left, right, r.Feature))];
        if (!left.IsPointer && !right.IsPointer) return new(told, told.Count < reasons.Count);
        // How far its source is trusted belongs to a record that is not open: what agrees counts as between ordinary sources, in that order,
        // and of every such pair no sum is told, so that none gives away whether something is taken off.
        return new([.. told.Select(r => r.Undoubted()).OrderByDescending(r => Math.Abs(r.Weight)).ThenBy(r => r.Feature)], true);
    }

    /// <summary>
    /// Nothing is told where even the holder of one side is kept from the reader. Of a record that they are pointed to by its holder, the pointer's rule tells what agrees.
    /// Of two open ones: what shows on both sides in one shape. That a whole value agrees with a masked one would unmask it.
    /// </summary>
    public static bool Tells(Side left, Side right, Feature feature)
    {
        if (IsKeptApart(left) || IsKeptApart(right)) return false;
        var (a, b) = (left.Shapes.GetValueOrDefault(feature, Shape.Full), right.Shapes.GetValueOrDefault(feature, Shape.Full));
        return left.IsPointer || right.IsPointer ? a >= Shape.Masked && b >= Shape.Masked : a == b && a >= Shape.Masked;
    }

    private static bool IsKeptApart(Side side) => side.IsPointer && side.Holder.Length == 0;
}
