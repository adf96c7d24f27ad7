namespace Entente.Access;

/// <summary>A stored thing of which one table holds several kinds: a referral's facts and a watch list's entry are both records, and not the same people see them.</summary>
public interface IProtectedByRow : IProtected
{
    /// <summary>The matrix rows that its rows may stand under.</summary>
    static abstract IReadOnlyList<DataKind> Kinds { get; }

    /// <summary>The matrix row that this one stands under.</summary>
    DataKind RowKind { get; }
}
