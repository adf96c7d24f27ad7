using System.IO.Compression;
using AngleSharp.Dom;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Import;
using Entente.Referrals.Questions;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Tests.Access;

/// <summary>Asks for every route of the access table as every role, sends every form that comes back, and looks for what was planted in bodies, headers, downloads and logs.</summary>
internal sealed class SentinelWalk(TestSite site, Planting planting, Reader reader, HttpClient? system = null)
{
    /// <summary>What was found.</summary>
    /// <param name="Shown">Sorts of values that somebody was rightly shown.</param>
    /// <param name="Faults">Pages that broke: what a broken page would have shown was not looked at.</param>
    public sealed record Found(IReadOnlyList<string> Leaks, int Read, int Sent, HashSet<string> Shown, IReadOnlyList<string> Faults);

    private readonly HttpClient _browser = system ?? site.As(reader);
    private readonly HashSet<string> _leaks = [];
    private readonly HashSet<string> _shown = [];
    private readonly HashSet<string> _faults = [];
    private int _read, _sent;

    public static async Task<Found> RunAsync(TestSite site, params IReadOnlyList<Role> roles)
    {
        var planting = new Planting();
        await using (var db = site.Open()) await planting.PlantAsync(db);
        await planting.KeepFilesAsync(site.Services.GetRequiredService<ImportFolder>());
        var paths = await PathsAsync(site, planting);
        var typed = planting.Sentinels.All.Where(s => s.Key.StartsWith("zqx", StringComparison.Ordinal)).Where((_, i) => i % 97 == 0).Take(40).ToList();
        var walks = (roles.Count > 0 ? roles : Enum.GetValues<Role>()).Select(role => new SentinelWalk(site, planting, Make.Reader(role))).ToList();
        await Parallel.ForEachAsync(walks, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (walk, _) => await walk.WalkAsync(paths, typed));
        return new([.. walks.SelectMany(w => w._leaks).Concat(await InTheLogsAsync(site, planting, typed)).Distinct()], walks.Sum(w => w._read), walks.Sum(w => w._sent), [.. walks.SelectMany(w => w._shown)], [.. walks.SelectMany(w => w._faults).Distinct()]);
    }

    /// <summary>The same for what an organisation's own system is answered: every address for systems, each sort of reference, and bodies in which what was planted stands in the wrong places.</summary>
    public static async Task<Found> OfSystemAsync(TestSite site)
    {
        var planting = new Planting();
        await using (var db = site.Open()) await planting.PlantAsync(db);
        var (system, key) = await Referrals.BySystem.ReferralApiTests.SystemAsync(site);
        var walk = new SentinelWalk(site, planting, key.Reader, system);
        foreach (var (pattern, method) in (await RouteWalkTests.RoutesAsync(site)).Where(r => r.Pattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)))
        {
            var asked = pattern.Parameters.Count == 0 ? [null] : planting.References.GroupBy(r => r.Entity).SelectMany(g => g.Key == typeof(Entente.Referrals.Referral) ? g : g.Take(1)).Select(r => (Reference?)r.Reference);
            foreach (var path in asked.Select(r => RouteWalkTests.PathOf(pattern, r)))
            {
                var bodies = method == "GET" ? [""] : planting.Sentinels.All.Where((_, i) => i % 41 == 0).Take(60).Select(s => Wrong(s.Key));
                foreach (var body in bodies)
                {
                    using var answer = method == "GET" ? await system.GetAsync(path) : await Referrals.BySystem.ReferralApiTests.SendAsync(system, path, body, "walk");
                    if (answer.IsSuccessStatusCode) walk._read++;
                    else walk._sent++;
                    await walk.LookAsync(answer, $"{method} {pattern.RawText}", []);
                }
            }
        }

        return new([.. walk._leaks, .. await InTheLogsAsync(site, planting, [])], walk._read, walk._sent, walk._shown, [.. walk._faults]);

