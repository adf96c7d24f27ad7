using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Foundation;

namespace Entente.Storage.Sealing;

/// <summary>The keys in a file of the centre's folder, sealed under a master key that lies in a file elsewhere: whoever has only the folder, or a backup of it, opens nothing.</summary>
public sealed class KeyFiles(string ring, string master) : IKeyStore
{
    public const string RingFile = "compartments.keys";
    private const string RingMark = "entente-keys-1", MasterMark = "entente-master-key-1";
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };
    private readonly Lock _changing = new();

    public string Ring { get; } = ring;

    public string Master { get; } = master;

    /// <summary>The files of a centre whose folder this is. Without a name the master key lies beside the folder, so that a copy of the folder leaves it out.</summary>
    public static KeyFiles At(string var, string? master = null) =>
        new(Path.Combine(var, "keys", RingFile), string.IsNullOrWhiteSpace(master) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(var)) + ".master-key" : master);

    /// <summary>Whether a file holds a master key, whatever it is called.</summary>
    public static bool IsMaster(string file) => new FileInfo(file) is { Exists: true, Length: > 0 and < 200 } && File.ReadAllText(file).StartsWith(MasterMark, StringComparison.Ordinal);

    public string Mark => new FileInfo(Ring) is { Exists: true } file ? $"{file.LastWriteTimeUtc.Ticks}-{file.Length}" : "";

    public KeyList? Read()
    {
        if (!File.Exists(Ring)) return null;
        var lines = Text(Ring).Split('\n');
        if (lines.Length < 3 || lines[0] != RingMark) throw new InvalidDataException($"The file of keys {Ring} holds none: it is torn or another file. Put it back from the folder var/keys of a backup.");
        var key = ReadMaster();
        if (Fingerprint(key) != lines[1])
        {
            throw new InvalidDataException($"The master key {Master} is not the one that {Ring} was made with ({lines[1]}). Nothing was changed: name the right file with --MasterKey, or put it back from where you keep its copy.");
        }

        try
        {
            var stored = Convert.FromBase64String(lines[2]);
            var plain = new byte[stored.Length - CompartmentKey.Added];
            using var aes = new AesGcm(key, CompartmentKey.TagBytes);
            aes.Decrypt(stored.AsSpan(0, CompartmentKey.NonceBytes), stored.AsSpan(CompartmentKey.NonceBytes, plain.Length), stored.AsSpan(^CompartmentKey.TagBytes..), plain, Encoding.UTF8.GetBytes(RingMark));
            var kept = JsonSerializer.Deserialize<Kept>(plain, Json)!;
            return new([.. kept.Keys.Select(k => new CompartmentKey { Id = k.Id, Compartment = k.Compartment, MadeAt = k.MadeAt, RetiredAt = k.RetiredAt, UnusedSince = k.UnusedSince, Material = k.Material })], kept.TakesPlain);
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException or JsonException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"The file of keys {Ring} was changed since it was written and does not open. Put it back from the folder var/keys of a backup.", wrong);
        }
    }

    public void Change(Func<KeyList?, KeyList> change)
    {
        lock (_changing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Ring)!);
            using var alone = new FileStream(Ring + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            var list = change(Read());
            var key = File.Exists(Master) ? ReadMaster() : MakeMaster();
            var plain = JsonSerializer.SerializeToUtf8Bytes(new Kept([.. list.Keys.Select(k => new KeptKey(k.Id, k.Compartment, k.MadeAt, k.RetiredAt, k.UnusedSince, k.Material))], list.TakesPlain), Json);
            var stored = new byte[plain.Length + CompartmentKey.Added];
            RandomNumberGenerator.Fill(stored.AsSpan(0, CompartmentKey.NonceBytes));
            using (var aes = new AesGcm(key, CompartmentKey.TagBytes))
            {
                aes.Encrypt(stored.AsSpan(0, CompartmentKey.NonceBytes), plain, stored.AsSpan(CompartmentKey.NonceBytes, plain.Length), stored.AsSpan(^CompartmentKey.TagBytes..), Encoding.UTF8.GetBytes(RingMark));
            }

            CryptographicOperations.ZeroMemory(plain);
            Write(Ring + ".part", $"{RingMark}\n{Fingerprint(key)}\n{Convert.ToBase64String(stored)}\n", FileMode.Create);
            File.Move(Ring + ".part", Ring, overwrite: true);
        }
    }

    private byte[] MakeMaster()
    {
        var key = RandomNumberGenerator.GetBytes(CompartmentKey.Bytes);
        Write(Master, $"{MasterMark} {Convert.ToBase64String(key)}\n", FileMode.CreateNew);
        return key;
    }

    private byte[] ReadMaster()
    {
        if (!File.Exists(Master))
        {
            throw new InvalidDataException($"The master key {Master} is missing, and without it nothing sealed in this centre opens. Nothing was changed: put the file back from where you keep its copy, or name it with --MasterKey.");
        }

        var text = Text(Master).Trim();
        var key = new byte[CompartmentKey.Bytes];
        return text.StartsWith(MasterMark + " ", StringComparison.Ordinal) && Convert.TryFromBase64String(text[(MasterMark.Length + 1)..], key, out var length) && length == key.Length
            ? key
            : throw new InvalidDataException($"The file {Master} holds no master key: it is torn or another file. Put it back from where you keep its copy, or name the right one with --MasterKey.");
    }

    private static string Fingerprint(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key))[..16];

    private static string Text(string file)
    {
        try { return File.ReadAllText(file); }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The file {file} cannot be read ({wrong.Message.TrimEnd('.')}). Give the program's account the right to read it.", wrong);
        }
    }

    private static void Write(string file, string text, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    private sealed record Kept(IReadOnlyList<KeptKey> Keys, bool TakesPlain);

    private sealed record KeptKey(string Id, FieldClass Compartment, DateTimeOffset MadeAt, DateTimeOffset? RetiredAt, DateTimeOffset? UnusedSince, byte[] Material)
    {
        public override string ToString() => Id;
    }
}
