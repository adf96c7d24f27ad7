using Entente.Access;
using Entente.Staff;
using Entente.Web.Home;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Staff;

/// <summary>Signing in: ASP.NET Core Identity over the centre's own accounts, one cookie, and who the cookie stands for read anew at each request.</summary>
/// <remarks>Passkeys and sign-in by another organisation's server would be further ways through <see cref="Door"/>; nothing after it would change.</remarks>
public static class StaffSite
{
    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration settings)
    {
        var keys = Path.Combine(settings["Var"] ?? "var", "keys");
        services.AddDataProtection().SetApplicationName("Entente").PersistKeysToFileSystem(Directory.CreateDirectory(keys));
        services.AddSingleton<ISeal, Seal>()
            .AddSingleton(SessionLimits.From(settings))
            .AddSingleton<ExampleDoor>()
            .AddSingleton<SignInTurns>()
            .AddSingleton<SystemTurns>()
            .AddSingleton<KeptForms>()
            .AddSingleton<EndedSessions>()
            .AddScoped<SignInCookie>()
            .AddScoped<Door>()
            .AddSingleton<Places>()
            .AddSingleton(new NavigationPlace(90, "nav.people", "/staff/users", DataKind.Users, Verb.Read))
            .AddScoped<IHomePanel, GlassPanel>()
            .AddScoped<IHomePanel, RolesPanel>()
            .AddHttpContextAccessor()
            .AddStaff();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "entente";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = SessionLimits.From(settings).Idle;
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(SignInCookie);
            cookie.LoginPath = "/staff/signin";
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.Cookie.Name = "entente-code";
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });

        services.AddIdentityCore<User>(identity =>
            {
                identity.Password = new() { RequiredLength = Passwords.Fewest, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
                identity.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
                identity.SignIn.RequireConfirmedAccount = true;
                identity.User.AllowedUserNameCharacters = ""; // names in any script
            })
            .AddSignInManager()
            .AddPasswordValidator<Passwords>()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider)
            .AddClaimsPrincipalFactory<StaffClaims>();
        services.AddScoped<UserStore>().AddScoped<IUserStore<User>>(s => s.GetRequiredService<UserStore>())
            .AddScoped<IUserConfirmation<User>, MayWork>();
        return services;
    }

    /// <summary>Goes between routing and the route gate: the gate asks for whoever this finds.</summary>
    public static WebApplication UseStaff(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(static (http, next) =>
        {
            // Thrown here and not while the cookie is read: the error page comes this way again and would be lost by the same fault.
            if (http.Features.Get<StandingUnknown>() is { } unknown && http.Features.Get<IExceptionHandlerFeature>() is null) unknown.Why.Throw();
            http.RequestServices.GetRequiredService<Door>().Recognise(http.RequestServices.GetRequiredService<SignedIn>());
            return next(http);
        });
        return app;
    }

    /// <summary>A disabled or ended account can't sign in, whatever the password.</summary>
    private sealed class MayWork(TimeProvider clock) : IUserConfirmation<User>
    {
        public Task<bool> IsConfirmedAsync(UserManager<User> manager, User user) => Task.FromResult(user.MayWork(clock.GetUtcNow()));
    }

    private sealed class Seal(IDataProtectionProvider protection) : ISeal
    {
        private readonly IDataProtector _protector = protection.CreateProtector("one-time keys");

        public string Close(string secret) => _protector.Protect(secret);

        public string? Open(string sealedText)
        {
            try { return _protector.Unprotect(sealedText); }
            catch (System.Security.Cryptography.CryptographicException) { return null; }
        }
    }
}
