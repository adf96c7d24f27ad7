using System.Security.Cryptography;

namespace Entente.Audit;

/// <summary>The key that signs checkpoints (ECDSA P-256): a file outside the database, readable by the centre's own account only. Its public half verifies anywhere.</summary>
public sealed class CheckpointKey : IDisposable
{
    public const string PrivateFile = "audit-signing.pem";
    public const string PublicFile = "audit-public.pem";
    private readonly ECDsa _key;

    private CheckpointKey(ECDsa key)
    {
        _key = key;
        Fingerprint = Convert.ToHexString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..32];
    }

    public string Fingerprint { get; }

    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Takes the key in this folder, or makes one there and puts its public half beside it.</summary>
    public static CheckpointKey LoadOrMake(string folder)
    {
        var file = Path.Combine(folder, PrivateFile);
        if (Path.Exists(file)) return ReadPrivate(file);
        Directory.CreateDirectory(folder);
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(file, options))
        using (var writer = new StreamWriter(stream)) writer.Write(made.ExportPkcs8PrivateKeyPem());
        var open = Path.Combine(folder, PublicFile);
        if (File.Exists(open))
        {
            // The private half was lost: what it signed is still verified with the public half, kept under its fingerprint.
            using var old = Read(open);
            File.Move(open, Path.Combine(folder, $"audit-public-{old.Fingerprint}.pem"), overwrite: true);
        }

        File.WriteAllText(open, made.ExportSubjectPublicKeyInfoPem());
        return Read(file);
    }

    /// <summary>Reads the signing key, and tries it: a file with only the public half would fail at the first checkpoint, minutes later.</summary>
    public static CheckpointKey ReadPrivate(string file)
    {
        var key = Read(file);
        try
        {
            _ = key._key.SignData([], HashAlgorithmName.SHA256);
            return key;
        }
        catch (CryptographicException wrong)
        {
            key.Dispose();
            throw new InvalidDataException($"The signing key {file} cannot sign: it is only the public half, or no key of this kind. {Remedy}", wrong);
        }
    }

    private const string Remedy = "Put it back from the folder var/keys of a backup. If it is lost for good, move the file away and start again: a new key is made, and what the old one signed is still verified by its public half.";

    /// <summary>Every public key in this folder, past ones too.</summary>
    public static IReadOnlyList<CheckpointKey> ReadPublic(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "audit-public*.pem").Order(StringComparer.Ordinal).Select(Read)] : [];

    /// <summary>Reads a private or public key file.</summary>
    public static CheckpointKey Read(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return new(key);
        }
        catch (Exception wrong) when (wrong is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            var why = wrong is ArgumentException or CryptographicException ? "holds no key" : $"cannot be read ({wrong.Message.TrimEnd('.')})";
            throw new InvalidDataException($"The key file {file} {why}. {Remedy}", wrong);
        }
    }

    public void Sign(AuditCheckpoint checkpoint) => checkpoint.Signature = _key.SignData(checkpoint.SignedBytes(), HashAlgorithmName.SHA256);

    public bool IsSigned(AuditCheckpoint checkpoint) => checkpoint.Key == Fingerprint && _key.VerifyData(checkpoint.SignedBytes(), checkpoint.Signature, HashAlgorithmName.SHA256);

    public void Dispose() => _key.Dispose();
}
