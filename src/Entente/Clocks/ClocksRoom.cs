using Entente.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Clocks;

/// <summary>What the clocks room registers.</summary>
public static class ClocksRoom
{
    /// <param name="services">The site's services.</param>
    /// <param name="territory">The centre's own territory, whose working days set the centre's own tasks.</param>
    public static IServiceCollection AddClocks(this IServiceCollection services, string territory = "GB-EAW") => services
        .AddSingleton(_ => Calendars.Shipped.At(territory))
        .AddSingleton(_ => ClockRules.Shipped)
        .Replace(ServiceDescriptor.Singleton<IWorkingDays>(s => new CentreWorkingDays(s.GetRequiredService<Calendars>().Home)))
        .AddScoped<AskClockChange>().AddScoped<AnswerClockChange>();
}
