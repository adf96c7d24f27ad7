using System.Globalization;
using System.Text;
using Entente.Linkage.Batch;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Live;

/// <summary>Makes an index of a file that was linked at once.</summary>
internal static class LinkBuild
{
    public static LinkIndex From(Table table, BatchResult batch, Standard standard, BatchOptions options)
    {
        var records = batch.Records;
        var ids = new Distinct(records.Count + 1);
        var numbers = new int[records.Count];
        for (var record = 0; record < records.Count; record++)
        {
            var row = records.Rows[record];
            numbers[record] = ids.Add(table.Ids is { } column ? column.Bytes(row) : Encoding.ASCII.GetBytes((row + 1).ToString(CultureInfo.InvariantCulture)));
        }

        var verdicts = new Verdicts();
        foreach (var judgement in options.Judgements) verdicts.Say(ids.Add(Encoding.UTF8.GetBytes(judgement.Left)), ids.Add(Encoding.UTF8.GetBytes(judgement.Right)), judgement.Same);
        var index = new LinkIndex(standard, records, ids, numbers, verdicts);
        foreach (var edge in batch.Edges) index.Links.Add(edge.A, edge.B, edge.Score);
        var heads = batch.Groups.Heads(records.Ranks);
        for (var record = 0; record < heads.Length; record++) index.Clusters.SetHead(record, heads[record]);
        return index;
    }
}
