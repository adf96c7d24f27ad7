using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Databases;
using Entente.Foundation;
using Entente.Matching;
using Entente.Records;
using Entente.Storage;
using Entente.Storage.Sealing;
using Entente.Web.Audit;
using Entente.Web.Cases;
using Entente.Web.Design;
using Entente.Web.Matching;
using Entente.Web.OwnPage;
using Entente.Web.Referrals;
using Entente.Web.Referrals.BySystem;
using Entente.Web.Retention;
using Entente.Web.Sealing;
using Entente.Web.Staff;
using Entente.Web.Supervision;
using Entente.Web.Support;
using Entente.Web.Triage;

namespace Entente.Web.Shell;

/// <summary>Puts the site together: what each room registers, and the way of a request.</summary>
public static class Site
{
    /// <summary>Starts the site and serves until it is told to stop. Exit code 2 where a setting is wrong, 3 where the machine, the database or a file was in the way.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter? errors = null)
    {
        errors ??= Console.Error;
        var where = "database";
        WebApplication? app = null;
        try
        {
            app = Build(args);
            app.Services.GetRequiredService<StartQuietly>().Starting = true;
            where = app.Services.GetRequiredService<IStore>().Where;
            await PrepareAsync(app);
            await app.StartAsync();
        }
        catch (Exception fault) when (Faults.Explain(fault, where) is { } words)
        {
            await errors.WriteLineAsync($"entente could not start. {words}");
            if (app is not null) await app.DisposeAsync();
            return fault is SettingsAreWrongException ? 2 : 3;
        }

        app.Services.GetRequiredService<StartQuietly>().Starting = false;
        await Announcement.PrintAsync(app, Console.Out, default);
        await app.WaitForShutdownAsync();
        return 0;
    }

    public static WebApplication Build(string[] args)
    {
        var app = Parts(args);
        Pipeline(app);
        return app;
    }

    /// <summary>What the rooms registered, without pages or files: for a command that needs the same services.</summary>
    internal static WebApplication Parts(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (CentreSettings.Check(args, builder.Configuration) is { Count: > 0 } wrong) throw new SettingsAreWrongException(wrong);
        StartQuietly.Use(builder);
        builder.WebHost.UseStaticWebAssets(); // an unpublished build serves its files too, whatever the environment
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 64L << 20;
        });
        Services(builder.Services, builder.Configuration);
        builder.AddDesign();
        return builder.Build();
    }

    private static void Services(IServiceCollection services, ConfigurationManager settings)
    {
        services.AddSingleton(TimeProvider.System)
            .AddSingleton(s => new IdSource(s.GetRequiredService<TimeProvider>(), Random.Shared))
            .AddSingleton(AccessMatrix.Shipped)
            .AddSingleton(_ => RouteTable.From(DataFolder.Shipped))
            .AddSingleton<Navigation>()
            .AddSingleton(new NavigationPlace(0, "nav.home", "/", DataKind.OwnDesk, Verb.Read))
            .AddKeys(settings)
            .AddEntenteDb(settings["Database"] ?? "var/entente.db")
            .AddSingleton<Gate>()
            .AddSingleton<Followers>()
            .AddHostedService<FollowerHost>()
            .AddScoped<SignedIn>()
            .AddScoped<Acts>()
            .AddScoped(s =>
            {
                // Touching the ledger first attaches it to the store.
                s.GetRequiredService<Ledger>();
                return s.GetRequiredService<IStore>().Open(s.GetRequiredService<SignedIn>().Reader);
            });
        services.AddStaff(settings).AddAudit(settings).AddRecords(settings["Var"] ?? "var");
        services.AddClocks(settings["Territory"] ?? "GB-EAW");
        services.AddMatching(settings.GetSection("MatchingMemory").Get<MatchingMemory>()).AddMatchingPages();
        services.AddScoped<Records.CorrectionConflicts>().AddScoped<Exports.ExportDoor>().AddScoped<Home.IHomePanel, Exports.ExportsPanel>()
            .AddSingleton(new NavigationPlace(50, "nav.search", "/search", DataKind.Entities, Verb.Read) { Also = ["/records"] })
            .AddSingleton(new NavigationPlace(60, "nav.imports", "/imports", DataKind.Imports, Verb.Write))
            .AddSingleton(new NavigationPlace(70, "nav.exports", "/exports", DataKind.Exports, Verb.Export));
        services.AddScoped<Home.IHomePanel, Imports.ImportsPanel>().AddHostedService<Imports.ImportHost>();
        services.AddReferralsSite().AddCasesSite().AddTriageSite().AddSupportSite().AddOwnPageSite().AddSupervisionSite().AddRetentionSite();
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddRazorPages(o => o.RootDirectory = "/").AddRazorPagesOptions(o => o.Conventions.AddPageRoute("/Home/Index", "/"))
            .AddMvcOptions(o =>
            {
                o.Filters.Add<BrokenTexts>();
                o.Filters.Add<KnownHandlers>();
            });
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseDesign();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", StatusCodeSelector = Faults.StatusOf });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<TooLarge>();
        app.UseMiddleware<NullBytes>();
        app.UseRouting();
        app.UseStaff();
        app.UseMiddleware<SystemDoor>();
        app.UseMiddleware<RouteGate>();
        app.MapStaticAssets();
        app.MapRazorPages();
        app.MapDesign();
        app.MapReferralApi();
        app.MapQuestionsApi();
    }

    /// <summary>Brings the database up to date before the first request.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        ShippedData.ReadAll(app.Services);
        _ = app.Services.GetRequiredService<Ledger>();
        await using var db = app.Services.GetRequiredService<IStore>().Open(Reader.Machine);
        await Upgrade.RunAsync(db, default);
        if (await app.Services.GetRequiredService<LogAtStart>().RequireFitAsync(default) is { } notice) await Console.Out.WriteLineAsync(notice);
        _ = app.Services.GetRequiredService<CheckpointKey>();
        await KeysAtStart.RequireAsync(db, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), default);
        await WorldSite.FillAsync(app, Console.Out, default);
    }
}
