using Entente.Access;
using Entente.Storage.Sealing;
using Entente.Web.Shell;

namespace Entente.Bench;

/// <summary>A file sent to the page of imports of the real site on loopback: time and memory, and what is answered to one that is too big.</summary>
internal static class UploadBench
{
    public static async Task RunAsync(Options options)
    {
        World.World world;
        await using (var centre = await Centre.OpenAsync(options))
        {
            await centre.FillAsync();
            world = centre.World;
        }

        var folder = Directory.CreateTempSubdirectory("entente-bench").FullName;
        // Its own folder for the files, with the keys of the centre that was filled.
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        File.Copy(Path.Combine(options.SiteFolder, "keys", KeyFiles.RingFile), Path.Combine(folder, "keys", KeyFiles.RingFile));
        await using var site = Site.Build(["--MasterKey", KeyFiles.At(options.SiteFolder).Master, "--urls", "http://127.0.0.1:0", "--Database", options.Database, "--Var", folder, "--applicationName", "Entente.Web", "--ExampleWorld", "true", "--Logging:LogLevel:Default", "Error", "--Logging:LogLevel:Microsoft", "Error", "--contentRoot", AppContext.BaseDirectory]);
        await Site.PrepareAsync(site);
        await site.StartAsync();
        using var administrator = await Visitor.SignInAsync(new(site.Urls.First()), world.Data.Personas.First(p => p.Role == Role.Administrator).Name);
        await UploadAsync(administrator, folder, 1);
        foreach (var megabytes in (int[])[60, 65]) await UploadAsync(administrator, folder, megabytes);
        await site.StopAsync();
        Directory.Delete(folder, true);
    }

    private static async Task UploadAsync(Visitor administrator, string folder, int megabytes)
    {
        var path = Path.Combine(folder, $"{megabytes}.csv");
        await using (var to = new StreamWriter(path))
        {
            await to.WriteLineAsync("id,name,dob,notes");
            var text = new string('x', 900);
            for (var i = 0; to.BaseStream.Length < megabytes << 20; i++) await to.WriteLineAsync($"{megabytes}-{i},Made Up,1990-01-01,{text}");
        }

        await using var watched = new Watched();
        var (code, title) = await administrator.UploadAsync("/imports", path);
        Console.WriteLine($"{megabytes,3} MB sent to /imports: answered {code} ({title}) {await watched.EndAsync()}");
    }
}
