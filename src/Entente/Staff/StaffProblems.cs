using Entente.Foundation;

namespace Entente.Staff;

/// <summary>Something that must be filled in is empty.</summary>
public sealed record Missing(string Field, string What) : Problem(Field, new TextKey("what." + What));

/// <summary>An answer is longer than it may be.</summary>
public sealed record TooLong(string Field, string What, int Most) : Problem(Field, new TextKey("what." + What), Most);

public sealed record NotAMail() : Problem(nameof(UserForm.WorkMail));

public sealed record SignInNameTaken() : Problem(nameof(UserForm.LoginName));

/// <param name="Why">The rule that it breaks, see <see cref="Passwords"/>.</param>
public sealed record WeakPassword(string Why) : Problem("Password", Passwords.Fewest)
{
    protected override string Variant => Why;
}

public sealed record CentreIsSetUp() : Problem("");

public sealed record WrongSetUpCode() : Problem(nameof(SetUpForm.Code));

public sealed record NoSuchPlace() : Problem(nameof(UserForm.Organisation));

public sealed record NoSuchPerson() : Problem("");

/// <summary>Separation of duty: nobody gives, takes or confirms their own role.</summary>
public sealed record OwnRole() : Problem("");

/// <summary>A role is proposed by one administrator and confirmed by another.</summary>
public sealed record SamePerson() : Problem("");

public sealed record AlreadyHeld() : Problem(nameof(RoleForm.Role));

/// <summary>Two roles that one person may not hold together.</summary>
public sealed record RolesConflict(string Why) : Problem(nameof(RoleForm.Role), new Sentence(Why));

public sealed record AlreadyDone() : Problem("");

public sealed record OwnAccount() : Problem("");
