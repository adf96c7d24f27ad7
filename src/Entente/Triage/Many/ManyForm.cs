using Entente.Access;

namespace Entente.Triage.Many;

/// <summary>What is to be done with the many that were chosen.</summary>
public sealed record ManyForm
{
    public ManyAction? Action { get; init; }

    /// <summary>The reference of the team, for <see cref="ManyAction.Route"/>.</summary>
    public string? Team { get; init; }

    /// <summary>Role and reference of the person, joined by a colon, for <see cref="ManyAction.Assign"/>.</summary>
    public string? Person { get; init; }

    /// <summary>For which role the team's rule proposes, for <see cref="ManyAction.ByRule"/>.</summary>
    public Role? Role { get; init; }

    /// <summary>In which roles somebody works on a case.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Access.Role.CaseWorker, Access.Role.DecisionMaker];
}
