using Entente.Linkage.Checks;
using Entente.Linkage.Forms;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>Turns a table into packed records: each distinct value is cleaned once, by its column's role.</summary>
internal sealed class Prepare(Table table, IReadOnlyDictionary<string, ColumnRole> roles, int threads, ITransliterate? transliterate, Standard? standard = null, Folding? folding = null)
{
    private readonly NameTable names = new();

    public Records Run()
    {
        var columns = table.Columns.Where(c => roles.GetValueOrDefault(c.Name) != ColumnRole.Ignored).ToArray();
        if (columns.Length == 0) throw new FormatException($"{table.Source}: no column says anything about who is meant: all are empty or hold one and the same value throughout, or their roles are Ignored. Name roles by hand.");
        if (columns.Length > MostTelling.Most) throw new FormatException($"{table.Source} has {columns.Length} columns to compare; at most {MostTelling.Most} are taken. Leave out the least telling with --ignore.");
        var maps = new int[columns.Length][];
        var built = new Func<Field>[columns.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var named = columns.Index().Where(c => IsName(roles[c.Item.Name])).Select(c => c.Index).ToArray();
        // Names share one table and are one job; each other column is a job of its own.
        var jobs = columns.Index().Where(c => !named.Contains(c.Index)).Select(c => (Action)(() => built[c.Index] = Value(c.Item, roles[c.Item.Name], standard?.Fields[c.Index], out maps[c.Index]))).ToList();
        var whole = WholeNames.Of(columns, roles, table.Rows);
        jobs.Insert(0, () =>
        {
            foreach (var at in named) maps[at] = at == whole?.At ? [] : names.Add(columns[at].Values, roles[columns[at].Name], new(transliterate));
            whole?.Split(maps, new(names, new(transliterate)));
            names.Close(1);
            foreach (var at in named) built[at] = Name(columns[at], roles[columns[at].Name], standard?.Fields[at], at == whole?.At ? whole.Seen(names.Count) : Seen(columns[at], maps[at]));
        });
        Parallel.Invoke(options, [.. jobs]);

        var cells = BigPages.Of<int>(checked(table.Rows * columns.Length + Agreement.Ahead));
        Parallel.For(0, (table.Rows + 8_191) / 8_192, options, part => Pack(part * 8_192, columns, maps, cells));
        whole?.Lay(cells);
        var identities = new ulong[table.Rows];
        Parallel.For(0, (table.Rows + 8_191) / 8_192, options, part => Identify(part * 8_192, columns, identities));
        var fields = built.Select(b => b()).ToArray();
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Slot = i;
            if (columns[i].Parts.Count > 0) fields[i].Form = fields[i].Form with { Parts = columns[i].Parts };
        }

        if (NameParts.Of(fields) is { } parts) Parallel.For(0, (table.Rows + 8_191) / 8_192, options, part => Lay(part * 8_192, parts, fields.Length, cells));
        if (folding is not null && Copies.Find(cells, fields.Length, identities, folding.Most, folding.Alone) is { } copies)
        {
            // What is common must be counted anew: a thousand copies of one report do not make its names common.
            return new Prepare(table.Only(copies.Kept), roles, threads, transliterate, standard).Run().StandingFor(copies);
        }

        foreach (var column in columns) column.Drop();
        Parents.Find(fields);
        if (standard is null) Among.Find(fields, cells, table.Rows);
        return new(table.Rows, fields, cells, Ranks(identities), [.. Enumerable.Range(0, table.Rows)]) { Identities = table.Ids is null ? By(identities) : table.Ids.Hash };
    }

    /// <summary>Of its own, so that what lives on with the records holds nothing else of the work.</summary>
    private static Func<int, ulong> By(ulong[] identities) => row => identities[row];

    private static bool IsName(ColumnRole role) => role is ColumnRole.GivenName or ColumnRole.FamilyName or ColumnRole.FullName;

    private void Lay(int from, NameParts parts, int width, int[] cells)
    {
        for (var row = from; row < Math.Min(from + 8_192, table.Rows); row++) parts.Lay(cells.AsSpan(row * width, width));
    }

