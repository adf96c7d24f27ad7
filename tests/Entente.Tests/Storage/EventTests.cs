using Entente.Access;
using Entente.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Storage;

public sealed class EventTests
{
    internal static readonly List<Type> Events = [.. new[] { typeof(Event).Assembly, typeof(Program).Assembly, System.Reflection.Assembly.Load("Entente.World") }.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Event)))];

    [Fact]
    public void Every_event_is_a_sealed_record_and_no_two_have_one_name()
    {
        Assert.All(Events, e => Assert.True(e.IsSealed && e.GetMethod("<Clone>$") is not null, $"{e.Name} is no sealed record"));
        Assert.Empty(Events.GroupBy(e => e.Name).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_event_stands_in_the_page_of_events_and_every_line_there_is_one()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "events.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('`')[1]).ToHashSet();
        Assert.Empty(Events.Select(e => e.Name).Where(n => !page.Contains(n)).Select(n => $"{n} is missing in docs/events.md"));
        Assert.Empty(page.Except(Events.Select(e => e.Name)).Select(n => $"docs/events.md tells of {n}, which is no event"));
    }

    [Fact]
    public void Every_event_has_words_for_whoever_reads_the_log()
    {
        var texts = Entente.Foundation.DataFolder.Shipped.Read<Dictionary<string, string>>("texts/en/events.json");
        Assert.Empty(Events.Select(e => $"event.{e.Name}").Where(k => !texts.ContainsKey(k)).Select(k => $"{k} is missing in data/texts/en/events.json"));
    }

    [Fact]
    public async Task An_act_fails_when_the_log_cannot_be_written()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await using (var db = test.Open()) await db.Database.ExecuteSqlRawAsync("ALTER TABLE audit RENAME TO audit_gone");

        await Assert.ThrowsAnyAsync<Exception>(() => test.Ledger.RememberAsync(Make.Act(Role.CaseWorker), new Seen("list", "", 1), default));
        await Assert.ThrowsAnyAsync<Exception>(() => test.AddAsync(new Assignment { Id = new(1), Dossier = new(1), User = new(1), Role = Role.CaseWorker, From = Make.Now }));

        await using (var db = test.Open()) await db.Database.ExecuteSqlRawAsync("ALTER TABLE audit_gone RENAME TO audit");
        await using var after = test.Open();
        Assert.Equal(0, await after.Set<Assignment>().CountAsync());
        await test.Ledger.RememberAsync(Make.Act(Role.CaseWorker), new Seen("list", "", 1), default); // and works again afterwards
    }
}

/// <summary>Where the repository lies, for tests that read its pages.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string from) => File.Exists(Path.Combine(from, "Entente.slnx")) ? from : Find(Path.GetDirectoryName(from) ?? throw new InvalidOperationException("Run the tests inside the repository."));
}
