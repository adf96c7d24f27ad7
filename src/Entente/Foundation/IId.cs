using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Foundation;

/// <summary>A typed identifier: it keeps a case's id from being passed where a person's is meant. Never shown to anybody: people quote a <see cref="Reference"/>.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    long Value { get; }

    static abstract TSelf From(long value);
}

internal static class IdTypes
{
    public static bool IsId(Type type) => type is { IsValueType: true, IsGenericType: false } &&
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    public static Type ConverterOf(Type id) => typeof(Converter<>).MakeGenericType(id);

    private sealed class Converter<TId>() : ValueConverter<TId, long>(id => id.Value, value => Make(value))
        where TId : struct, IId<TId>
    {
        private static TId Make(long value) => TId.From(value);
    }
}
