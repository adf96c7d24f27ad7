using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>Lays out the names of a record that has columns for given and family name: a name alone goes where the file mostly has it,
/// and a whole name beside them says what it says beyond them, so that nothing counts twice.</summary>
internal sealed class NameParts
{
    /// <summary>A name alone is moved if it is so many times as common in the other place (natural logarithm).</summary>
    private const float MuchCommoner = 0.7f;

    private readonly NameField given;
    private readonly NameField family;
    private readonly NameField? whole;
    private readonly WholeName? splitter;

    private NameParts(NameField given, NameField family, NameField? whole) => (this.given, this.family, this.whole, splitter) = (given, family, whole, whole?.Splitter());

    /// <summary>For fields of which one is a given and one a family name; null for others.</summary>
    public static NameParts? Of(IReadOnlyList<Field> fields) =>
        One(fields, ColumnRole.GivenName) is { } given && One(fields, ColumnRole.FamilyName) is { } family ? new(given, family, One(fields, ColumnRole.FullName)) : null;

    /// <summary>Where whole names stand that say more than both; null where there are none.</summary>
    public int? Whole => whole?.Slot;

    /// <summary>Takes a whole name as written apart.</summary>
    public void Split(Span<int> cells, ReadOnlySpan<byte> written)
    {
        if (whole is not null) (cells[given.Slot], cells[family.Slot], cells[whole.Slot]) = splitter!.Split(written, cells[given.Slot], cells[family.Slot]);
    }

    /// <summary>Puts a name alone where it belongs.</summary>
    public void Lay(Span<int> cells)
    {
        ref var first = ref cells[given.Slot];
        ref var last = ref cells[family.Slot];
        if ((first == 0) == (last == 0)) return;
        if (last == 0 && family.LogShares[first] > given.LogShares[first] + MuchCommoner) (first, last) = (0, first);
        else if (first == 0 && given.LogShares[last] > family.LogShares[last] + MuchCommoner) (first, last) = (last, 0);
    }

    private static NameField? One(IReadOnlyList<Field> fields, ColumnRole role) => fields.FirstOrDefault(f => f.Role == role) as NameField;
}
