using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>Finds out how common given names, towns and countries are among people of one nationality: two strangers whose family name is of one country share its given names far oftener than any two strangers do.</summary>
internal static class Among
{
    /// <summary>So many nationalities are told apart, the commonest ones.</summary>
    private const int Most = 31;

    public static void Find(IReadOnlyList<Field> fields, int[] cells, int records)
    {
        if (fields.FirstOrDefault(f => f.Role == ColumnRole.Nationality) is not { } nationality) return;
        var groups = Groups(nationality, fields.Count, cells, records, out var count);
        foreach (var field in fields.Where(f => Parents.OfOneNationality(f.Role))) One(field, nationality, fields.Count, cells, records, groups, count);
    }

    /// <summary>For each nationality the number of its group, 0 for those that are too rare.</summary>
    private static int[] Groups(Field nationality, int width, int[] cells, int records, out int count)
    {
        var seen = new int[nationality.Count];
        for (var record = 0; record < records; record++) seen[cells[record * width + nationality.Slot]]++;
        var common = Enumerable.Range(1, Math.Max(0, seen.Length - 1)).OrderByDescending(n => seen[n]).ThenBy(n => ByteHash.Of(nationality.Bytes(n))).Take(Most).ToArray();
        var groups = new int[seen.Length];
        for (var i = 0; i < common.Length; i++) groups[common[i]] = i + 1;
        count = common.Length + 1;
        return groups;
    }

    private static void One(Field field, Field nationality, int width, int[] cells, int records, int[] groups, int count)
    {
        var shares = field.Shares;
        var (places, common) = (new int[field.Count], 1); // values that are seen often enough to tell nations apart; the others share place 0
        for (var value = 1; value < places.Length; value++)
        {
            if (shares.Logs[value] > shares.Least) places[value] = common++;
        }

        var seen = new int[common * count];
        for (var at = 0; at < records * width; at += width)
        {
            if (cells[at + field.Slot] is var value and > 0 && groups[cells[at + nationality.Slot]] is var group and > 0) seen[places[value] * count + group]++;
        }

        var all = new long[count];
        for (var at = 0; at < seen.Length; at++) all[at % count] += seen[at];
        var (pairs, same) = (all.Sum(n => n * (double)(n - 1)), 0.0);
        for (var at = count; at < seen.Length; at++) same += seen[at] * (seen[at] - 1.0);
        if (pairs <= 0 || same <= 0) return;
        var within = new float[field.Count];
        for (var value = 1; value < within.Length; value++)
        {
            if (places[value] == 0) continue;
            var of = seen.AsSpan(places[value] * count, count);
            var (known, share) = (0L, 0.0);
            for (var group = 1; group < count; group++)
            {
                if (of[group] == 0) continue;
                known += of[group];
                share += of[group] * (double)Math.Max(of[group] - 1, 1) / all[group];
            }

            if (known > 0) within[value] = (float)(Math.Log(share / known * pairs / same) - (shares.Logs[value] - Math.Log(shares.Coincidence)));
        }

        shares.Settle(within, same / pairs);
    }
}
