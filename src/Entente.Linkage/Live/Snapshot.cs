using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Entente.Linkage.Fields;
using Entente.Linkage.Forms;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Live;

/// <summary>Writes an index to bytes and reads it back: values that no record holds any more are left out. The last 32 bytes are a SHA-256 of all before.</summary>
internal static class Snapshot
{
    /// <summary>"ELNK" and the form's version.</summary>
    private const uint Mark = 0x314B4E45 ^ 6u << 24;

    public static void Write(LinkIndex index, Stream stream)
    {
        using var hash = SHA256.Create();
        using (var through = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(new BufferedStream(through, 1 << 20), Encoding.UTF8))
        {
            writer.Write(Mark);
            Standard(writer, index.Standard);
            var present = Enumerable.Range(0, index.IdOf.Count).Where(r => index.IdOf[r] != 0).ToArray();
            Values(writer, index.Records, present);
            Ids(writer, index, present);
            Rest(writer, index, present);
        }

        stream.Write(hash.Hash!);
    }

    /// <exception cref="FormatException">The bytes are not what was written.</exception>
    public static LinkIndex Read(Stream stream, ITransliterate? transliterate)
    {
        using var hash = SHA256.Create();
        LinkIndex index;
        try
        {
            var through = new CryptoStream(new Bounded(stream, 32), hash, CryptoStreamMode.Read, leaveOpen: true);
            var reader = new BinaryReader(new BufferedStream(through, 1 << 20), Encoding.UTF8);
            if (reader.ReadUInt32() != Mark) throw new FormatException("This is no snapshot of a link index, or one of another version.");
            var standard = Standard(reader);
            var records = Values(reader, standard, transliterate);
            index = Rest(reader, standard, records);
            if (reader.BaseStream.ReadByte() >= 0) throw new FormatException("The snapshot has more bytes than it should.");
        }
        catch (Exception fault) when (fault is EndOfStreamException or OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException("The snapshot is damaged or cut short. Use an older one with its journal, or build the index anew.", fault);
        }

        var told = new byte[32];
        stream.ReadExactly(told);
        return told.AsSpan().SequenceEqual(hash.Hash) ? index : throw new FormatException("The snapshot is damaged: its bytes are not those that were written. Use an older one with its journal, or build the index anew.");
    }

    private static void Standard(BinaryWriter writer, Standard standard)
    {
        writer.Write(standard.Model.Save());
        writer.Write(standard.Records);
        writer.Write(standard.Threshold);
        writer.Write(standard.Once);
        writer.Write(standard.Fields.Count);
        foreach (var field in standard.Fields)
        {
            writer.Write(field.Said);
            writer.Write(field.Coincidence);
            Numbers(writer, field.Logs);
            Numbers(writer, field.Within);
        }

        writer.Write(standard.Stops.Count);
        foreach (var stops in standard.Stops)
        {
            writer.Write(stops.Count);
            foreach (var stop in stops) writer.Write(stop);
        }
    }

    private static Standard Standard(BinaryReader reader)
    {
        var model = TrainedModel.Load(reader.ReadString());
        var (records, threshold, once) = (reader.ReadInt32(), reader.ReadDouble(), reader.ReadString());
        var fields = new FieldStandard[reader.ReadInt32()];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new(reader.ReadInt64(), reader.ReadDouble(), Numbers(reader), Numbers(reader));
        }

        var stops = new HashSet<uint>[reader.ReadInt32()];
        for (var i = 0; i < stops.Length; i++)
        {
            var count = reader.ReadInt32();
            stops[i] = new(count);
            for (var s = 0; s < count; s++) stops[i].Add(reader.ReadUInt32());
        }

