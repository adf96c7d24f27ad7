using Entente.Linkage.Fields;

namespace Entente.Linkage.Cluster;

/// <summary>Each source holds each person but once: no group comes to hold two records of one source, unless people said that they are the same.</summary>
/// <remarks>The best pairs still come first: of several records of one source the one that fits best is taken, and the others stay where they are. Two files that
/// each hold everybody once are linked one to one in this way.</remarks>
/// <param name="records">The records.</param>
/// <param name="field">The field that says where a record is from. Records that do not say are free.</param>
internal sealed class Once(Records records, Field field)
{
    /// <summary>The rule for a column, null where no column is named.</summary>
    /// <exception cref="FormatException">There is no such column among those that are compared.</exception>
    public static Once? By(Records records, string column)
    {
        if (column.Length == 0) return null;
        var field = records.Fields.FirstOrDefault(f => f.Name.Equals(column, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"There is no column '{column}' that says where records are from, or it is the same in all records. Name another, or leave the rule out.");
        return new(records, field);
    }

    /// <summary>Whether two records are of one source.</summary>
    public bool Same(int a, int b) => records.Cell(a, field) is var source and not 0 && source == records.Cell(b, field);

    /// <summary>Whether joining two groups would put two records of one source together.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="a">One group.</param>
    /// <param name="b">The other.</param>
    /// <param name="members">The records that are clustered, where not all of them are.</param>
    public bool Forbids(Groups groups, int a, int b, int[]? members)
    {
        for (var i = a; i >= 0; i = groups.Next(i))
        {
            for (var j = b; j >= 0; j = groups.Next(j))
            {
                if (Same(members is null ? i : members[i], members is null ? j : members[j])) return true;
            }
        }

        return false;
    }
}
