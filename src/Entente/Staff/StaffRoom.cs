using Microsoft.Extensions.DependencyInjection;

namespace Entente.Staff;

/// <summary>What the staff room registers.</summary>
public static class StaffRoom
{
    public static IServiceCollection AddStaff(this IServiceCollection services) => services
        .AddSingleton<Standings>()
        .AddSingleton<SetUpCode>()
        .AddScoped<SetUpCentre>();
}
