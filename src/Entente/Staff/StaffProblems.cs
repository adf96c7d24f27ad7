using Entente.Foundation;

namespace Entente.Staff;

/// <summary>Something that must be filled in is empty.</summary>
public sealed record Missing(string Field, string What) : Problem(Field, $"Enter {What}");

/// <summary>An answer is longer than it may be.</summary>
public sealed record TooLong(string Field, string What, int Most) : Problem(Field, $"{What} must be {Most} characters or fewer");

public sealed record NotAMail() : Problem(nameof(UserForm.WorkMail), "Enter a work e-mail address in the correct format, like name@example.org");

public sealed record SignInNameTaken() : Problem(nameof(UserForm.LoginName), "Somebody already has this sign-in name: enter another");

public sealed record WeakPassword(string Why) : Problem("Password", Why);

public sealed record CentreIsSetUp() : Problem("", "This centre already has people: ask one of its administrators for an account");

public sealed record WrongSetUpCode() : Problem(nameof(SetUpForm.Code), "Enter the set-up code that was printed where the centre was started");

public sealed record NoSuchPlace() : Problem(nameof(UserForm.Organisation), "Select an organisation, and a team of that organisation");

public sealed record NoSuchPerson() : Problem("", "Nobody here has this reference");

/// <summary>Separation of duty: nobody gives, takes or confirms their own role.</summary>
public sealed record OwnRole() : Problem("", "You cannot change your own roles: ask another administrator");

/// <summary>A role is proposed by one administrator and confirmed by another.</summary>
public sealed record SamePerson() : Problem("", "You proposed this role: another administrator must confirm it");

public sealed record AlreadyHeld() : Problem(nameof(RoleForm.Role), "This person already has this role, or it waits to be confirmed");

/// <summary>Two roles that one person may not hold together.</summary>
public sealed record RolesConflict(string Why) : Problem(nameof(RoleForm.Role), Why);

public sealed record AlreadyDone() : Problem("", "Somebody has already done this: the page now shows how it stands");

public sealed record OwnAccount() : Problem("", "You cannot close your own account: ask another administrator");
