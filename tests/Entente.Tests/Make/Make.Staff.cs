using Entente.Access;
using Entente.Staff;

namespace Entente.Tests;

public static partial class Make
{
    public const string GoodPassword = "seven green kettles sing";

    private static long _staff = 5_000;

    /// <summary>Somebody who works at the centre (or elsewhere), with these roles; sign-in name "p" and their id.</summary>
    public static object[] Person(out User user, params Role[] roles) => Person(out user, Centre, default, false, roles);

    public static object[] Person(out User user, OrganisationId organisation, TeamId team, bool persona, params Role[] roles)
    {
        var id = new UserId(Interlocked.Increment(ref _staff));
        var person = User.New(id, $"p{id.Value}", $"Made-up Person {id.Value}", $"p{id.Value}@example.org", organisation, team, persona);
        person.PasswordHash = new Microsoft.AspNetCore.Identity.PasswordHasher<User>().HashPassword(person, GoodPassword);
        user = person;
        return [person, .. roles.Select(r => UserRole.Held(new(Interlocked.Increment(ref _staff)), id, r, Now.AddYears(-1)))];
    }
}
