using Entente.Access;
using Entente.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests;

/// <summary>Made-up things for tests. Says only what a test does not care about. One partial file an entity.</summary>
public static partial class Make
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero); // a Monday

    public static readonly OrganisationId Centre = new(1);
    public static readonly OrganisationId Police = new(2);
    public static readonly OrganisationId Charity = new(3);

    /// <summary>As at a first start: the example world is made before anything follows the log.</summary>
    public static void WithoutFollowers(IServiceCollection services) => services.Remove(services.Single(s => s.ImplementationType == typeof(Entente.Web.Shell.FollowerHost)));

    public static Act Machine => Entente.Audit.Act.OfMachine(Now);

    /// <summary>A reader in this role. First responders, providers and border officers belong to the police unless said otherwise, all others to the centre.</summary>
    public static Reader Reader(Role role, long user = 0, OrganisationId? organisation = null, TeamId team = default) =>
        new(new(user == 0 ? 100 + (int)role : user), role, organisation ?? Home(role), team == default ? new(10) : team) { Purpose = PurposeOf(role) };

    public static Act Act(Role role, DateTimeOffset? when = null, long user = 0, OrganisationId? organisation = null) =>
        new(Reader(role, user, organisation), PurposeOf(role), when ?? Now);

    public static Purpose PurposeOf(Role role) => role switch
    {
        Role.FirstResponder or Role.SupportProvider or Role.CaseWorker => Purpose.Support,
        Role.DecisionMaker or Role.Supervisor => Purpose.Decision,
        Role.Analyst => Purpose.Intelligence,
        Role.DutyOfficer or Role.LiaisonOfficer => Purpose.Duty,
        Role.BorderOfficer => Purpose.Border,
        Role.Auditor => Purpose.Audit,
        Role.Statistician => Purpose.Statistics,
        _ => Purpose.Administration,
    };

    private static OrganisationId Home(Role role) => role is Role.FirstResponder or Role.SupportProvider or Role.BorderOfficer ? Police : Centre;
}
