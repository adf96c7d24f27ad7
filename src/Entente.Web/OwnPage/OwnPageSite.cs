using Entente.Access;
using Entente.OwnPage;
using Entente.Web.Cases;
using Entente.Web.Design;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Entente.Web.OwnPage;

/// <summary>The person's own page on the site, with a session of its own that staff's sign-in knows nothing of.</summary>
public static class OwnPageSite
{
    public static IServiceCollection AddOwnPageSite(this IServiceCollection services)
    {
        services.AddOwnPage()
            .AddScoped<OwnDoor>().AddScoped<MyWords>()
            .AddSingleton(new CasePage(94, "own-page", "case.own-page", DataKind.PersonAccess))
            .AddAuthentication().AddCookie(OwnDoor.Scheme);
        services.Configure<CookieAuthenticationOptions>(OwnDoor.Scheme, cookie =>
        {
            cookie.Cookie.Name = "my";
            cookie.Cookie.Path = PersonLanguage.Root;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = OwnPageTerms.Shipped.Idle;
            cookie.SlidingExpiration = true;
        });
        return services;
    }
}
