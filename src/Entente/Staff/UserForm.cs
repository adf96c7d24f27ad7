using Entente.Access;
using Entente.Foundation;

namespace Entente.Staff;

/// <summary>What an administrator says of a new person.</summary>
public sealed record UserForm
{
    public string LoginName { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string WorkMail { get; init; } = "";

    /// <summary>The organisation's reference.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>The team's reference, or empty.</summary>
    public string Team { get; init; } = "";

    public static IEnumerable<Problem> CheckNames(string loginName, string displayName, string workMail)
    {
        if (string.IsNullOrWhiteSpace(loginName)) yield return new Missing(nameof(LoginName), "sign-in-name");
        else if (loginName.Length > 100) yield return new TooLong(nameof(LoginName), "sign-in-name.long", 100);
        if (string.IsNullOrWhiteSpace(displayName)) yield return new Missing(nameof(DisplayName), "display-name");
        else if (displayName.Length > 200) yield return new TooLong(nameof(DisplayName), "name.long", 200);
        if (string.IsNullOrWhiteSpace(workMail) || workMail.Length > 200 || !System.Net.Mail.MailAddress.TryCreate(workMail, out var mail) || mail.Address != workMail.Trim()) yield return new NotAMail();
    }
}

/// <summary>A role for somebody, with an end if it has one.</summary>
public sealed record RoleForm
{
    public Role? Role { get; init; }
    public DateOnly? Until { get; init; }
}
