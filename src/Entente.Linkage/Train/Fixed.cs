using Entente.Linkage.Fields;

namespace Entente.Linkage.Train;

/// <summary>Columns whose probabilities are given and do not move. The others are learned around them.</summary>
internal sealed class Fixed(IReadOnlyList<int> slots, MatchModel given)
{
    public static readonly Fixed None = new([], new(0));

    public int Count => slots.Count;

    /// <summary>Puts the given probabilities back.</summary>
    public void Restore(MatchModel model)
    {
        foreach (var slot in slots)
        {
            foreach (var kind in Enum.GetValues<PairKind>())
            {
                given[kind].AsSpan(MatchModel.At(slot, 0, 0), MatchModel.States * MatchModel.Levels).CopyTo(model[kind].AsSpan(MatchModel.At(slot, 0, 0)));
            }
        }
    }

    public string InWords(IReadOnlyList<Field> fields) => $"Given, not learned: what {string.Join(", ", slots.Select(s => fields[s].Name))} is worth.";
}
