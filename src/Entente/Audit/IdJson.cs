using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Foundation;

namespace Entente.Audit;

/// <summary>Writes typed ids as numbers and references as text inside events.</summary>
internal sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(Reference) || typeToConvert == typeof(PartialDate) || IdTypes.IsId(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        typeToConvert == typeof(Reference) ? new OfReference()
        : typeToConvert == typeof(PartialDate) ? new OfDate()
        : (JsonConverter)Activator.CreateInstance(typeof(OfId<>).MakeGenericType(typeToConvert))!;

    private sealed class OfId<TId> : JsonConverter<TId> where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetInt64());
        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }

    private sealed class OfReference : JsonConverter<Reference>
    {
        public override Reference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { Length: > 0 } text ? Reference.Parse(text) : default;
        public override void Write(Utf8JsonWriter writer, Reference value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class OfDate : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PartialDate.Parse(reader.GetString()!);
        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
