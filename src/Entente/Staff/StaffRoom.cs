using Entente.Staff.Systems;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Staff;

/// <summary>What the staff room registers.</summary>
public static class StaffRoom
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.TryAddSingleton<IWorkingDays, Weekdays>();
        return services
            .AddSingleton<Standings>()
            .AddSingleton<LogExplorer>()
            .AddSingleton<SetUpCode>()
            .AddScoped<SetUpCentre>()
            .AddScoped<AddOrganisation>().AddScoped<AddTeam>().AddScoped<AddUser>().AddScoped<ResetAccess>().AddScoped<MoveUser>().AddScoped<CloseAccount>()
            .AddScoped<ProposeRole>().AddScoped<DecideRole>().AddScoped<EndRole>()
            .AddScoped<SystemKeys>().AddScoped<MakeSystemKey>().AddScoped<RevokeSystemKey>().AddSingleton<RecogniseSystem>()
            .AddScoped<AssignDossier>().AddScoped<EndAssignment>()
            .AddScoped<BreakGlass>().AddScoped<CloseGlass>().AddScoped<JudgeGlass>()
            .AddScoped<StaffList>().AddScoped<StaffMember>().AddScoped<GlassReviews>();
    }
}
