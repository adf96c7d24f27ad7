using Entente.Access;
using Entente.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage.Sealing;

/// <summary>Seals whatever is not under the current keys, while everybody works: what an older version left plain, and what retired keys hold. Stopped, it goes on where something is left.</summary>
public sealed class SealAnew(IStore store)
{
    private const int Rows = 200;
    private const int RowsWithFiles = 4; // a file has up to 25 MB

    /// <summary>One round over every table, then a count: keys that nothing needs any more are dropped.</summary>
    /// <param name="tell">Hears how far it is, after each commit.</param>
    public async Task<SealResult> RunAsync(Func<DateTimeOffset> now, Action<SealProgress>? tell, CancellationToken ct)
    {
        var (fields, broken) = (0L, new List<SealBroken>());
        await using var db = store.Open(Reader.Machine);
        foreach (var table in SealedColumns.Of(db.Model)) fields += await TableAsync(db, table, broken, tell, ct);
        if (fields > 0)
        {
            await db.CommitAsync(Act.OfMachine(now()), new FieldsSealed(fields, broken.Count), ct);
            // What was overwritten must not stay readable in the write-ahead log.
            await db.Database.CloseConnectionAsync();
            await db.WipeAsync(ct);
        }

        return new(fields, broken, await DropAsync(db, now(), ct));
    }

    private static async Task<long> TableAsync(EntenteDb db, SealedTable table, List<SealBroken> broken, Action<SealProgress>? tell, CancellationToken ct)
    {
        var (fields, most) = (0L, table.Columns.Any(c => c.IsBytes) ? RowsWithFiles : Rows);
        for (object[]? after = null; ;)
        {
            ct.ThrowIfCancellationRequested();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.TakeWriterAsync(ct);
            var rows = await SealedRows.NextAsync(db, table, db.Keys.List, after, most, ct);
            foreach (var row in rows)
            {
                var key = row[..table.Key.Count];
                var anew = Anew(db.Keys, table, row, broken);
                if (anew.Count > 0) await SealedRows.WriteAsync(db, table, key, anew, ct);
                (fields, after) = (fields + anew.Count, key);
            }

            await transaction.CommitAsync(ct);
            if (rows.Count == 0) return fields;
            tell?.Invoke(new(table.Table, fields));
        }
    }

    private static List<(SealedColumn, object)> Anew(KeyRing ring, SealedTable table, object[] row, List<SealBroken> broken)
    {
        var anew = new List<(SealedColumn, object)>();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var (column, stored) = (table.Columns[i], row[table.Key.Count + i]);
            var under = stored switch { string text => SealedText.KeyOf(text), byte[] content => SealedBytes.KeyOf(content), _ => "" };
            if (under == "" || stored is "" or byte[] { Length: 0 } || under == ring.Current(column.Place.Compartment).Id) continue;
            try
            {
                anew.Add((column, column.Seal(column.Open(stored, ring), ring)));
            }
            catch (SealBrokenException fault)
            {
                // It stays as it lies, for whoever finds out what happened to it.
                broken.Add(new(column.Place, fault.Fault, SealedRows.KeyText(row[..table.Key.Count])));
            }
        }

        return anew;
    }

    private static async Task<IReadOnlyList<CompartmentKey>> DropAsync(EntenteDb db, DateTimeOffset now, CancellationToken ct)
    {
        var before = db.Keys.List;
        var counts = await SealedRows.CountAsync(db, ct);
        var after = before.Counted(counts.Keys.ToHashSet(), counts.ContainsKey(""), now);
        var dropped = before.Keys.ExceptBy(after.Keys.Select(k => k.Id), k => k.Id).ToList();
        void Change() => db.Keys.Change(list => list!.Counted(counts.Keys.ToHashSet(), counts.ContainsKey(""), now));
        if (dropped.Count == 0)
        {
            if (!after.IsAs(before)) Change();
            return [];
        }

        db.Alongside(_ =>
        {
            Change();
            return Task.CompletedTask;
        });
        await db.CommitAsync(Act.OfMachine(now), new KeysDropped(CompartmentKey.Names(dropped)), ct);
        return dropped;
    }
}

/// <summary>How far a round is.</summary>
/// <param name="Fields">How many fields of this table were sealed in this round.</param>
public sealed record SealProgress(string Table, long Fields);

/// <summary>What a round did.</summary>
/// <param name="Broken">What did not open and was left as it lies.</param>
public sealed record SealResult(long Fields, IReadOnlyList<SealBroken> Broken, IReadOnlyList<CompartmentKey> Dropped);

/// <summary>A field that does not open, by its place: nothing of what is in it.</summary>
/// <param name="Row">The row's primary key.</param>
public sealed record SealBroken(SealedPlace Place, SealFault Fault, string Row);

/// <summary>Fields were sealed under the current keys.</summary>
/// <param name="Broken">How many did not open and were left.</param>
public sealed record FieldsSealed(long Fields, int Broken) : Event;

/// <summary>Keys that no field needs any more were dropped.</summary>
/// <param name="Keys">Each by its compartment and id.</param>
public sealed record KeysDropped(string Keys) : Event;
