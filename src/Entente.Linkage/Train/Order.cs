namespace Entente.Linkage.Train;

/// <summary>Whether given and family name changed places: a slip of some writers; by chance as likely as straight agreement, given how likely the names are to agree.</summary>
internal static class Order
{
    public static void Fill(MatchModel model, int comparison, double swapped)
    {
        foreach (var kind in Enum.GetValues<PairKind>())
        {
            for (var state = 0; state < MatchModel.States; state++)
            {
                var isMatch = kind == PairKind.Match;
                model[kind][MatchModel.At(comparison, state, 0)] = isMatch ? 1 - swapped : 1;
                model[kind][MatchModel.At(comparison, state, 1)] = isMatch ? swapped : 1;
            }
        }
    }
}
