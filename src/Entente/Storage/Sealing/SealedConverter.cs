using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Storage.Sealing;

/// <summary>A conversion whose last step seals: what the framework asks about a column, and the guard of queries looks for.</summary>
internal interface ISealed
{
    SealedPlace Place { get; }
}

internal sealed class SealedConverter<TModel, TProvider>(Expression<Func<TModel, TProvider>> to, Expression<Func<TProvider, TModel>> from, SealedPlace place)
    : ValueConverter<TModel, TProvider>(to, from), ISealed
{
    public SealedPlace Place { get; } = place;
}

/// <summary>Puts sealing behind whatever makes a text of a value.</summary>
internal static class SealingStep
{
    /// <summary>Where a column with this conversion is sealed for; null where it is not sealed.</summary>
    public static SealedPlace? PlaceOf(ValueConverter? converter) => (converter as ISealed)?.Place;

    public static ValueConverter Of(SealedPlace place, KeyRing ring, ValueConverter? toText) =>
        Of(new ValueConverter<string, string>(text => SealedText.Seal(text, place, ring), stored => SealedText.Open(stored, place, ring)), toText, place);

    public static ValueConverter OfBytes(SealedPlace place, KeyRing ring) =>
        Of(new ValueConverter<byte[], byte[]>(content => SealedBytes.Seal(content, place, ring), stored => SealedBytes.Open(stored, place, ring)), null, place);

    private static ValueConverter Of(ValueConverter seal, ValueConverter? before, SealedPlace place)
    {
        var all = before is null ? seal : before.ComposeWith(seal);
        return (ValueConverter)Activator.CreateInstance(typeof(SealedConverter<,>).MakeGenericType(all.ModelClrType, all.ProviderClrType), all.ConvertToProviderExpression, all.ConvertFromProviderExpression, place)!;
    }
}

/// <summary>A yes or no as text. What an older version kept as a number or a word of the database's own is read too.</summary>
internal sealed class YesNoText() : ValueConverter<bool, string>(value => value ? "1" : "0", text => text == "1" || text == "true" || text == "t");

internal sealed class DayText() : ValueConverter<DateOnly, string>(value => value.ToString("O", CultureInfo.InvariantCulture), text => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None));

/// <summary>A count as text.</summary>
internal sealed class CountText() : ValueConverter<int, string>(value => value.ToString(CultureInfo.InvariantCulture), text => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
