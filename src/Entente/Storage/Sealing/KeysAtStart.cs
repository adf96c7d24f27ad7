namespace Entente.Storage.Sealing;

/// <summary>Makes the keys of a centre at its first start, and stops a start with keys that are not its own: whatever was written then would be readable to nobody afterwards.</summary>
public static class KeysAtStart
{
    public static async Task RequireAsync(EntenteDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (db.Keys.Store is not KeyFiles files) return;
        if (files.Read() is null)
        {
            var isEmpty = (await SealedRows.CountAsync(db, ct)).Count == 0;
            if (!isEmpty && await SealedRows.AnySealedAsync(db, ct))
            {
                throw new InvalidDataException($"The file of keys {files.Ring} is missing, and this database holds fields that were sealed with it. Nothing was written: name the centre's folder with --Var, or put the file back from the folder var/keys of a backup.");
            }

            db.Keys.Change(list => list ?? KeyList.New(now, takesPlain: !isEmpty));
        }
    }

    /// <summary>Where a field that does not open lies: the primary keys of its rows. For the log of faults.</summary>
    public static Task<List<string>> RowsOfAsync(EntenteDb db, SealBrokenException fault, CancellationToken ct) => SealedRows.WhereAsync(db, fault.Place, fault.Stored, ct);

    /// <summary>How many fields lie under each key, by its id; "" stands for those that lie plain.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountsAsync(EntenteDb db, CancellationToken ct) => await SealedRows.CountAsync(db, ct);
}
