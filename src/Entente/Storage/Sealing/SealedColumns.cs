using System.Runtime.CompilerServices;
using Entente.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Storage.Sealing;

/// <summary>Which columns of a model are sealed: each of a sealed class that is not in <see cref="LeftOpen"/>. No room names its own.</summary>
public static class SealedColumns
{
    /// <summary>The classes whose fields lie sealed, each under keys of its own.</summary>
    public static IReadOnlyList<FieldClass> Compartments { get; } = [FieldClass.Sensitive, FieldClass.Hazard, FieldClass.Privileged, FieldClass.Intelligence];

    private static readonly ConditionalWeakTable<IModel, IReadOnlyList<SealedTable>> Known = new();

    /// <summary>The sealed columns of a finished model, by table.</summary>
    public static IReadOnlyList<SealedTable> Of(IModel model) => Known.GetValue(model, static m =>
    [
        .. from entity in m.GetEntityTypes()
           let columns = (from p in entity.GetProperties() where p.GetValueConverter() is ISealed select new SealedColumn(((ISealed)p.GetValueConverter()!).Place, p.GetValueConverter()!.ProviderClrType == typeof(byte[]))).ToList()
           where columns.Count > 0
           orderby entity.GetTableName()
           select new SealedTable(entity.GetTableName()!, [.. entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName())], columns),
    ]);

    /// <summary>Whether a field of the model is of a sealed class, sealed or left open.</summary>
    public static bool IsOfSealedClass(IReadOnlyProperty property) => FieldClasses.Of(property) is { } of && Compartments.Contains(of);

    /// <param name="textType">What the database calls a text of any length, where its own choice would be a shorter one.</param>
    internal static void Seal(IMutableModel model, KeyRing ring, string? textType)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            // What convention met inside a JSON column is no table: the column itself is sealed.
            if (entity is IConventionEntityType met && met.GetConfigurationSource() == ConfigurationSource.Convention) continue;
            foreach (var property in entity.GetProperties().Where(p => IsOfSealedClass(p) && !LeftOpen.Why.ContainsKey($"{entity.ClrType.Name}.{p.Name}")).ToList())
            {
                if (property.IsKey() || property.IsForeignKey() || property.IsIndex() || property.IsConcurrencyToken)
                {
                    throw new InvalidOperationException($"{entity.ClrType.Name}.{property.Name} is sealed, and so can be no key, index or version: each sealing of one text gives other bytes.");
                }

                var place = new SealedPlace(entity.GetTableName()!, property.GetColumnName(), FieldClasses.Of(property)!.Value);
                var isBytes = property.ClrType == typeof(byte[]) && property.GetValueConverter() is null;
                var sealing = isBytes ? SealingStep.OfBytes(place, ring) : SealingStep.Of(place, ring, ToText(property));
                property.SetProviderClrType(null);
                property.SetValueConverter(sealing);
                if (!isBytes && textType is not null) property.SetColumnType(textType);
            }
        }
    }

    private static ValueConverter? ToText(IMutableProperty property)
    {
        if (property.GetValueConverter() is { } own && own.ProviderClrType == typeof(string)) return own;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (property.GetValueConverter() is null)
        {
            if (type == typeof(string)) return null;
            if (type == typeof(bool)) return new YesNoText();
            if (type == typeof(DateOnly)) return new DayText();
            if (type == typeof(int)) return new CountText();
            if (type.IsEnum) return (ValueConverter)Activator.CreateInstance(typeof(EnumToStringConverter<>).MakeGenericType(type))!;
        }

        throw new InvalidOperationException($"{property.DeclaringType.ClrType.Name}.{property.Name} is of a sealed class and has no text form: give it a conversion to text, or name it in {nameof(LeftOpen)} with the reason.");
    }
}

/// <summary>A table with sealed columns.</summary>
/// <param name="Key">The columns of its primary key, in order.</param>
public sealed record SealedTable(string Table, IReadOnlyList<string> Key, IReadOnlyList<SealedColumn> Columns);

/// <param name="IsBytes">Whether it holds bytes; else text.</param>
public sealed record SealedColumn(SealedPlace Place, bool IsBytes)
{
    internal object Seal(object plain, KeyRing ring) => plain is byte[] content ? SealedBytes.Seal(content, Place, ring) : SealedText.Seal((string)plain, Place, ring);

    internal object Open(object stored, KeyRing ring) => stored is byte[] content ? SealedBytes.Open(content, Place, ring) : SealedText.Open((string)stored, Place, ring);
}
