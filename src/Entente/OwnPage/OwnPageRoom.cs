using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.OwnPage;

/// <summary>What the room offers.</summary>
public static class OwnPageRoom
{
    public static IServiceCollection AddOwnPage(this IServiceCollection services) => services
        .AddSingleton(_ => OwnPageTerms.Shipped)
        .AddSingleton<IPasswordHasher<PersonAccess>, PasswordHasher<PersonAccess>>()
        .AddScoped<GiveAccess>().AddScoped<AccessOfCase>()
        .AddSingleton<OpenOwnPage>()
        .AddSingleton<MyStatus>().AddSingleton<MyChoices>().AddSingleton<AskForData>();
}