        static string Wrong(string planted) => System.Text.Json.JsonSerializer.Serialize(new { questions = "referral-2", answers = new Dictionary<string, object> { [planted] = planted, ["A1"] = new[] { new { value = planted } }, ["H2"] = new[] { new Dictionary<string, string> { [planted] = planted } } } });
    }

    /// <summary>What was planted and stands in the text log or in an event. What a walk typed into a search box is in the log of searches, protected as that.</summary>
    public static async Task<IReadOnlyList<string>> InTheLogsAsync(TestSite site, Planting planting, IReadOnlyList<Sentinel> typed)
    {
        var leaks = site.Logged.Lines.SelectMany(planting.Sentinels.In).Distinct().Select(s => $"the text log holds {s.Entity.Name}.{s.Field}").ToList();
        await using var db = site.Open();
        var details = await db.Set<AuditEntry>().Where(e => e.What != "Searched").Select(e => new { e.What, e.Detail }).ToListAsync();
        leaks.AddRange(details.SelectMany(d => planting.Sentinels.In(d.Detail).Except(typed).Select(s => $"the event {d.What} holds {s.Entity.Name}.{s.Field}")));
        return leaks;
    }

    /// <summary>Every route with the references that it answers to: found by asking for one of each sort of thing as the machine.</summary>
    private static async Task<List<(RouteRule Rule, string Path)>> PathsAsync(TestSite site, Planting planting)
    {
        var rules = site.Services.GetRequiredService<RouteTable>();
        var machine = site.As(Reader.Machine, Purpose.Administration);
        var paths = new List<(RouteRule Rule, string Path)>();
        foreach (var (pattern, method) in await RouteWalkTests.RoutesAsync(site))
        {
            if (method != "GET" || rules.Find(pattern, method) is not { } rule) continue;
            if (pattern.Parameters.Count == 0)
            {
                paths.AddRange([(rule, RouteWalkTests.PathOf(pattern)), (rule, RouteWalkTests.PathOf(pattern) + "?q=zqx&query=zqx&text=zqx&find=zqx&name=zqx")]);
                continue;
            }

            foreach (var ofType in planting.References.GroupBy(r => r.Entity))
            {
                using var probe = await machine.GetAsync(RouteWalkTests.PathOf(pattern, ofType.First().Reference));
                if (probe.StatusCode == System.Net.HttpStatusCode.NotFound) continue;
                paths.AddRange(ofType.Select(r => (rule, RouteWalkTests.PathOf(pattern, r.Reference))));
                // Every question of one draft; of the others one is enough.
                if (pattern.Parameters.Any(p => p.Name == "question")) paths.AddRange(QuestionSets.Shipped.Current.All.Where(q => !q.OnCheck).Select(q => (rule, RouteWalkTests.PathOf(pattern, ofType.First().Reference, q.Code))));
            }
        }

        return paths;
    }

    private async Task WalkAsync(List<(RouteRule Rule, string Path)> paths, IReadOnlyList<Sentinel> typed)
    {
        var closed = new HashSet<RouteRule>();
        var forms = new HashSet<(RouteRule, string)>();
        foreach (var (rule, path) in paths)
        {
            // A route that is closed to the whole role answers the same for everything: one look is enough.
            if (rule.Kind is { } kind && !AccessMatrix.Shipped.Ask(reader, kind, rule.Verb).Allowed && !closed.Add(rule)) continue;
            using var answer = await _browser.GetAsync(path);
            _read++;
            var page = await LookAsync(answer, $"GET /{rule.Path.ToLowerInvariant()}", []);
            if (page is not null) await SendAsync(rule, path, page, forms, typed);
        }
    }

    /// <summary>Sends each form of a page: as it stands where it only asks or takes out, else with nothing chosen and nonsense in it, so that it comes back with its errors.</summary>
    private async Task SendAsync(RouteRule rule, string path, IDocument page, HashSet<(RouteRule, string)> done, IReadOnlyList<Sentinel> typed)
    {
        foreach (var form in page.QuerySelectorAll("main form[method=post]"))
        {
            var to = form.GetAttribute("action") is { Length: > 0 } action ? action : path;
            var search = form.QuerySelector("input[type=search], input[name$=Query], input[name$=Text], input[name=q]");
            var takesOut = to.Contains("export", StringComparison.OrdinalIgnoreCase) || rule.Verb == Verb.Export;
            if (search is not null && done.Add((rule, "search")))
            {
                foreach (var sentinel in typed) await PostAsync(rule, to, [.. Hidden(form), (search.GetAttribute("name")!, sentinel.Key)], [sentinel]);
            }
            else if (takesOut && done.Add((rule, to)))
            {
                await PostAsync(rule, to, [.. Hidden(form), .. FirstChoices(form)], []);
            }

            var old = Hidden(form).Select(f => (f.Name, f.Name.EndsWith("Version", StringComparison.Ordinal) || f.Name == "Was" ? "1" : f.Value));
            await PostAsync(rule, to, [.. old, .. Fields(form).Select(name => (name, "\u202Ezz"))], []);
        }
    }

    private static IEnumerable<(string Name, string Value)> Hidden(IElement form) =>
        form.QuerySelectorAll("input[type=hidden][name]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));

    private static IEnumerable<string> Fields(IElement form) =>
        form.QuerySelectorAll("input:not([type=hidden]):not([type=file])[name], select[name], textarea[name]").Select(i => i.GetAttribute("name")!).Distinct();

    private static IEnumerable<(string Name, string Value)> FirstChoices(IElement form) => form.QuerySelectorAll("input[type=radio][name], input[type=checkbox][name], select[name]")
        .GroupBy(i => i.GetAttribute("name")!).Select(g => (g.Key, (g.First().QuerySelector("option[value]:not([value=''])") ?? g.First()).GetAttribute("value") ?? "true"));

    private async Task PostAsync(RouteRule rule, string path, IReadOnlyList<(string Name, string Value)> fields, IReadOnlyList<Sentinel> typed)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await _browser.PostAsync(path, content);
        _sent++;
        await LookAsync(answer, $"POST /{rule.Path.ToLowerInvariant()}", typed);
    }

    /// <summary>Weighs every planted value in an answer. Gives the page where it is one.</summary>
    private async Task<IDocument?> LookAsync(HttpResponseMessage answer, string where, IReadOnlyList<Sentinel> typed)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = $"{answer.Headers}\n{answer.Content.Headers}\n{Texts(bytes)}";
        if ((int)answer.StatusCode >= 500) _faults.Add($"{where}: {(int)answer.StatusCode}: {site.Logged.LastFault}");
        await using var db = site.Open(Reader.Machine);
        foreach (var sentinel in planting.Sentinels.In(text).Except(typed))
        {
            var relation = planting.Decides(sentinel.Row) is IProtected thing ? await Gate.RelationAsync(db, reader, thing, default) : Relation.Other;
            if (MayShow(reader, sentinel, relation)) _shown.Add(Sort(sentinel));
            else _leaks.Add($"{reader.Role} x {relation} saw {sentinel.Entity.Name}.{sentinel.Field} [{sentinel.Class}, {sentinel.Kind}] at {where} ({(int)answer.StatusCode})");
        }

        return answer.Content.Headers.ContentType?.MediaType == "text/html" ? await TestSite.ReadAsync(answer) : null;
    }

    /// <summary>A workbook or archive as the texts in it.</summary>
    private static string Texts(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', 3, 4, ..]) return System.Text.Encoding.UTF8.GetString(bytes);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', archive.Entries.Select(e =>
        {
            using var reading = new StreamReader(e.Open());
            return $"{e.FullName}\n{reading.ReadToEnd()}";
        }));
    }

    private static string Sort(Sentinel sentinel) => sentinel.Field == "Bytes" ? "content" : sentinel.Key[0] switch { 'z' => "text", '+' => "phone", '7' => "number", _ => "day" };

    /// <summary>The matrix rows under which a field of this class may come out whole, besides the row's own.</summary>
    internal static bool MayShow(Reader reader, Sentinel sentinel, Relation relation)
    {
        // Colleagues of one organisation know each other's names: a draft is handed over by name.
        if (sentinel is { Entity.Name: nameof(Entente.Staff.User), Field: nameof(Entente.Staff.User.DisplayName) } && relation.HasFlag(Relation.Own)) return true;
        DataKind[] rows = sentinel.Narrow ? [sentinel.Kind] : sentinel.Class switch
        {
            FieldClass.Personal => [sentinel.Kind, DataKind.Identity, DataKind.Contact],
            FieldClass.Hazard => [DataKind.Hazards, DataKind.Contact, DataKind.Placement],
            FieldClass.Privileged => [DataKind.PrivilegedNotes],
            _ => [sentinel.Kind],
        };
        return rows.Any(k => AccessMatrix.Shipped.Ask(reader, k, Verb.Read, relation) is { Allowed: true, Shape: Shape.Full });
    }
}
