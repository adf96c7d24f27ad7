using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Entente.Tests.PostgresServer))]

namespace Entente.Tests;

/// <summary>A throw-away PostgreSQL server for the whole run, or the one that ENTENTE_TEST_POSTGRES names. Each test gets its own database, cloned from a migrated template.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static string? _admin;
    private static string? _whyNot;
    private static bool _template;
    private static int _count;
    private string? _folder;
    private string? _bin;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("ENTENTE_TEST_POSTGRES") is { Length: > 0 } given)
        {
            _admin = given;
            return;
        }

        _bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var n) ? n : 0)
                .Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (_bin is null)
        {
            _whyNot = "No PostgreSQL server under /usr/lib/postgresql: install the package postgresql, or set ENTENTE_TEST_POSTGRES.";
            return;
        }

        try
        {
            _folder = Directory.CreateTempSubdirectory("entente-pg").FullName;
            if (Environment.UserName == "root") await RunAsync("chown", "postgres:postgres", _folder);
            var port = FreePort();
            await AsPostgresAsync($"{_bin}/initdb", "-D", $"{_folder}/data", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
            await AsPostgresAsync($"{_bin}/pg_ctl", "-D", $"{_folder}/data", "-w", "-t", "60", "-l", $"{_folder}/log",
                "-o", $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={_folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c jit=off -c max_connections=300", "start");
            _admin = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Pooling=false";
        }
        catch (InvalidOperationException fault)
        {
            _whyNot = $"PostgreSQL did not start: {fault.Message}";
        }
    }

    /// <summary>A fresh, migrated database; skips the test with a reason where there is no server.</summary>
    public static async Task<string> FreshAsync(Func<string, Task> migrate)
    {
        Assert.SkipWhen(_admin is null, _whyNot ?? "No PostgreSQL server.");
        await Turn.WaitAsync();
        try
        {
            if (!_template)
            {
                _template = true; // tried once: a second try would find its half-made database
                await migrate(await CreateAsync("entente_template", null));
                NpgsqlConnection.ClearAllPools();
            }

            return await CreateAsync($"t{++_count}", "entente_template");
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>An empty database without any table.</summary>
    public static async Task<string> EmptyAsync()
    {
        Assert.SkipWhen(_admin is null, _whyNot ?? "No PostgreSQL server.");
        return await CreateAsync($"e{Interlocked.Increment(ref _count)}", null);
    }

    /// <summary>Shuts one database to everybody and drops whoever is in it, or opens it again: what its users see when their server goes away.</summary>
    public static async Task CloseAsync(string connection, bool closed)
    {
        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        await using var admin = new NpgsqlConnection(_admin);
        await admin.OpenAsync();
        await using var command = admin.CreateCommand();
#pragma warning disable CA2100 // Names are made here.
        command.CommandText = $"ALTER DATABASE {name} ALLOW_CONNECTIONS {!closed}; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND {closed}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null) return;
        try { await AsPostgresAsync($"{_bin}/pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "-w", "stop"); }
        catch (InvalidOperationException) { /* never started */ }
        Directory.Delete(_folder, true);
    }

    private static async Task<string> CreateAsync(string name, string? template)
    {
        await using var connection = new NpgsqlConnection(_admin);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are made here.
        command.CommandText = $"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}");
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_admin) { Database = name, Pooling = template is not null, MaxPoolSize = 20, ConnectionIdleLifetime = 10, ConnectionPruningInterval = 5 }.ToString();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Task AsPostgresAsync(params string[] command) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", "postgres", "--", .. command])
        : RunAsync(command[0], command[1..]);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // The server inherits pipes and would hold them open: let a shell send its output nowhere.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(program)} exited with {process.ExitCode}");
    }
}
