namespace Entente.Linkage.Block;

/// <summary>Gives a record several keys for one rule: two records meet that share any of them.</summary>
internal interface ISpreadKeys
{
    /// <summary>Adds a record's keys; none where it says nothing.</summary>
    void Write(int record, List<ulong> keys);
}
