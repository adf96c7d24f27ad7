using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Staff;

/// <summary>Makes the centre's organisation and its first administrator, only while nobody works here and only with the code that was printed at start.</summary>
public sealed class SetUpCentre(IStore store, Ledger ledger, IdSource ids, IPasswordHasher<User> hasher, SetUpCode code, TimeProvider clock)
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    public async Task<bool> IsOpenAsync(CancellationToken ct)
    {
        await using var db = store.Open(Reader.Machine);
        return !await db.Users.AnyAsync(ct);
    }

    public async Task<Result<UserId>> RunAsync(SetUpForm form, CancellationToken ct)
    {
        _ = ledger;
        await Turn.WaitAsync(ct);
        try
        {
            await using var db = store.Open(Reader.Machine);
            if (await db.Users.AnyAsync(ct)) return new CentreIsSetUp();
            var centre = new Organisation { Id = ids.Next<OrganisationId>(), Reference = Reference.New("ORG"), Name = form.Centre.Trim(), Sort = OrganisationSort.Centre };
            var user = User.New(ids.Next<UserId>(), form.LoginName, form.DisplayName, form.WorkMail, centre.Id);
            var problems = form.Check(user).ToList();
            if (!code.IsRight(form.Code)) problems.Add(new WrongSetUpCode());
            if (problems.Count > 0) return problems;

            user.PasswordHash = hasher.HashPassword(user, form.Password);
            var act = Act.OfMachine(clock.GetUtcNow());
            db.AddRange(centre, user, UserRole.Held(ids.Next<UserRoleId>(), user.Id, Role.Administrator, act.When));
            await db.CommitAsync(act, [new CentreSetUp(centre.Id, user.Id), new RoleGranted(user.Id, Role.Administrator, default, true)], ct);
            code.Spend();
            return user.Id;
        }
        finally
        {
            Turn.Release();
        }
    }
}

/// <summary>The code printed on the console of an empty centre, so that only who started it can set it up. New at every start, gone after use.</summary>
public sealed class SetUpCode
{
    private string? _code = Reference.New("SETUP").Text;

    /// <summary>Null once used.</summary>
    public string? Text => _code;

    public bool IsRight(string typed) => _code is not null && Reference.TryParse(typed, out var reference) &&
        System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(reference.Text), System.Text.Encoding.UTF8.GetBytes(_code));

    public void Spend() => _code = null;
}

/// <summary>What the set-up page asks.</summary>
public sealed record SetUpForm
{
    public string Code { get; init; } = "";
    public string Centre { get; init; } = "";
    public string LoginName { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string WorkMail { get; init; } = "";
    public string Password { get; init; } = "";

    public IEnumerable<Problem> Check(User user)
    {
        if (string.IsNullOrWhiteSpace(Centre)) yield return new Missing(nameof(Centre), "centre");
        else if (Centre.Length > 200) yield return new TooLong(nameof(Centre), "centre.long", 200);
        foreach (var problem in UserForm.CheckNames(LoginName, DisplayName, WorkMail)) yield return problem;
        if (Passwords.Weakness(user, Password) is { } why) yield return new WeakPassword(why);
    }
}
