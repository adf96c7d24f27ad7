using Entente.Staff;
using Entente.Web.Design;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace Entente.Web.Staff;

/// <summary>Joining a phone or an app to the account, and the recovery codes for the day it is lost. The codes are shown once.</summary>
public sealed class OneTimeCodesModel(Door door, UserManager<User> users, Texts texts) : PageModel
{
    private const int Recovery = 10;

    [BindProperty] public string? Code { get; set; }

    public bool IsOn { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>The key as a picture: drawn here, so that it never leaves the centre; a data address, which the content security policy allows for images.</summary>
    public string Picture { get; private set; } = "";

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (door.Standing is null || door.NextStep == Step.ChangePassword || await users.GetUserAsync(User) is not { } user) return this.GoOn(door);
        await LoadAsync(user);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (door.Standing is null || door.NextStep == Step.ChangePassword || await users.GetUserAsync(User) is not { } user) return this.GoOn(door);
        if (!user.OneTimeOn && !await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Code ?? ""))
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(Code), texts["codes.wrong"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await LoadAsync(user);
            return Page();
        }

        if (!user.OneTimeOn) await users.SetTwoFactorEnabledAsync(user, true);
        RecoveryCodes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, Recovery) ?? []];
        await door.RenewAsync(user);
        IsOn = true;
        return Page();
    }

    private async Task LoadAsync(User user)
    {
        IsOn = user.OneTimeOn;
        if (IsOn) return;
        if (await users.GetAuthenticatorKeyAsync(user) is not { } key)
        {
            await users.ResetAuthenticatorKeyAsync(user);
            key = (await users.GetAuthenticatorKeyAsync(user))!;
            await door.RenewAsync(user);
        }

        Key = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/Entente:{Uri.EscapeDataString(user.LoginName)}?secret={key}&issuer=Entente&digits=6&period=30", QRCodeGenerator.ECCLevel.M);
        Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(new SvgQRCode(code).GetGraphic(4)));
    }
}
