using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entente.Tests.Access;

/// <summary>A value that stands in one protected field of one planted row and nowhere else in the world.</summary>
internal sealed record Sentinel(string Text, Type Entity, string Field, FieldClass Class, DataKind Kind, object Row);

/// <summary>Plants a row of every stored thing in every relation to the readers of the tests, with a sentinel in each protected text.</summary>
/// <remarks>Works from the model alone, so that a new table or field is planted without anybody thinking of it.</remarks>
internal sealed class Planting
{
    public static readonly OrganisationId Elsewhere = new(99);
    private static readonly TeamId Ours = new(10);
    private static readonly TeamId Theirs = new(98);
    private static readonly DossierId AssignedDossier = new(7_001);

    /// <summary>Where a row stands: own of the police, own of the centre, the team's, assigned, nobody's.</summary>
    private static readonly (OrganisationId Organisation, TeamId Team, DossierId Dossier)[] Standings =
        [(Make.Police, Theirs, new(7_002)), (Make.Centre, Theirs, new(7_003)), (Elsewhere, Ours, new(7_004)), (Elsewhere, Theirs, AssignedDossier), (Elsewhere, Theirs, new(7_005))];

    /// <summary>Codes that a page looks up; anything else in an open text would be no world that the product can make.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Schema"] = "Person",
        ["Property"] = "name",
        ["Language"] = "en",
        ["Territory"] = "gb-eaw",
        ["Country"] = "gb",
        ["Questions"] = "referral-1",
        ["Recipients"] = "centre",
    };

    private long _next = 900_000;

    public List<Sentinel> Sentinels { get; } = [];

    /// <summary>What pages are asked for by.</summary>
    public List<(Type Entity, Reference Reference)> References { get; } = [];

    public List<object> Rows { get; } = [];

    public async Task PlantAsync(EntenteDb db)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType != typeof(AuditEntry) && t.ClrType != typeof(AuditCheckpoint) && t.ClrType != typeof(FollowerCursor) && t.ClrType != typeof(Assignment)))
        {
            foreach (var at in Standings)
            {
                foreach (var kind in KindsOf(type.ClrType)) Rows.Add(Row(type, at, kind));
            }
        }

        db.AddRange(Rows);
        foreach (var role in Enum.GetValues<Role>())
        {
            db.Add(new Assignment { Id = new(_next++), Dossier = AssignedDossier, User = Make.Reader(role).User, Role = role, From = Make.Now });
        }

        await db.CommitAsync(Make.Machine, new Planted(Rows.Count), default);
        db.ChangeTracker.Clear();
    }

    private static IReadOnlyList<DataKind> KindsOf(Type entity) =>
        entity.IsAssignableTo(typeof(IProtectedByRow)) ? (IReadOnlyList<DataKind>)entity.GetProperty("Kinds", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
        : entity.IsAssignableTo(typeof(IProtected)) ? [(DataKind)entity.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!]
        : [DataKind.OwnDesk];

    private object Row(IEntityType type, (OrganisationId Organisation, TeamId Team, DossierId Dossier) at, DataKind kind)
    {
        var row = RuntimeHelpers.GetUninitializedObject(type.ClrType);
        foreach (var property in type.GetProperties())
        {
            if (property.PropertyInfo is not { } info) continue;
            var fieldClass = FieldClasses.Of(property) ?? FieldClass.Open;
            var value = info.Name == "RowKind" ? kind
                : property.IsPrimaryKey() && IdTypes.IsId(info.PropertyType) ? info.PropertyType.GetMethod("From")!.Invoke(null, [++_next])
                : Value(property.ClrType, info.Name, fieldClass, at, new(type.ClrType, info.Name, kind, row), property.GetMaxLength());
            Set(row, info, value);
        }

        return row;
    }

    private sealed record Place(Type Entity, string Field, DataKind Kind, object Row);

    private object? Value(Type type, string name, FieldClass fieldClass, (OrganisationId Organisation, TeamId Team, DossierId Dossier) at, Place place, int? most = null)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return fieldClass == FieldClass.Open ? null : Value(inner, name, fieldClass, at, place);
        if (type == typeof(string)) return Text(name, fieldClass, place, most);
        if (type == typeof(OrganisationId)) return at.Organisation;
        if (type == typeof(TeamId)) return at.Team;
        if (type == typeof(DossierId)) return at.Dossier;
        if (type == typeof(UserId)) return new UserId(777);
        // Each answer has a kind of its own; a name is the one that most depends on it.
        if (type == typeof(Entente.Referrals.Questions.Answers)) return Make.Answers("H1.kind=full", $"H1.value={Text(name, FieldClass.Personal, place with { Kind = place.Kind == DataKind.DraftReferral ? place.Kind : DataKind.Identity }, most)}");
        if (type == typeof(Reference))
        {
            var reference = Reference.New(place.Entity.Name.ToUpperInvariant()[..Math.Min(4, place.Entity.Name.Length)]);
            if (name == "Reference") References.Add((place.Entity, reference));
            return reference;
        }

        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type == typeof(DateTimeOffset)) return Make.Now;
        if (type == typeof(DateOnly)) return DateOnly.FromDateTime(Make.Now.Date);
        if (type == typeof(PartialDate)) return PartialDate.Parse("1931-07-19");
        if (type == typeof(bool)) return false;
        if (type == typeof(byte[])) return new byte[8];
        if (type == typeof(long)) return ++_next;
        if (type == typeof(double) || type == typeof(int) || type == typeof(decimal)) return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        if (IdTypes.IsId(type)) return type.GetMethod("From")!.Invoke(null, [++_next]);
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
        if (Codes.TryGetValue(name, out var code)) return code;
        var text = $"zqx{++_next}k";
        if (fieldClass == FieldClass.Open) return most < text.Length ? text[..most.Value] : $"open{_next}";
        if (most < text.Length) return text[..most.Value]; // too short to be told from others: not a sentinel
        Sentinels.Add(new(text, place.Entity, place.Field, fieldClass, place.Kind, place.Row));
        return text;
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

    private sealed record Planted(int Count) : Event;
}
