using System.Collections.Concurrent;
using System.Security.Cryptography;
using Entente.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Entente.Web.Staff;

/// <summary>Holds for half an hour what somebody sent after their session had ended, so that they can send it again once they have signed in.</summary>
/// <remarks>
/// In memory alone: an account of a crime is not written down without anybody's act. It is given back to the same account only,
/// and only what came with that account's own (if old) cookie and its own token is held, so that no other site plants anything.
/// </remarks>
public sealed class KeptForms(IAntiforgery antiforgery, IOptionsMonitor<CookieAuthenticationOptions> cookies, TimeProvider clock)
{
    public const string Page = "/staff/kept";
    private const string Cookie = "entente-kept";
    private const int Most = 500;
    private const int MostCharacters = 200_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<string, KeptForm> _forms = new();

    /// <summary>Holds the form of this request where its session has ended; where the person is to go after signing in, else null.</summary>
    public async Task<string?> KeepAsync(HttpContext http, CancellationToken ct)
    {
        var path = http.Request.Path + http.Request.QueryString;
        // Secrets are typed again; what a script saves in between still stands on its page.
        if (http.Request.Query["quiet"] == "true" || http.Request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase) || !http.Request.HasFormContentType || await OwnerAsync(http) is not { } owner) return null;
        var form = await http.Request.ReadFormAsync(ct);
        List<KeyValuePair<string, string>> fields = [.. form.Where(f => f.Key != "__RequestVerificationToken").SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))];
        if (fields.Sum(f => f.Key.Length + f.Value.Length) > MostCharacters) return null;

        Sweep();
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        _forms[key] = new(owner, path, fields, form.Files.Count > 0, clock.GetUtcNow() + Kept);
        http.Response.Cookies.Append(Cookie, key, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true });
        return Page;
    }

    /// <summary>What was held for this account; null where nothing was, or no longer.</summary>
    public KeptForm? Find(HttpContext http, UserId user) =>
        http.Request.Cookies.TryGetValue(Cookie, out var key) && _forms.TryGetValue(key, out var form) && form.Owner == user && clock.GetUtcNow() < form.Until ? form : null;

    /// <summary>Lets it go: it was sent again, or is not wanted.</summary>
    public void Forget(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var key)) return;
        _forms.TryRemove(key, out _);
        http.Response.Cookies.Delete(Cookie);
    }

    /// <summary>Whose cookie came along, however old, where the form's own token belongs to the same person.</summary>
    private async Task<UserId?> OwnerAsync(HttpContext http)
    {
        var options = cookies.Get(IdentityConstants.ApplicationScheme);
        if (options.CookieManager.GetRequestCookie(http, options.Cookie.Name!) is not { } sealedText || options.TicketDataFormat.Unprotect(sealedText) is not { } ticket) return null;
        if (StaffClaims.UserOf(ticket.Principal) is not { } user) return null;
        var before = http.User;
        try
        {
            http.User = ticket.Principal;
            return await antiforgery.IsRequestValidAsync(http) ? user : null;
        }
        finally
        {
            http.User = before;
        }
    }

    private void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, form) in _forms)
        {
            if (form.Until <= now) _forms.TryRemove(key, out _);
        }

        foreach (var (key, _) in _forms.OrderBy(f => f.Value.Until).Take(Math.Max(0, _forms.Count - Most + 1)).ToList()) _forms.TryRemove(key, out _);
    }
}

/// <summary>One form that is held.</summary>
/// <param name="Path">The page that it was sent to.</param>
/// <param name="HadFiles">Files are not held; the person chooses them again.</param>
public sealed record KeptForm(UserId Owner, string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles, DateTimeOffset Until)
{
    public override string ToString() => nameof(KeptForm);
}
