using Entente.Access;
using Entente.Foundation;
using Entente.Records;
using Entente.Staff;

namespace Entente.World;

/// <summary>The bodies and personas of one example world as they stand in its centre: who they are, where they belong, as whom they act.</summary>
internal sealed class Town
{
    public required IReadOnlyList<Organisation> Bodies { get; init; }
    public required IReadOnlyList<RecordSource> Sources { get; init; }
    public required Team Intake { get; init; }
    public required IReadOnlyList<(User User, Role Role)> Personas { get; init; }

    /// <summary>Somebody at each body that refers, without a password.</summary>
    public required IReadOnlyList<(User User, Role Role)> Colleagues { get; init; }

    public Organisation Centre => Bodies[0];

    public static Town Found(WorldData data, IdSource ids)
    {
        Organisation Body(MadeUpBody body) => new() { Id = ids.Next<OrganisationId>(), Reference = Reference.New("ORG"), Name = body.Name, Sort = body.Sort };
        var bodies = data.Bodies.Select(Body).ToList();
        var intake = new Team { Id = ids.Next<TeamId>(), Reference = Reference.New("TEAM"), Organisation = bodies[0].Id, Name = "Intake and decisions (made up)" };
        return new()
        {
            Bodies = bodies,
            Intake = intake,
            Sources = [.. data.Bodies.Select((body, i) => new RecordSource
            {
                Id = ids.Next<SourceId>(), Reference = Reference.New("SRC"), Name = $"Example world: {body.Name}", Kind = body.Country == "gb" ? SourceKind.Referral : SourceKind.Partner,
                Reliability = body.Sort is OrganisationSort.Police or OrganisationSort.Border ? Reliability.Reliable : Reliability.Untested, Organisation = bodies[i].Id,
            })],
            Personas = [.. data.Personas.Select(p => Person(p, persona: true))],
            Colleagues = [.. data.Colleagues.Select(p => Person(p, persona: false))],
        };

        (User, Role) Person(MadeUpPersona person, bool persona)
        {
            var home = bodies[data.Bodies.ToList().FindIndex(b => b.Name == person.Organisation)];
            var login = person.Name.ToLowerInvariant().Replace(' ', '.');
            return (User.New(ids.Next<UserId>(), login, person.Name, $"{login}@example.org", home.Id, home.Id == bodies[0].Id ? intake.Id : default, persona), person.Role);
        }
    }

    public Reader As(Role role, int which = 0)
    {
        var (user, _) = Personas.Where(p => p.Role == role).ElementAt(which);
        return new(user.Id, role, user.Organisation, user.Team) { Purpose = Purposes.Shipped.Of(role)[0] };
    }

    /// <summary>Whoever refers for a body: its persona for some, a colleague for the others.</summary>
    public Reader Referrer(int body, bool persona)
    {
        var here = (persona ? Personas.Where(p => p.Role is Role.FirstResponder or Role.SupportProvider or Role.BorderOfficer) : []).Concat(Colleagues);
        var (user, role) = here.First(p => p.User.Organisation == Bodies[body].Id);
        return new(user.Id, role, user.Organisation, user.Team) { Purpose = Purposes.Shipped.Of(role)[0] };
    }
}
