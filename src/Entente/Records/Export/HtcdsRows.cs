using Entente.Records.Import;

namespace Entente.Records.Export;

/// <summary>One row of the standard, and how many records it tells of for the first time.</summary>
internal sealed record HtcdsRow(string[] Cells, int Records);

/// <summary>Puts together what belongs into one row: a person with their address and episode; whatever has no person in the export stands alone.</summary>
internal static class HtcdsRows
{
    public static async Task<IReadOnlyList<HtcdsRow>> OfAsync(ExportRecords records, IReadOnlyList<ShownRecord> chunk, CancellationToken ct)
    {
        var told = chunk.Where(r => HtcdsFormat.Things.Any(t => t.Schema == r.Schema)).ToList();
        var pointed = told.SelectMany(r => r.Schema switch
        {
            "Person" => r.Of("addressEntity").SelectMany(a => RecordLinks.KeysOf(r.Raw.Source, a)),
            "Episode" => r.Of("victim").SelectMany(v => RecordLinks.KeysOf(r.Raw.Source, v)),
            _ => [],
        });
        var pointing = told.Where(r => r.Schema is "Person" or "Address").SelectMany(r => RecordLinks.KeysTo(r.Raw));
        var others = (await records.MeetingAsync([.. pointed.Concat(pointing).Distinct()], ct)).Select(m => m.Record).DistinctBy(r => r.Raw.Id).ToList();
        var addresses = others.Where(r => r.Schema == "Address").ToLookup(r => r.Number);
        var episodes = others.Where(r => r.Schema == "Episode").SelectMany(e => e.Of("victim").Distinct().Select(v => (Victim: v, Episode: e))).ToLookup(e => e.Victim, e => e.Episode);
        var people = others.Where(r => r.Schema == "Person").ToList();
        var victims = people.Select(p => p.Number).ToHashSet();
        var housed = people.SelectMany(p => p.Of("addressEntity")).ToHashSet();

        var rows = new List<HtcdsRow>();
        foreach (var record in told)
        {
            switch (record.Schema)
            {
                case "Person":
                    rows.AddRange(OfPerson(record, [.. record.Of("addressEntity").Distinct().SelectMany(a => addresses[a])], [.. episodes[record.Number]]));
                    break;
                // Told with the person whom it is about, wherever in the file they stand; of several, with the first.
                case "Episode" when record.Of("victim").Any(victims.Contains):
                case "Address" when housed.Contains(record.Number):
                    break;
                default:
                    rows.Add(new(Row(record), 1));
                    break;
            }
        }

        return rows;
    }

    /// <summary>A person with several episodes has several rows, as the standard does it; a further address has a row of its own.</summary>
    private static IEnumerable<HtcdsRow> OfPerson(ShownRecord person, List<ShownRecord> addresses, List<ShownRecord> episodes)
    {
        for (var i = 0; i < Math.Max(1, episodes.Count); i++)
        {
            List<ShownRecord> told = [person, .. addresses.Take(1), .. episodes.Skip(i).Take(1)];
            yield return new(Row([.. told]), i == 0 ? told.Count : 1);
        }

        foreach (var address in addresses.Skip(1)) yield return new(Row(address), 1);
    }

    private static string[] Row(params ShownRecord[] told) =>
        [.. HtcdsFormat.Things.SelectMany(thing => Cells(thing, Array.Find(told, r => r.Schema == thing.Schema)))];

    private static IEnumerable<string> Cells(MappedThing thing, ShownRecord? record)
    {
        if (record is null) return thing.Columns.Select(_ => "");
        var prefixes = thing.Columns.Where(c => c.Prefix is not null).ToList();
        var free = record.Statements.Where(s => !prefixes.Any(c => c.Property == s.Property && s.Value.StartsWith(c.Prefix + ": ", StringComparison.Ordinal)))
            .GroupBy(s => s.Property).ToDictionary(g => g.Key, g => new Queue<string>(g.Select(s => s.Value)));
        return thing.Columns.Select(column =>
        {
            if (column.Prefix is { } prefix) return record.Of(column.Property).Where(v => v.StartsWith(prefix + ": ", StringComparison.Ordinal)).Select(v => v[(prefix.Length + 2)..]).FirstOrDefault("");
            if (!free.TryGetValue(column.Property, out var values) || values.Count == 0) return "";
            if (column.Separator.Length == 0) return Said(column, values.Dequeue());
            var all = string.Join(column.Separator, values.Select(v => Said(column, v)));
            values.Clear();
            return all;
        }).ToList();
    }

    /// <summary>What the standard calls a value.</summary>
    private static string Said(MappedColumn column, string value) => column.Values?.FirstOrDefault(v => v.Value == value).Key ?? value;
}
