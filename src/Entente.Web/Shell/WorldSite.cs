using Entente.World;

namespace Entente.Web.Shell;

/// <summary>Fills an empty database with the example world at start, where the settings ask for it.</summary>
internal static class WorldSite
{
    public static async Task FillAsync(WebApplication app, TextWriter console, CancellationToken ct)
    {
        var settings = app.Configuration;
        if (!settings.GetValue("ExampleWorld", false) || settings["WorldSize"] is not { Length: > 0 } wanted) return;
        if (WorldSize.Find(wanted) is not { } size) throw new InvalidDataException($"There is no example world of size '{wanted}': it is tiny, small or large.");
        if (await ExampleWorld.StateAsync(app.Services, ct) != WorldState.Empty) return;

        await console.WriteLineAsync($"Making the example world ({size.Name}) …");
        var truth = await Of(app.Services, size).FillAsync(ct);
        // Beside the database, for measuring; the centre itself never reads it.
        await truth.WriteAsync(Path.Combine(settings["Var"] ?? "var", "truth.csv"), ct);
    }

    public static ExampleWorld Of(IServiceProvider services, WorldSize size) =>
        new(services, static (scope, reader) => scope.GetRequiredService<SignedIn>().Reader = reader, size, ExampleWorld.Seed);
}
