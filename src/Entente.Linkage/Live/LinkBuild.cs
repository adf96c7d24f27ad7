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
        var heads = batch.Groups.Heads(records.Ranks);
        var (rows, copies) = Unfold(table, records);
        var ids = new Distinct(records.Count + 1);
        var numbers = new int[records.Count];
        for (var record = 0; record < records.Count; record++)
        {
            var row = rows[record];
            numbers[record] = ids.Add(table.Ids is { } column ? column.Bytes(row) : Encoding.ASCII.GetBytes((row + 1).ToString(CultureInfo.InvariantCulture)));
        }

        var verdicts = new Verdicts();
        foreach (var judgement in options.Judgements) verdicts.Say(ids.Add(Encoding.UTF8.GetBytes(judgement.Left)), ids.Add(Encoding.UTF8.GetBytes(judgement.Right)), judgement.Same);
        var index = new LinkIndex(standard, records, ids, numbers, verdicts);
        foreach (var edge in batch.Edges) index.Links.Add(edge.A, edge.B, edge.Score);
        for (var record = 0; record < heads.Length; record++) index.Clusters.SetHead(record, heads[record]);
        foreach (var (copy, first) in copies)
        {
            if (batch.Times(first) == 1) continue; // they say too little to be one person
            index.Clusters.SetHead(copy, heads[first]);
            index.Links.Add(copy, first, (float)batch.Score(first, first));
        }

        return index;
    }

    /// <summary>Gives each row for which another stood a record of its own again.</summary>
    /// <returns>Each record's row; and for each of those the record that stood for it.</returns>
    private static (int[] Rows, List<(int Copy, int First)> Copies) Unfold(Table table, Fields.Records records)
    {
        var found = new List<(int, int)>();
        if (records.Copies is not { } copies) return (records.Rows, found);
        var recordOf = new Dictionary<int, int>();
        for (var record = 0; record < records.Count; record++) recordOf[records.Rows[record]] = record;
        var rows = records.Rows.ToList();
        records.Reserve(table.Rows);
        for (var row = 0; row < table.Rows; row++)
        {
            if (copies.StandIn[row] == row) continue;
            var first = recordOf[copies.StandIn[row]];
            found.Add((rows.Count, first));
            records.Put(rows.Count, records[first].ToArray());
            rows.Add(row);
        }

        return ([.. rows], found);
    }
}
