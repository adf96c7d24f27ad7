using Entente.Linkage.Fields;
using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>What keys are made of: numbers that a record has, 0 where it says nothing.</summary>
internal sealed class KeyParts(Records records)
{
    private readonly NameField? given = Find<NameField>(records, ColumnRole.GivenName);
    private readonly NameField? family = Find<NameField>(records, ColumnRole.FamilyName);
    private readonly NameField? full = Find<NameField>(records, ColumnRole.FullName);

    public bool HasNames => (given is not null && family is not null) || full is not null;
    public bool HasFamily => family is not null || full is not null;
    public bool HasGiven => given is not null || full is not null;

    /// <summary>Asks for the sounds of a record's names, some time before they are read.</summary>
    public void Fetch(int record)
    {
        if (record >= records.Count) return;
        given?.Names.Fetch(records.Cell(record, given));
        family?.Names.Fetch(records.Cell(record, family));
        full?.Names.Fetch(records.Cell(record, full));
    }

    /// <summary>The sound of the family name, whatever the order of its words; of a whole name the last word.</summary>
    public uint Family(int record)
    {
        if (family is not null && records.Cell(record, family) is var name and > 0) return family.Names.Sounds(name).All;
        return full is not null && records.Cell(record, full) is var whole and > 0 ? full.Names.Sounds(whole).Last : 0;
    }

    /// <summary>The sound of the first given name; of a whole name the first word.</summary>
    public uint Given(int record)
    {
        if (given is not null && records.Cell(record, given) is var name and > 0) return given.Names.Sounds(name).First;
        return full is not null && records.Cell(record, full) is var whole and > 0 ? full.Names.Sounds(whole).First : 0;
    }

    /// <summary>The sound of the last given name; the first where there is but one.</summary>
    public uint LastGiven(int record) => given is not null && records.Cell(record, given) is var name and > 0 ? given.Names.Sounds(name).Last : Given(record);

    /// <summary>Given and family name in whatever order they stand.</summary>
    public uint BothNames(int record) => Either(Given(record), Family(record));

    /// <summary>Last given name and family name in whatever order they stand.</summary>
    public uint LastBothNames(int record) => Either(LastGiven(record), Family(record));

    /// <summary>The first letter of the given name.</summary>
    public uint Initial(int record)
    {
        var field = given ?? full;
        return field is not null && records.Cell(record, field) is var name and > 0 && !field.Names[name].IsEmpty ? field.Names[name][0] : 0u;
    }

    public static Func<int, uint> Value(Records records, Field field) => record => (uint)records.Cell(record, field);

    /// <summary>The date with the lower of day and month first, so that swapped ones meet; nothing where the day is not known.</summary>
    public static Func<int, uint> Day(Records records, Field field) => record =>
    {
        var date = DateField.Packed(records.Cell(record, field));
        int month = DateText.Month(date), day = DateText.Day(date);
        if (date == 0 || month == 0 || day == 0 || (month == 1 && day == 1)) return 0;
        return (uint)(DateText.Year(date) << 10 | Math.Min(month, day) << 5 | Math.Max(month, day));
    };

    public static Func<int, uint> Year(Records records, Field field) => record => (uint)DateText.Year(DateField.Packed(records.Cell(record, field)));

    /// <summary>Both, or nothing where one is missing. The order does not count.</summary>
    public static uint Either(uint a, uint b) => a == 0 || b == 0 ? 0 : (uint)(ByteHash.Join(Math.Min(a, b), Math.Max(a, b)) >> 32) | 1;

    private static T? Find<T>(Records records, ColumnRole role) where T : Field => records.Fields.FirstOrDefault(f => f.Role == role) as T;
}
