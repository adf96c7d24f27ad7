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
            Personas = [.. data.Personas.Select(p =>
            {
                var home = bodies[data.Bodies.ToList().FindIndex(b => b.Name == p.Organisation)];
                var login = p.Name.ToLowerInvariant().Replace(' ', '.');
                return (User.New(ids.Next<UserId>(), login, p.Name, $"{login}@example.org", home.Id, home.Id == bodies[0].Id ? intake.Id : default, persona: true), p.Role);
            })],
        };
    }

    public Reader As(Role role, int which = 0)
    {
        var (user, _) = Personas.Where(p => p.Role == role).ElementAt(which);
        return new(user.Id, role, user.Organisation, user.Team);
    }
}
