using System.Text.Unicode;
using Entente.Foundation;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Entente.Web.Design;

/// <summary>Registers the look: texts, languages, security headers, how dates come in from three fields.</summary>
public static class DesignSite
{
    public static WebApplicationBuilder AddDesign(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton(s => ShowsMirror(builder) ? new TextFiles(DataFolder.Shipped, TextFiles.MirrorLanguage) : TextFiles.Shipped)
            .AddSingleton<CentreTime>()
            .AddSingleton<CentreCountry>()
            .AddSingleton<Texts>()
            .Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All)) // names in their own scripts, not as numbers
            .AddSingleton<IConfigureOptions<MvcOptions>, Binding>();
        return builder;
    }

    /// <summary>First in the way of a request.</summary>
    public static WebApplication UseDesign(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>().UseMiddleware<Language>().UseMiddleware<PersonLanguage>();
        return app;
    }

    /// <summary>What the session-end warning asks to keep the session alive.</summary>
    public static WebApplication MapDesign(this WebApplication app)
    {
        app.MapGet("/session", (SignedIn who) => who.IsSomebody ? Results.NoContent() : Results.Unauthorized());
        return app;
    }

    private static bool ShowsMirror(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment() || builder.Configuration.GetValue<bool>("ExampleWorld");
}