        return new(model, records, threshold, once, fields, stops);
    }

    private static void Numbers(BinaryWriter writer, IReadOnlyDictionary<ulong, float> numbers)
    {
        writer.Write(numbers.Count);
        foreach (var (value, number) in numbers)
        {
            writer.Write(value);
            writer.Write(number);
        }
    }

    private static Dictionary<ulong, float> Numbers(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var numbers = new Dictionary<ulong, float>(count);
        for (var i = 0; i < count; i++) numbers[reader.ReadUInt64()] = reader.ReadSingle();
        return numbers;
    }

    /// <summary>The values in use, numbered anew, and each record's numbers.</summary>
    private static void Values(BinaryWriter writer, Records records, int[] present)
    {
        var fields = records.Fields;
        // Fields of names share one table, so they share one numbering.
        var maps = fields.Select(f => f is DateField ? null : new int[f.Count]).ToArray();
        if (fields.OfType<NameField>().FirstOrDefault() is { } first)
        {
            foreach (var name in fields.OfType<NameField>()) maps[name.Slot] = maps[first.Slot];
        }

        var used = maps.Select(m => (Map: m, Order: new List<int>())).ToArray();
        foreach (var name in fields.OfType<NameField>().Skip(1)) used[name.Slot] = used[fields.OfType<NameField>().First().Slot];
        var cells = new int[present.Length * records.Width];
        for (var i = 0; i < present.Length; i++)
        {
            foreach (var field in fields)
            {
                var value = records.Cell(present[i], field);
                var (map, order) = used[field.Slot];
                if (map is not null && value != 0)
                {
                    if (map[value] == 0)
                    {
                        order.Add(value);
                        map[value] = order.Count;
                    }

                    value = map[value];
                }

                cells[i * records.Width + field.Slot] = value;
            }
        }

        foreach (var field in fields)
        {
            writer.Write(field.Name);
            writer.Write((int)field.Role);
            var shared = field is NameField && field != fields.OfType<NameField>().First();
            var order = shared ? [] : used[field.Slot].Order;
            writer.Write(order.Count);
            foreach (var value in order) Bytes(writer, field.Bytes(value));
        }

        writer.Write(present.Length);
        writer.Write(MemoryMarshal.AsBytes(cells.AsSpan()));
    }

    private static Records Values(BinaryReader reader, Standard standard, ITransliterate? transliterate)
    {
        var fields = new Field[standard.Fields.Count];
        NameTable? names = null;
        for (var i = 0; i < fields.Length; i++)
        {
            var (name, role, values) = (reader.ReadString(), (ColumnRole)reader.ReadInt32(), Distinct(reader));
            var isName = role is ColumnRole.GivenName or ColumnRole.FamilyName or ColumnRole.FullName;
            if (isName && names is null)
            {
                names = new(values);
                names.Close(Environment.ProcessorCount);
            }

            fields[i] = isName ? Name(name, role, names!, standard.Fields[i], transliterate)
                : role == ColumnRole.Date ? new DateField(name, new(new int[DateField.Numbers], value => (ulong)value, standard.Fields[i]))
                : Prepare.Make(name, new(role, new(transliterate)), values, new(values.AllTimes(), value => ByteHash.Of(values[value]), standard.Fields[i]));
            fields[i].Slot = i;
        }

        standard.Model.Shape(fields);
        Parents.Find(fields);
        var count = reader.ReadInt32();
        var cells = new int[checked(count * fields.Length + Agreement.Ahead)];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(cells.AsSpan(0, count * fields.Length)));
        return new(count, fields, cells, [], []);
    }

    private static NameField Name(string name, ColumnRole role, NameTable names, FieldStandard standard, ITransliterate? transliterate) =>
        new(name, role, names, new(transliterate), new(new int[names.Count], value => ByteHash.Of(names.Key(value)), standard));

    private static void Ids(BinaryWriter writer, LinkIndex index, int[] present)
    {
        foreach (var record in present) Bytes(writer, index.Ids[index.IdOf[record]]);
    }

    private static void Rest(BinaryWriter writer, LinkIndex index, int[] present)
    {
        var place = new Dictionary<int, int>(present.Length);
        for (var i = 0; i < present.Length; i++) place[present[i]] = i;
        foreach (var record in present) writer.Write(place[index.Clusters.Head(record)]);
        foreach (var record in present)
        {
            foreach (var (to, score) in index.Links.Of(record).Where(l => place[l.To] > place[record]).OrderBy(l => place[l.To]))
            {
                writer.Write(place[record]);
                writer.Write(place[to]);
                writer.Write(score);
            }
        }

        writer.Write(-1);
        foreach (var (a, b, same) in index.Verdicts.All)
        {
            writer.Write(true);
            Bytes(writer, index.Ids[a]);
            Bytes(writer, index.Ids[b]);
            writer.Write(same);
        }

        writer.Write(false);
    }

    private static LinkIndex Rest(BinaryReader reader, Standard standard, Records records)
    {
        var ids = new Distinct(records.Count + 1);
        var numbers = new int[records.Count];
        for (var record = 0; record < numbers.Length; record++) numbers[record] = ids.Add(Bytes(reader));
        var heads = new int[records.Count];
        for (var record = 0; record < heads.Length; record++) heads[record] = reader.ReadInt32();
        var links = new List<(int, int, float)>();
        while (reader.ReadInt32() is >= 0 and var from) links.Add((from, reader.ReadInt32(), reader.ReadSingle()));
        var verdicts = new Verdicts();
        while (reader.ReadBoolean()) verdicts.Say(ids.Add(Bytes(reader)), ids.Add(Bytes(reader)), reader.ReadBoolean());
        var index = new LinkIndex(standard, records, ids, numbers, verdicts);
        foreach (var (a, b, score) in links) index.Links.Add(a, b, score);
        for (var record = 0; record < heads.Length; record++) index.Clusters.SetHead(record, heads[record]);
        return index;
    }

    private static Distinct Distinct(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var values = new Distinct(Math.Max(64, count + 1));
        for (var i = 0; i < count; i++) values.Add(Bytes(reader));
        return values;
    }

    private static void Bytes(BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    private static byte[] Bytes(BinaryReader reader) => reader.ReadBytes(reader.Read7BitEncodedInt());
}
