using Entente.Access;

namespace Entente.Storage;

/// <summary>Opens the centre's store for one reader. One per database; the caller disposes what it opens.</summary>
public interface IStore
{
    /// <param name="reader">Whose eyes; protected rows they may not see are left out.</param>
    /// <param name="matrix">Another matrix than the shipped one: for tests of the matrix itself.</param>
    EntenteDb Open(Reader reader, AccessMatrix? matrix = null);

    /// <summary>A short name for messages: "SQLite file var/entente.db" or "PostgreSQL database entente on host". Holds no password.</summary>
    string Where { get; }
}

/// <summary>Writes rows past the change tracker, for imports: one prepared statement (SQLite) or COPY (PostgreSQL), inside the context's transaction.</summary>
public interface IBulkRows
{
    /// <summary>Inserts rows into a table of the model. Values are what the database keeps (long, string, byte[], null), in the columns' order.</summary>
    Task InsertAsync(EntenteDb db, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct);
}
