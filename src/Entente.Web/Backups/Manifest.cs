using System.Security.Cryptography;
using System.Text.Json;

namespace Entente.Web.Backups;

/// <summary>What a backup holds: of which moment of the log, and each file with its hash, so that a damaged copy is found before it is put back.</summary>
/// <param name="Kind">"sqlite" or "postgres".</param>
/// <param name="Lines">How many lines the log had.</param>
/// <param name="Root">The log's last hash: what a restored centre must show again.</param>
/// <param name="Files">Path in the backup to SHA-256.</param>
internal sealed record Manifest(string Kind, DateTimeOffset MadeAt, long Lines, string Root, SortedDictionary<string, string> Files)
{
    public const string File = "backup.json";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task WriteAsync(string folder, CancellationToken ct) =>
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, File), JsonSerializer.Serialize(this, Options), ct);

    public static async Task<Manifest?> ReadAsync(string folder, CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<Manifest>(await System.IO.File.ReadAllTextAsync(Path.Combine(folder, File), ct), Options);
        }
        catch (Exception fault) when (fault is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static async Task<SortedDictionary<string, string>> HashAsync(string folder, CancellationToken ct)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file);
            if (name == File) continue;
            await using var stream = System.IO.File.OpenRead(file);
            files[name] = Convert.ToHexString(await SHA256.HashDataAsync(stream, ct));
        }

        return files;
    }

    /// <summary>The first file that is missing, changed or too many; null where all is as it was written.</summary>
    public async Task<string?> FirstDamagedAsync(string folder, CancellationToken ct)
    {
        var found = await HashAsync(folder, ct);
        return Files.Keys.Union(found.Keys).Order(StringComparer.Ordinal).FirstOrDefault(name => !Files.TryGetValue(name, out var hash) || !found.TryGetValue(name, out var now) || hash != now);
    }
}
