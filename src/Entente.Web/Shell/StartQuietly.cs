namespace Entente.Web.Shell;

/// <summary>Keeps the framework from printing the stack trace of a fault at start that <see cref="Site"/> then tells in words. Once the site serves, everything is logged.</summary>
internal sealed class StartQuietly
{
    private static readonly string[] TellTwice = ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.EntityFrameworkCore"];

    public bool Starting { get; set; }

    public static void Use(WebApplicationBuilder builder)
    {
        var quiet = new StartQuietly();
        builder.Services.AddSingleton(quiet);
        // One rule for each name and level: a rule replaces what the settings say of that name, so it says the same once the site runs.
        foreach (var name in TellTwice)
        {
            var least = name == "Microsoft.EntityFrameworkCore" ? LogLevel.Error : LogLevel.Warning;
            builder.Logging.AddFilter(name, level => !quiet.Starting && level >= least);
        }
    }
}
