using Entente.Linkage.Fields;
using Entente.Linkage.Forms;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Reads what a rule asks of a record: a number for each part, 0 where the record says nothing.</summary>
internal static class RuleParts
{
    private const int OfNames = 3;
    private const int OfOthers = 5;

    /// <summary>What reads a part.</summary>
    /// <exception cref="FormatException">There is no such column, or its role has no such part; the message says what to do.</exception>
    public static Func<int, uint> Of(Records records, BlockingPart part)
    {
        var field = Find(records, part, part.Column);
        return (field, part.Kind) switch
        {
            (DateField, BlockingPartKind.Value) => KeyParts.Day(records, field),
            (DateField, BlockingPartKind.Year) => KeyParts.Year(records, field),
            (DateField, BlockingPartKind.MonthAndDay) => MonthAndDay(KeyParts.Day(records, field)),
            (_, BlockingPartKind.Value) => KeyParts.Value(records, field),
            (NameField name, BlockingPartKind.Sound) => Sound(records, name, n => n.All),
            (NameField name, BlockingPartKind.FirstSound) => Sound(records, name, n => n.First),
            (NameField name, BlockingPartKind.LastSound) => Sound(records, name, n => n.Last),
            (NameField name, BlockingPartKind.EitherOrder) when part.With.Length == 0 => Either(Sound(records, name, n => n.First), Sound(records, name, n => n.Last)),
            (NameField name, BlockingPartKind.EitherOrder) when Find(records, part, part.With) is NameField other => Either(Sound(records, name, n => n.First), Sound(records, other, n => n.All)),
            (not DateField, BlockingPartKind.Initial) => Letters(records, field, 1),
            (not DateField, BlockingPartKind.FirstLetters) => Letters(records, field, field is NameField ? OfNames : OfOthers),
            _ => throw HasNone(field, part),
        };
    }

    public static FormatException HasNone(Field field, BlockingPart part) =>
        new($"A rule asks for the {part}, but {field.Name} is read as {field.Role}, which has no such part. Name its role with --role, or change the rule in the model's JSON.");

    public static Field Find(Records records, BlockingPart part, string column) =>
        records.Fields.FirstOrDefault(f => f.Name.Equals(column, StringComparison.OrdinalIgnoreCase)) ??
        throw new FormatException($"A rule asks for the {part}, but the file has no column '{column}' to compare. It has {string.Join(", ", records.Fields.Select(f => f.Name))}. Change the rule in the model's JSON, or suggest rules anew.");

    private static Func<int, uint> Sound(Records records, NameField field, Func<NameSounds, uint> sound) => record => records.Cell(record, field) is var name and > 0 ? sound(field.Names.Sounds(name)) : 0;

    private static Func<int, uint> MonthAndDay(Func<int, uint> day) => record => day(record) & 0x3FF;

    private static Func<int, uint> Either(Func<int, uint> one, Func<int, uint> other) => record => KeyParts.Either(one(record), other(record));

    private static Func<int, uint> Letters(Records records, Field field, int many) => record =>
    {
        var value = records.Cell(record, field);
        var text = value == 0 ? default : field.Bare(value);
        return text.Length < many ? 0 : (uint)(ByteHash.Of(text[..many]) >> 32) | 1;
    };
}
