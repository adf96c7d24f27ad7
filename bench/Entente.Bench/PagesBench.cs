using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Entente.Access;
using Entente.Web.Shell;

namespace Entente.Bench;

/// <summary>The real site on loopback, in this process; users of the most restricted role that may open a page ask for it without a pause.</summary>
internal static partial class PagesBench
{
    private const double List = 0.25, Page = 0.2, Search = 0.3;

    public static async Task RunAsync(Options options, bool search)
    {
        World.World world;
        await using (var centre = await Centre.OpenAsync(options))
        {
            await centre.FillAsync();
            world = centre.World;
        }

        Queries.Listen();
        await using var site = Site.Build(["--urls", "http://127.0.0.1:0", "--Database", options.Database, "--Var", options.SiteFolder, "--applicationName", "Entente.Web", "--ExampleWorld", "true", "--Logging:LogLevel:Default", "Critical", "--Logging:LogLevel:Microsoft", "Critical", "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Critical", "--contentRoot", AppContext.BaseDirectory]);
        await Site.PrepareAsync(site);
        await site.StartAsync();
        var address = new Uri(site.Urls.First());
        // Case workers see only what they are assigned to; no role may open these pages and sees less.
        var workers = await SignedInAsync(address, world, Role.CaseWorker, options.Users);
        var cases = Found(Case(), await workers[0].ReadAsync("/cases"));
        Console.WriteLine($"{(search ? "search" : "pages")} on {options.Kind}, {options.Persons:N0} persons, {options.Users} users at once, {cases.Count} cases on a case worker's first list; load of the machine {Load()}");
        if (search)
        {
            await SearchAsync("case worker", workers, world, options);
            // Sees their own organisation's records, tens of thousands of a million.
            await SearchAsync("first responder", await SignedInAsync(address, world, Role.FirstResponder, options.Users), world, options);
        }
        else
        {
            await PagesAsync(workers, cases, options);
            // A case worker reads a draft and does not write it: these pages open to whoever decides, on the same assigned cases.
            var deciders = await SignedInAsync(address, world, Role.DecisionMaker, options.Users);
            foreach (var page in (string[])["evidence", "decision"]) await AskAsync(page, Page, deciders, options, (user, i) => user.GetAsync(Of(cases, $"/{page}")(i)));
        }

        if (!search) await SigningInAsync(address, world, options);
        if (!search) await AskAsync("triage, duty officer", List, await SignedInAsync(address, world, Role.DutyOfficer, options.Users), options, (user, _) => user.GetAsync("/referrals/triage"));
        Console.WriteLine($"{Memory.Words()}; load of the machine {Load()}");
        await site.StopAsync();
    }

    private static async Task PagesAsync(Visitor[] users, List<string> cases, Options options)
    {
        var records = new List<string>();
        foreach (var one in cases.Take(12)) records.AddRange(Found(Record(), await users[0].ReadAsync(one)));
        (string What, double Bar, Func<int, string> Path)[] pages =
        [
            ("home", List, _ => "/"), ("list of cases", List, _ => "/cases"), ("triage", List, _ => "/referrals/triage"), ("matching list", List, _ => "/matching"),
            ("case", Page, Of(cases, "")), ("chronology, 500 events", Page, Of(cases, "/chronology")), ("clocks", Page, Of(cases, "/clocks")),
            ("record", Page, Of(records, "")),
        ];
        // A site that was started a moment ago still compiles what it runs: said apart, so that the other figures are those of a working day.
        await AskAsync("home, just started", null, users, options, (user, _) => user.GetAsync("/"));
        foreach (var (what, bar, path) in pages) await AskAsync(what, bar, users, options, (user, i) => user.GetAsync(path(i)));
    }

