using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Entente.Tests.Reliability;

/// <summary>Lets one SQLite file grow no further, as a full disk does: SQLite itself then answers with its code for that (13).</summary>
/// <remarks>The limit belongs to a connection, so it is set on each one that is opened to the file.</remarks>
internal sealed class FullDisk : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _file;
    private readonly IDisposable _all;
    private readonly List<IDisposable> _each = [];

    public FullDisk(string connection)
    {
        _file = new SqliteConnectionStringBuilder(connection).DataSource;
        _all = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public bool IsFull { get; set; } = true;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name != "Microsoft.EntityFrameworkCore") return;
        // The framework has one for each set of options.
        lock (_each) _each.Add(value.Subscribe(this, (name, _, _) => name == RelationalEventId.ConnectionOpened.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not ConnectionEndEventData { Connection: SqliteConnection open } || open.DataSource != _file) return;
        using var limit = open.CreateCommand();
        limit.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823"; // never less than there are
        limit.ExecuteNonQuery();
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        _all.Dispose();
        _each.ForEach(e => e.Dispose());
    }
}
