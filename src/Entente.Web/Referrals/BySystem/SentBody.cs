using System.Net.Http.Headers;
using Entente.Referrals.BySystem;

namespace Entente.Web.Referrals.BySystem;

/// <summary>What a system sent, read no further than it may be long.</summary>
internal static class SentBody
{
    public static bool IsJson(HttpContext http) => MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.MediaType?.Equals("application/json", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The body; null where it is too large.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > WholeReferral.MostBytes) return null;
        using var read = new MemoryStream();
        var some = new byte[8192];
        for (int count; (count = await http.Request.Body.ReadAsync(some, ct)) > 0;)
        {
            if (read.Length + count > WholeReferral.MostBytes) return null;
            read.Write(some, 0, count);
        }

        return read.ToArray();
    }
}

/// <summary>Names of states as systems read them: small letters with dashes.</summary>
internal static class Codes
{
    public static string Of(Enum state) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
