using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Entente.Access;

namespace Entente.Retention.Deletion;

/// <summary>How many rows of a dossier one table has.</summary>
public sealed record TableCount(string Table, DataKind Kind, int Rows);

/// <summary>How many rows of one kind of data a dossier has.</summary>
public sealed record KindCount(DataKind Kind, int Rows);

/// <summary>How many rows of one kind a reader is told of; without a kind, how many of all that are shut to them.</summary>
public sealed record ShownCount(DataKind? Kind, int Rows);

/// <summary>What a dossier comes to: numbers and nothing else.</summary>
public sealed record DossierCount(IReadOnlyList<TableCount> Tables)
{
    /// <summary>The question itself is no part of what it asks about: asking must not change the answer.</summary>
    private const string Question = "dossier_deletions";

    public int Rows => Tables.Sum(t => t.Rows);

    public IReadOnlyList<KindCount> Kinds => [.. Tables.GroupBy(t => t.Kind).OrderBy(g => g.Key).Select(g => new KindCount(g.Key, g.Sum(t => t.Rows)))];

    /// <summary>The same for one reader: that there is anything of a kind is told to whoever may read it. The sum stays whole.</summary>
    public IReadOnlyList<ShownCount> ShownTo(Func<DataKind, bool> mayRead)
    {
        List<ShownCount> shown = [.. Kinds.Where(k => mayRead(k.Kind)).Select(k => new ShownCount(k.Kind, k.Rows))];
        var others = Rows - shown.Sum(s => s.Rows);
        if (others > 0) shown.Add(new(null, others));
        return shown;
    }

    /// <summary>Differs as soon as another number of rows would go than somebody was shown.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Tables.Where(t => t.Table != Question).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Table} {t.Rows}"))))))[..32];
}
