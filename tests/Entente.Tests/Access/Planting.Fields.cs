using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Entente.Access;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Tests.Access;

/// <summary>How a row of any type is filled, field by field.</summary>
internal sealed partial class Planting
{
    /// <summary>Codes that a page looks up; anything else in an open text would be no world that the product can make.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Property"] = "name",
        ["Template"] = "birthday-day",
        ["Language"] = "en",
        ["Territory"] = "GB-EAW",
        ["Country"] = "gb",
        ["Recipients"] = "centre",
        ["MediaType"] = "application/pdf",
        ["Format"] = "ftm",
        ["StoredAs"] = "1.bin",
    };

    private object Row(IEntityType type, (OrganisationId Organisation, TeamId Team, DossierId Dossier) at, DataKind kind, int which, string schema = "Person")
    {
        var row = RuntimeHelpers.GetUninitializedObject(type.ClrType);
        _schema = schema;
        // Every second row stays on the version that was asked before.
        _set = type.FindProperty("Answers") is not null && _answered++ % 2 == 1 ? QuestionSets.Shipped["referral-1"] : QuestionSets.Shipped.Current;
        foreach (var property in type.GetProperties())
        {
            if (property.PropertyInfo is not { } info) continue;
            var fieldClass = FieldClasses.Of(property) ?? FieldClass.Open;
            var value = info.Name == "RowKind" ? kind
                : property.IsPrimaryKey() && IdTypes.IsId(info.PropertyType) ? info.PropertyType.GetMethod("From")!.Invoke(null, [IdOf(info.PropertyType, at.Dossier, which)])
                : Value(property.ClrType, info.Name, fieldClass, at, new(type.ClrType, info.Name, kind, row), property.GetMaxLength());
            Set(row, info, value);
        }

        return row;
    }

    private string _schema = "Person";
    private QuestionSet _set = QuestionSets.Shipped.Current;
    private int _answered;

    private sealed record Place(Type Entity, string Field, DataKind Kind, object Row);

    private object? Value(Type type, string name, FieldClass fieldClass, (OrganisationId Organisation, TeamId Team, DossierId Dossier) at, Place place, int? most = null)
    {
        Sentinel Of(string key) => new(key, place.Entity, place.Field, fieldClass, place.Kind, place.Row, false);
        if (Nullable.GetUnderlyingType(type) is { } inner) return fieldClass == FieldClass.Open ? null : Value(inner, name, fieldClass, at, place);
        if (type == typeof(string)) return Text(name, fieldClass, place, most);
        if (type == typeof(OrganisationId)) return at.Organisation;
        if (type == typeof(TeamId)) return at.Team;
        if (type == typeof(DossierId)) return at.Dossier;
        if (type == typeof(UserId)) return new UserId(777);
        if (type == typeof(Entente.Referrals.Questions.Answers)) return _values.Answers(_set, place.Kind, place.Row);
        if (type == typeof(IReadOnlyList<Statement>)) return _values.Statements(_schema, place.Row, place.Kind);
        if (type == typeof(Reference))
        {
            var reference = Reference.New(place.Entity.Name.ToUpperInvariant()[..Math.Min(4, place.Entity.Name.Length)]);
            if (name == "Reference") References.Add((place.Entity, reference));
            return reference;
        }

        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type == typeof(DateTimeOffset)) return Make.Now;
        if (type == typeof(DateOnly)) return fieldClass == FieldClass.Open ? DateOnly.FromDateTime(Make.Now.Date) : Sentinels.Day(Of);
        if (type == typeof(PartialDate)) return fieldClass == FieldClass.Open ? PartialDate.Parse("1931-07-19") : PartialDate.Of(Sentinels.Day(Of));
        if (type == typeof(bool)) return false;
        if (type == typeof(byte[])) return fieldClass == FieldClass.Open ? new byte[8] : System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7 {Sentinels.Text(Of)}");
        if (fieldClass != FieldClass.Open && (type == typeof(long) || type == typeof(int) || type == typeof(double) || type == typeof(decimal))) return Convert.ChangeType(Sentinels.Number(Of), type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(long)) return ++_next;
        if (type == typeof(double) || type == typeof(int) || type == typeof(decimal)) return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        if (IdTypes.IsId(type)) return type.GetMethod("From")!.Invoke(null, [IdOf(type, at.Dossier, name == "Right" ? 1 : 0)]);
        if (ElementOf(type) is { } element)
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
            if (Value(element, name, fieldClass, at, place) is { } one) list.Add(one);
            if (!type.IsArray) return list;
            var array = Array.CreateInstance(element, list.Count);
            list.CopyTo(array, 0);
            return array;
        }

        if (type.IsGenericType && type.Name.Contains("Dictionary", StringComparison.Ordinal)) return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()));
        if (type.IsInterface || type.IsAbstract) return null;
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var info in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            var own = info.GetCustomAttribute<ClassAttribute>()?.FieldClass ?? fieldClass;
            if (BackingField(info) is not null || info.SetMethod is not null) Set(made, info, Value(info.PropertyType, info.Name, own, at, place));
        }

        return made;
    }

    private string Text(string name, FieldClass fieldClass, Place place, int? most)
    {
        if (name == "Schema") return _schema;
        if (name == "Questions") return _set.Code;
        if (Codes.TryGetValue(name, out var code)) return code;
        if (fieldClass == FieldClass.Open || most < 10) return $"open{++_next}"[..Math.Min(most ?? 20, 10)]; // too short to be told from others: not a sentinel
        return Sentinels.Text(key => new(key, place.Entity, place.Field, fieldClass, place.Kind, place.Row, false));
    }

    private static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var only] && typeof(IEnumerable).IsAssignableFrom(type) ? only : null;

    private static void Set(object row, PropertyInfo info, object? value)
    {
        if (value is null && info.PropertyType.IsValueType && Nullable.GetUnderlyingType(info.PropertyType) is null) return;
        if (BackingField(info) is { } field) field.SetValue(row, value);
        else if (info.SetMethod is { } set) set.Invoke(row, [value]);
    }

    private static FieldInfo? BackingField(PropertyInfo info) =>
        info.DeclaringType!.GetField($"<{info.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
}
