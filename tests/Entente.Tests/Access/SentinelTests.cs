using Entente.Access;
using Entente.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Entente.Tests.Access;

/// <summary>Distinctive values in every protected field that can carry one; every page, list, search, export, download, form answer and error as every role; none may show where the matrix closes it.</summary>
public sealed class SentinelTests
{
    [Fact]
    public async Task No_protected_value_shows_anywhere_the_matrix_closes_it()
    {
        await using var site = await TestSite.StartAsync("sqlite", EverythingLogged);
        var found = await SentinelWalk.RunAsync(site);

        Assert.True(found.Leaks.Count == 0, $"{found.Leaks.Count} leaks:\n{string.Join("\n", found.Leaks.Take(400))}");
        Assert.True(found.Read > 200 && found.Sent > 200, $"only {found.Read} answers to questions and {found.Sent} to forms were read");
        // The walk proves something only where what was planted is shown to those who may see it.
        Assert.Superset(new HashSet<string> { "text", "day", "number", "phone", "content" }, found.Shown);
        Assert.True(found.Faults.Count == 0, string.Join("\n", found.Faults));
    }

    /// <summary>The test can fail: a site whose store is opened as the machine for every reader, so that the row filter is off, leaks at once, on pages and in the answers to forms.</summary>
    [Fact]
    public async Task A_site_without_the_row_filter_is_found_out()
    {
        await using var site = await TestSite.StartAsync("sqlite", s => s.AddScoped(p =>
        {
            p.GetRequiredService<Ledger>();
            return p.GetRequiredService<IStore>().Open(Reader.Machine);
        }));
        var leaks = (await SentinelWalk.RunAsync(site, Role.Analyst, Role.FirstResponder)).Leaks;

        Assert.Contains(leaks, l => l.Contains("at GET", StringComparison.Ordinal));
        Assert.Contains(leaks, l => l.Contains("at POST", StringComparison.Ordinal));
    }

    /// <summary>The test can fail: a site that writes a file's name to its text log is found out.</summary>
    [Fact]
    public async Task A_site_that_logs_a_persons_data_is_found_out()
    {
        await using var site = await TestSite.StartAsync("sqlite", EverythingLogged);
        var planting = new Planting();
        await using (var db = site.Open()) await planting.PlantAsync(db);
        site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("hole").Log(LogLevel.Debug, "Took {File}", planting.Sentinels.All.First(s => s.Field == "Name").Key);

        Assert.Contains(await SentinelWalk.InTheLogsAsync(site, planting, []), l => l.StartsWith("the text log holds", StringComparison.Ordinal));
    }

    internal static void EverythingLogged(IServiceCollection services) =>
        services.Configure<LoggerFilterOptions>(o =>
        {
            o.Rules.Add(new(typeof(LogCapture).FullName, null, LogLevel.Debug, null));
            // The framework's own chatter below this is about itself.
            o.Rules.Add(new(typeof(LogCapture).FullName, "Microsoft", LogLevel.Information, null));
        });
}