    /// <summary>Three requests each: the page with the door, the door, and the first page behind it. Everybody by an account of their own.</summary>
    private static async Task SigningInAsync(Uri address, World.World world, Options options)
    {
        var figures = new Figures("signing in, three requests", null);
        var until = Stopwatch.StartNew();
        await Task.WhenAll(world.Data.Personas.Take(options.Users).Select(person => Task.Run(async () =>
        {
            while (until.Elapsed.TotalSeconds < options.Seconds)
            {
                var watch = Stopwatch.StartNew();
                using var visitor = await Visitor.SignInAsync(address, person.Name);
                figures.Add(watch.Elapsed);
            }
        })));
        figures.Print();
    }

    private static async Task SearchAsync(string who, Visitor[] users, World.World world, Options options)
    {
        // Every fiftieth person has a dossier; one in some hundred of those is assigned, so that most of what is asked for is there and not shown.
        World.MadeUpPerson Person(int i) => world.Person(i * Centre.PersonsToACase % options.Persons);
        (string What, Func<int, string> Text)[] asked =
        [
            ("by name", i => Person(i).Name), ("by name with a slip", i => Slip(Person(i).Name)), ("in another script", i => Person(i).Write(0)), ("by a frequent name", _ => "Nguyen"),
            ("by phone", i => world.Network(i % world.Networks).Phones[0]), ("by a document nobody has", i => $"EX{9_000_000 + i}"), ("by a reference nobody has", _ => Foundation.Reference.New("REC").Text),
        ];
        foreach (var (what, text) in asked) await AskAsync($"{who}, {what}", Search, users, options, (user, i) => user.SearchAsync(text(i)));
    }

    private static async Task AskAsync(string what, double? bar, Visitor[] users, Options options, Func<Visitor, int, Task<HttpStatusCode>> ask)
    {
        var figures = new Figures(what, bar);
        var wrong = new Dictionary<HttpStatusCode, int>();
        // Once each beforehand: a page is compiled, and a query made, once in the life of a site.
        await Task.WhenAll(users.Select((user, u) => ask(user, u)));
        var queries = await Queries.OfAsync(() => ask(users[0], 0));
        var busy = Environment.CpuUsage.TotalTime;
        var until = Stopwatch.StartNew();
        await Task.WhenAll(users.Select((user, u) => Task.Run(async () =>
        {
            for (var i = u; until.Elapsed.TotalSeconds < options.Seconds; i += users.Length)
            {
                var watch = Stopwatch.StartNew();
                var code = await ask(user, i);
                figures.Add(watch.Elapsed);
                if (code == HttpStatusCode.OK) continue;
                lock (wrong) wrong[code] = wrong.GetValueOrDefault(code) + 1;
            }
        })));
        // Of the whole process, with whoever asks: it says what a page costs where other programs use the machine as well.
        var cost = (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / Math.Max(1, figures.Count);
        figures.Print($"{queries.Count,3} queries  {cost,5:0.0} ms of processor each");
        if (options.Trace.Length > 0) await File.AppendAllLinesAsync(options.Trace, [$"## {what}", .. queries.Select(q => $"{q.Took.TotalMilliseconds:0.0} ms\n{q.Text}\n")]);
        foreach (var (code, count) in wrong) Console.WriteLine($"{"",-46} {count} answered {(int)code}");
    }

    // One after the other: they share an account, and one that signs in twice in the same moment is told of a conflict.
    private static async Task<Visitor[]> SignedInAsync(Uri address, World.World world, Role role, int count)
    {
        var users = new Visitor[count];
        for (var i = 0; i < count; i++) users[i] = await Visitor.SignInAsync(address, world.Data.Personas.First(p => p.Role == role).Name);
        return users;
    }

    private static Func<int, string> Of(List<string> paths, string page) => i => paths.Count == 0 ? "/nothing-to-measure" : paths[i % paths.Count] + page;

    private static List<string> Found(Regex pattern, string page) => [.. pattern.Matches(page).Select(m => m.Value).Distinct()];

    private static string Slip(string name) => name.Length < 4 ? name + "x" : name[..2] + name[3] + name[2] + name[4..];

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    [GeneratedRegex("/cases/case-[a-z0-9-]+")]
    private static partial Regex Case();

    [GeneratedRegex("/records/rec-[a-z0-9-]+")]
    private static partial Regex Record();
}
