using Microsoft.AspNetCore.Identity;

namespace Entente.Staff;

/// <summary>Twelve characters or more; no rules of composition, but not one's own name and nothing that is guessed first.</summary>
public sealed class Passwords : IPasswordValidator<User>
{
    public const int Fewest = 12;
    private static readonly string[] GuessedFirst = ["password", "letmein", "qwerty", "welcome", "123456", "abcdef", "iloveyou", "entente", "changeme", "trafficking"];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var problem = Weakness(user, password ?? "");
        return Task.FromResult(problem is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = nameof(WeakPassword), Description = problem }));
    }

    /// <summary>The rule that it breaks, or null.</summary>
    public static string? Weakness(User user, string password)
    {
        if (password.Length < Fewest) return "short";
        if (password.Length > 200) return "long";
        if (password.Contains(user.LoginName, StringComparison.OrdinalIgnoreCase)) return "sign-in-name";
        if (password.Distinct().Count() < 5) return "few";
        var bare = new string([.. password.Where(char.IsLetterOrDigit)]);
        return Array.Exists(GuessedFirst, word => bare.Contains(word, StringComparison.OrdinalIgnoreCase) && bare.Length - word.Length < 6)
            ? "guessed" : null;
    }
}
