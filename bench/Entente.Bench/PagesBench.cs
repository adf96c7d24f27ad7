using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Bench;

/// <summary>The real site on loopback, in this process; users who are case workers, and so see only what they are assigned to, walk its pages without a pause.</summary>
internal static partial class PagesBench
{
    public static async Task RunAsync(Options options, bool search)
    {
        await using (var centre = await Centre.OpenAsync(options)) await centre.FillAsync();

        var var = Directory.CreateTempSubdirectory("entente-bench").FullName;
        await using var site = Site.Build(["--urls", "http://127.0.0.1:0", "--Database", options.Database, "--Var", var, "--applicationName", "Entente.Web", "--ExampleWorld", "true", "--Logging:LogLevel:Default", "Error", "--contentRoot", AppContext.BaseDirectory]);
        await Site.PrepareAsync(site);
        await using (var centre = await Centre.OpenAsync(options)) await centre.SkipFollowersAsync(site.Services.GetServices<IFollower>().Select(f => f.Name));
        await site.StartAsync();
        var address = new Uri(site.Urls.First());

        // One after the other: an account that signs in twice at the same moment is told so by a conflict page.
        var users = new HttpClient[options.Users];
        for (var i = 0; i < users.Length; i++) users[i] = await SignInAsync(address, "Idris Merryweather");
        var references = Cases().Matches(await users[0].GetStringAsync(new Uri("/cases", UriKind.Relative))).Select(m => m.Value).Distinct().ToList();
        Console.WriteLine($"{(search ? "search" : "pages")} on {options.Kind}, {options.Persons:N0} persons, {options.Users} users, most restricted role (case worker), {references.Count} cases on the first list");
        string Any(int i) => references.Count == 0 ? "/cases" : references[i % references.Count];
        var words = new World.World(World.WorldData.Shipped, new("bench", options.Persons, 0), 1, new(2026, 3, 2));
        (string What, double Bar, Func<int, string> Path)[] pages = search
            ? [("search by name", 0.3, i => $"/records/search?q={Uri.EscapeDataString(words.Person(i * 50 % options.Persons).Name)}"),
               ("search by phone", 0.3, i => $"/records/search?q={Uri.EscapeDataString(words.Network(i % words.Networks).Phones[0])}"),
               ("search by a frequent name", 0.3, _ => "/records/search?q=Nguyen"),
               ("search in another script", 0.3, i => $"/records/search?q={Uri.EscapeDataString(words.Person(i * 50 % options.Persons).Write(0))}")]
            : [("list of cases", 0.25, _ => "/cases"), ("case", 0.2, Any), ("chronology", 0.2, i => $"{Any(i)}/chronology"), ("clocks", 0.2, i => $"{Any(i)}/clocks"), ("home", 0.25, _ => "/")];
        foreach (var (what, bar, path) in pages)
        {
            var figures = new Figures(what, bar);
            var wrong = new Dictionary<HttpStatusCode, int>();
            var warm = await users[0].GetAsync(new Uri(path(0), UriKind.Relative));
            if (warm.StatusCode == HttpStatusCode.NotFound)
            {
                Console.WriteLine($"{what,-34} no such page yet");
                continue;
            }

            var until = Stopwatch.StartNew();
            await Task.WhenAll(users.Select((user, u) => Task.Run(async () =>
            {
                for (var i = u; until.Elapsed.TotalSeconds < options.Seconds; i += users.Length)
                {
                    var watch = Stopwatch.StartNew();
                    using var answer = await user.GetAsync(new Uri(path(i), UriKind.Relative));
                    await answer.Content.ReadAsByteArrayAsync();
                    figures.Add(watch.Elapsed);
                    if (!answer.IsSuccessStatusCode) lock (wrong) wrong[answer.StatusCode] = wrong.GetValueOrDefault(answer.StatusCode) + 1;
                }
            })));
            figures.Print();
            foreach (var (code, count) in wrong) Console.WriteLine($"{"",-34} {count} answered {(int)code}");
        }

        Console.WriteLine($"memory {Environment.WorkingSet >> 20:N0} MB, of which managed {GC.GetTotalMemory(false) >> 20:N0} MB");
        await site.StopAsync();
    }

    /// <summary>By the one-click door of the example world.</summary>
    private static async Task<HttpClient> SignInAsync(Uri address, string name)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        var page = await client.GetStringAsync(new Uri("/staff/signin", UriKind.Relative));
        var row = page.Split("<tr").First(r => r.Contains(name, StringComparison.Ordinal));
        var persona = Persona().Match(row).Groups[1].Value;
        var token = Token().Match(row).Groups[1].Value;
        using var answer = await client.PostAsync(new Uri("/staff/signin?handler=Persona", UriKind.Relative), new FormUrlEncodedContent([new("persona", persona), new("__RequestVerificationToken", token)]));
        return answer.IsSuccessStatusCode ? client : throw new InvalidOperationException($"Signing in gave {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("/cases/case-[^\"/?]+")]
    private static partial Regex Cases();

    [GeneratedRegex("name=\"persona\" value=\"([^\"]+)\"")]
    private static partial Regex Persona();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
