using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Entente.Staff;

/// <summary>Six digits that a phone and the centre both work out from a shared key and the time (RFC 6238). Each works once.</summary>
public static class OneTimeCode
{
    public const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset when) => when.ToUnixTimeSeconds() / StepSeconds;

    public static string NewKey() => string.Concat(RandomNumberGenerator.GetBytes(32).Select(b => Base32[b & 31]));

    public static string At(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // Authenticator apps know SHA-1 only; HMAC does not rest on its collision resistance.
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The step the code belongs to, one step of clock difference allowed either way; null where it is wrong or was used before.</summary>
    public static long? Match(string key, string code, DateTimeOffset now, long lastUsed)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        if (digits.Length != 6) return null;
        var step = StepAt(now);
        foreach (var candidate in (ReadOnlySpan<long>)[step, step - 1, step + 1])
        {
            if (candidate > lastUsed && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(key, candidate)), System.Text.Encoding.ASCII.GetBytes(digits))) return candidate;
        }

        return null;
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        var (bits, held) = (0, 0);
        foreach (var letter in key)
        {
            (bits, held) = ((bits << 5) | Base32.IndexOf(letter, StringComparison.OrdinalIgnoreCase), held + 5);
            if (held < 8) continue;
            bytes.Add((byte)(bits >> (held - 8)));
            (bits, held) = (bits & ((1 << (held - 8)) - 1), held - 8);
        }

        return [.. bytes];
    }
}

/// <summary>Weighs one-time codes for Identity; a code that was taken is remembered, so that one read over a shoulder is no use.</summary>
public sealed class OneTimeCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<User>
{
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<User> manager, User user) => Task.FromResult(user.OneTimeKey is not null);

    public Task<string> GenerateAsync(string purpose, UserManager<User> manager, User user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        var key = await manager.GetAuthenticatorKeyAsync(user);
        if (key is null || OneTimeCode.Match(key, token, clock.GetUtcNow(), user.LastOneTimeStep) is not { } step) return false;
        user.LastOneTimeStep = step;
        return (await manager.UpdateAsync(user)).Succeeded;
    }
}
