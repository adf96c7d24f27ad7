using Entente.Linkage.Block;
using Entente.Linkage.Cluster;
using Entente.Linkage.Fields;
using Entente.Linkage.Score;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Batch;

/// <summary>Who is who in a file.</summary>
public sealed class BatchResult
{
    private readonly Groups groups;

    internal BatchResult(Table table, Records records, KeyIndex index, Learned learned, Edge[] edges, Groups groups)
    {
        (Table, Records, Index, Learned, Edges, this.groups) = (table, records, index, learned, edges, groups);
    }

    internal Table Table { get; }
    internal Records Records { get; }
    internal KeyIndex Index { get; }
    internal Learned Learned { get; }
    internal Edge[] Edges { get; }

    /// <summary>How many records there are.</summary>
    public int Count => groups.Count;

    /// <summary>The cluster of a record: the number of one of its members, the same for all of them.</summary>
    /// <param name="record">The record's row, from 0.</param>
    /// <returns>A row number.</returns>
    public int Cluster(int record) => groups.Of(record);
}
