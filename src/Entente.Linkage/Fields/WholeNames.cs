using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>A table's column of whole names that stands beside given and family names: each row's is split, and the three are laid out row by row.</summary>
internal sealed class WholeNames
{
    private readonly int[] at; // given, family, whole
    private readonly Column[] columns;
    private readonly int[][] names; // by row, in the same order

    private WholeNames(Column[] columns, int[] at, int rows) => (this.columns, this.at, names) = (columns, at, [new int[rows], new int[rows], new int[rows]]);

    /// <summary>Where the whole names stand.</summary>
    public int At => at[2];

    /// <summary>Null where there is no such column, or nothing for it to stand beside.</summary>
    public static WholeNames? Of(Column[] columns, IReadOnlyDictionary<string, ColumnRole> roles, int rows)
    {
        int[] at = [First(ColumnRole.GivenName), First(ColumnRole.FamilyName), First(ColumnRole.FullName)];
        return at.Contains(-1) ? null : new(columns, at, rows);

        int First(ColumnRole role) => Array.FindIndex(columns, c => roles[c.Name] == role);
    }

    /// <summary>Splits all. One that comes with the same names as the last time is not split again.</summary>
    public void Split(int[][] maps, WholeName splitter)
    {
        var whole = columns[At];
        var known = new (int Given, int Family, (int Given, int Family, int Beyond) Split)[whole.Values.Count];
        for (var row = 0; row < names[0].Length; row++)
        {
            int given = maps[at[0]][columns[at[0]].Numbers[row]], family = maps[at[1]][columns[at[1]].Numbers[row]], written = whole.Numbers[row];
            ref var held = ref known[written];
            if (held.Split == default || held.Given != given || held.Family != family) held = (given, family, splitter.Split(whole.Values[written], given, family));
            (names[0][row], names[1][row], names[2][row]) = held.Split;
        }
    }

    /// <summary>How often each name is what a whole name says beyond the others.</summary>
    public int[] Seen(int count)
    {
        var seen = new int[count];
        foreach (var name in names[2]) seen[name]++;
        seen[0] = 0;
        return seen;
    }

    /// <summary>Puts them where the records' numbers stand.</summary>
    public void Lay(int[] cells)
    {
        for (var row = 0; row < names[0].Length; row++)
        {
            for (var i = 0; i < at.Length; i++) cells[row * columns.Length + at[i]] = names[i][row];
        }
    }
}
