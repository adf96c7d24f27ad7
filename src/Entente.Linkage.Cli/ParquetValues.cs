using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Entente.Linkage.Tables;
using Parquet.Data;
using Parquet.Schema;

namespace Entente.Linkage.Cli;

/// <summary>Writes the values of Parquet as CSV would have them, so that a file gives the same result in either form.</summary>
internal static class ParquetValues
{
    /// <summary>A column that can be read, or a refusal that names it.</summary>
    public static DataField Plain(Field field, string source)
    {
        var kind = field switch
        {
            DataField { IsArray: true } or ListField => "a list in each cell",
            MapField => "a map in each cell",
            not DataField => "a structure in each cell",
            { MaxRepetitionLevel: > 0 } => "a list in each cell",
            { SchemaElement: { } said } when said.LogicalType?.TIME is not null || said.ConvertedType is Parquet.Meta.ConvertedType.TIME_MICROS or Parquet.Meta.ConvertedType.TIME_MILLIS => "times of day",
            DataField plain when !Known.Contains(plain.ClrType) => plain.ClrType.Name,
            _ => "",
        };
        return kind.Length == 0 ? (DataField)field
            : throw new FormatException($"{source}: column '{field.Name}' holds {kind}, which is not read. Leave it out with --ignore \"{field.Name}\", or write its parts as columns of their own.");
    }

    private static readonly Type[] Known =
    [
        typeof(ReadOnlyMemory<char>), typeof(ReadOnlyMemory<byte>), typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(decimal), typeof(DateTime), typeof(Guid),
    ];

    /// <summary>Adds the values of one row group.</summary>
    public static void Add(TableBuilder to, int column, DataField field, RawColumnData values, int rows, string source)
    {
        var defined = field.MaxDefinitionLevel > 0 ? values.DefinitionLevels : default;
        switch (values)
        {
            case RawColumnData<ReadOnlyMemory<char>> texts: Texts(to, column, texts.Values, defined, rows); break;
            case RawColumnData<ReadOnlyMemory<byte>> bytes: Bytes(to, column, field, bytes.Values, defined, rows, source); break;
            case RawColumnData<bool> truths: Each(to, column, truths.Values, defined, rows, static (bool v, Span<byte> cell) => Put(v ? "true"u8 : "false"u8, cell)); break;
            case RawColumnData<DateTime> times: Each(to, column, times.Values, defined, rows, Time); break;
            case RawColumnData<byte> numbers: Formatted(to, column, numbers.Values, defined, rows); break;
            case RawColumnData<sbyte> numbers: Formatted(to, column, numbers.Values, defined, rows); break;
            case RawColumnData<short> numbers: Formatted(to, column, numbers.Values, defined, rows); break;
            case RawColumnData<ushort> numbers: Formatted(to, column, numbers.Values, defined, rows); break;
            case RawColumnData<int> numbers: Formatted(to, column, numbers.Values, defined, rows); break;
            case RawColumnData<uint> numbers: Formatted(to, column, numbers.Values, defined, rows); break;
            case RawColumnData<long> numbers: Formatted(to, column, numbers.Values, defined, rows); break;
            case RawColumnData<ulong> numbers: Formatted(to, column, numbers.Values, defined, rows); break;
            case RawColumnData<float> numbers: Each(to, column, numbers.Values, defined, rows, static (float v, Span<byte> cell) => float.IsNaN(v) ? 0 : Format(v, cell)); break;
            case RawColumnData<double> numbers: Each(to, column, numbers.Values, defined, rows, static (double v, Span<byte> cell) => double.IsNaN(v) ? 0 : Format(v, cell)); break;
            case RawColumnData<decimal> numbers: Formatted(to, column, numbers.Values, defined, rows); break;
            case RawColumnData<Guid> ids: Formatted(to, column, ids.Values, defined, rows); break;
            default: throw new InvalidDataException($"values of {values.GetType().GetGenericArguments().FirstOrDefault()?.Name}");
        }
    }

    private delegate int Written<T>(T value, Span<byte> cell);

    private static void Formatted<T>(TableBuilder to, int column, ReadOnlySpan<T> values, ReadOnlySpan<int> defined, int rows) where T : struct, IUtf8SpanFormattable => Each(to, column, values, defined, rows, Format);

    /// <summary>Only what is said stands among the values; the levels say which rows that is.</summary>
    private static void Each<T>(TableBuilder to, int column, ReadOnlySpan<T> values, ReadOnlySpan<int> defined, int rows, Written<T> write)
    {
        Span<byte> cell = stackalloc byte[64];
        for (int row = 0, at = 0; row < rows; row++) to.Add(column, Said(defined, row) ? cell[..write(values[at++], cell)] : default);
    }

    private static void Texts(TableBuilder to, int column, ReadOnlySpan<ReadOnlyMemory<char>> values, ReadOnlySpan<int> defined, int rows)
    {
        var cell = new ArrayBufferWriter<byte>(256);
        for (int row = 0, at = 0; row < rows; row++)
        {
            cell.ResetWrittenCount();
            if (Said(defined, row)) Encoding.UTF8.GetBytes(values[at++].Span, cell);
            to.Add(column, cell.WrittenSpan);
        }
    }

    /// <summary>Bytes that nothing is said about are text in many older files.</summary>
    private static void Bytes(TableBuilder to, int column, DataField field, ReadOnlySpan<ReadOnlyMemory<byte>> values, ReadOnlySpan<int> defined, int rows, string source)
    {
        for (int row = 0, at = 0; row < rows; row++)
        {
            var value = Said(defined, row) ? values[at++].Span : default;
            if (!Utf8.IsValid(value)) throw new FormatException($"{source}: column '{field.Name}' holds bytes that are no text, first in its row {row + 1:N0}. Leave it out with --ignore \"{field.Name}\".");
            to.Add(column, value);
        }
    }

    private static bool Said(ReadOnlySpan<int> defined, int row) => defined.IsEmpty || defined[row] > 0;

    /// <summary>A date where the time is midnight: many programs keep dates that way.</summary>
    private static int Time(DateTime value, Span<byte> cell) =>
        value.TryFormat(cell, out var length, value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) ? length : 0;

    private static int Format<T>(T value, Span<byte> cell) where T : IUtf8SpanFormattable => value.TryFormat(cell, out var length, default, CultureInfo.InvariantCulture) ? length : 0;

    private static int Put(ReadOnlySpan<byte> text, Span<byte> cell)
    {
        text.CopyTo(cell);
        return text.Length;
    }
}