    private int[] Seen(Column column, int[] map)
    {
        var counts = new int[names.Count];
        for (var value = 1; value < map.Length; value++) counts[map[value]] += column.Values.Times(value);
        return counts;
    }

    private Func<Field> Name(Column column, ColumnRole role, FieldStandard? fixedShares, int[] counts)
    {
        var shares = new Shares(counts, value => ByteHash.Of(names.Key(value)), fixedShares);
        return () => new NameField(column.Name, role, names, new(transliterate), shares);
    }

    private Func<Field> Value(Column column, ColumnRole role, FieldStandard? fixedShares, out int[] map)
    {
        map = new int[column.Values.Count];
        if (role == ColumnRole.Date)
        {
            for (var value = 1; value < map.Length; value++) map[value] = DateField.Number(DateText.Read(column.Values[value]));
            var dates = new int[DateField.Numbers];
            for (var value = 1; value < map.Length; value++) dates[map[value]] += column.Values.Times(value);
            var field = new DateField(column.Name, new(dates, value => (ulong)value, fixedShares));
            return () => field;
        }

        var clean = new Cleaner(role, new(transliterate));
        var values = new Distinct(map.Length);
        for (var value = 1; value < map.Length; value++) map[value] = values.Add(clean.Of(column.Values[value]), column.Values.Times(value));
        values.Close();
        var made = Make(column.Name, clean, values, new(values.AllTimes(), value => ByteHash.Of(values[value]), fixedShares));
        if (role == ColumnRole.Identifier && CheckedColumn.Of(values) is { } check) made.Form = new() { Check = check.Scheme.Name, Told = check.InWords(column.Name) };
        return () => made;
    }

    /// <summary>The field that a role asks for, but for names and dates.</summary>
    public static Field Make(string name, Cleaner clean, Distinct values, Shares shares) => clean.Role switch
    {
        ColumnRole.Identifier or ColumnRole.Phone or ColumnRole.Email => new NumberField(name, clean, values, shares),
        ColumnRole.Position => new GeoField(name, clean, values, shares),
        ColumnRole.Words => new WordsField(name, clean, values, shares),
        ColumnRole.Address or ColumnRole.Place or ColumnRole.PostCode => new TextField(name, clean, values, shares),
        _ => new CodeField(name, clean, values, shares),
    };

    private void Pack(int from, Column[] columns, int[][] maps, int[] cells)
    {
        var to = Math.Min(from + 8_192, table.Rows);
        for (var c = 0; c < columns.Length; c++)
        {
            var numbers = columns[c].Numbers;
            var map = maps[c];
            if (map.Length == 0) continue; // laid out by row
            for (var row = from; row < to; row++) cells[row * columns.Length + c] = map[numbers[row]];
        }
    }

    private static int[] Ranks(ulong[] identities)
    {
        var order = new ulong[identities.Length];
        for (var i = 0; i < order.Length; i++) order[i] = identities[i] & 0xFFFF_FFFF_0000_0000UL | (uint)i;
        Block.Radix.SortHashed(order, new ulong[order.Length], order.Length);
        var ranks = new int[order.Length];
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && order[to] >> 32 == order[from] >> 32; to++) { }
            if (to - from > 1) order.AsSpan(from, to - from).Sort((x, y) => identities[(int)(uint)x].CompareTo(identities[(int)(uint)y]));
            for (var i = from; i < to; i++) ranks[(int)(uint)order[i]] = i;
        }

        return ranks;
    }

    private void Identify(int from, Column[] columns, ulong[] identities)
    {
        var to = Math.Min(from + 8_192, table.Rows);
        for (var row = from; row < to; row++)
        {
            if (table.Ids is { } ids && ids.Hashes[row] is var known and not 0)
            {
                identities[row] = known;
                continue;
            }

            ulong hash = 1;
            foreach (var column in columns) hash = ByteHash.Join(hash, ByteHash.Of(column.Bytes(row)));
            identities[row] = hash;
        }
    }
}
