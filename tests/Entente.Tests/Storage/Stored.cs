using System.Text;
using Entente.Storage.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Storage;

/// <summary>What a database holds, past the model: every value of every row of every table, and every byte of its files.</summary>
internal static class Stored
{
    /// <summary>As whoever has a copy of the database reads it.</summary>
    public static Task<string> AsItLiesAsync(TestDb test) => EverythingAsync(test, (_, _, value) => value);

    /// <summary>As whoever has the keys too.</summary>
    public static Task<string> OpenedAsync(TestDb test, KeyRing? keys = null) => EverythingAsync(test, (sealing, column, value) =>
        value is string or byte[] && sealing?.Columns.FirstOrDefault(c => c.Place.Column == column) is { } of ? of.Open(value, keys ?? TestKeys.Ring) : value);

    /// <summary>Writes every sealed field plain, as a version without keys did. Says how many.</summary>
    public static async Task<long> UnsealAsync(TestDb test)
    {
        await using var db = test.Open();
        // Under keys that nothing is sealed with, every row is one to look at.
        var (others, fields) = (KeyList.New(Make.Now, takesPlain: true), 0L);
        foreach (var table in SealedColumns.Of(db.Model))
        {
            foreach (var row in await SealedRows.NextAsync(db, table, others, null, 1_000_000, default))
            {
                var plain = table.Columns.Select((c, i) => (Column: c, Value: row[table.Key.Count + i])).Where(f => f.Value is string { Length: > 0 } or byte[] { Length: > 0 })
                    .Select(f => (f.Column, f.Column.Open(f.Value, db.Keys))).ToList();
                await SealedRows.WriteAsync(db, table, row[..table.Key.Count], plain, default);
                fields += plain.Count;
            }
        }

        return fields;
    }

    /// <summary>Copies what lies in one column into another of the first row that has both. Says which row.</summary>
    public static async Task<string> MoveAsync(TestDb test, string table, string from, string to)
    {
        await using var db = test.Open();
        var at = SealedColumns.Of(db.Model).Single(t => t.Table == table);
        var row = (await SealedRows.NextAsync(db, at, KeyList.New(Make.Now, true), null, 1, default))[0];
        int Of(string name) => at.Columns.ToList().FindIndex(c => c.Place.Column == name);
        await SealedRows.WriteAsync(db, at, row[..at.Key.Count], [(at.Columns[Of(to)], row[at.Key.Count + Of(from)])], default);
        return SealedRows.KeyText(row[..at.Key.Count]);
    }

    /// <summary>Pieces of every sealed text and content as it lies: what must be gone from the files once a row is.</summary>
    public static async Task<IReadOnlyList<string>> SealedPiecesAsync(TestDb test)
    {
        var pieces = new List<string>();
        await EverythingAsync(test, (sealing, column, value) =>
        {
            if (sealing?.Columns.Any(c => c.Place.Column == column) != true) return value;
            var text = value switch { byte[] content => Encoding.Latin1.GetString(content), string said => said, _ => "" };
            // Behind the head, which all have; of long ones a piece of each page.
            for (var at = 60; at + 40 <= text.Length; at += 1_000) pieces.Add(text.Substring(at, 40));
            return value;
        });
        return pieces;
    }

    /// <summary>All bytes of a SQLite file and of its write-ahead log, those that no row holds any more among them.</summary>
    public static string FilesOf(TestDb test)
    {
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(test.Connection).DataSource;
        return string.Concat(((string[])[file, file + "-wal"]).Where(File.Exists).Select(f =>
        {
            using var open = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            open.CopyTo(bytes);
            return Encoding.Latin1.GetString(bytes.ToArray());
        }));
    }

    private static async Task<string> EverythingAsync(TestDb test, Func<SealedTable?, string, object, object> look)
    {
        await using var db = test.Open();
        await db.Database.OpenConnectionAsync();
        var all = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
        {
            var sealing = SealedColumns.Of(db.Model).FirstOrDefault(t => t.Table == table);
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The model's own table names.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var i = 0; i < rows.FieldCount; i++)
                {
                    var value = look(sealing, rows.GetName(i), rows.GetValue(i));
                    all.Append(value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value).Append('\n');
                }
            }
        }

        // Some JSON writes a plus as a code.
        return all.Replace("\\u002B", "+").ToString();
    }
}
