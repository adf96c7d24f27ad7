using System.Text.RegularExpressions;
using Entente.Storage;
using Entente.Tests.Storage;

namespace Entente.Tests.Architecture;

/// <summary>What the pages say of the house is so.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    [Fact]
    public void The_rooms_stand_in_the_architecture_in_the_order_that_the_test_holds_them_to()
    {
        var told = Row().Matches(Section(File.ReadAllText(Path.Combine(Docs, "architecture.md")), "## The rooms")).Select(m => m.Groups[1].Value).Where(name => name != "Room");

        Assert.Equal(RoomTests.Rooms, told);
    }

    [Fact]
    public void Each_room_has_a_page() =>
        Assert.All(RoomTests.Rooms, room => Assert.True(File.Exists(Path.Combine(Docs, "rooms", $"{room.ToLowerInvariant()}.md")), $"docs/rooms has no page for {room}"));

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var pages = Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Repository.Root, "*.md")).ToList();
        var broken = from page in pages
                     from Match link in Link().Matches(File.ReadAllText(page))
                     let to = link.Groups[1].Value
                     where !to.StartsWith("http", StringComparison.Ordinal) && !to.StartsWith('#')
                     let file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, to.Split('#')[0]))
                     where !File.Exists(file) && !Directory.Exists(file)
                     select $"{Path.GetRelativePath(Repository.Root, page)} → {to}";

        Assert.Empty(broken);
        Assert.True(pages.Sum(p => Link().Count(File.ReadAllText(p))) > 30, "the links were not found");
    }

    [Fact]
    public void Whatever_the_page_of_events_says_writes_one_is_code_or_a_room()
    {
        var names = new[] { typeof(EntenteDb).Assembly, typeof(Program).Assembly, System.Reflection.Assembly.Load("Entente.World") }.SelectMany(a => a.GetTypes()).Select(t => t.Name).ToHashSet();
        var writers = File.ReadAllLines(Path.Combine(Docs, "events.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).SelectMany(l => Code().Matches(l.Split('|')[2]).Select(m => m.Groups[1].Value));

        Assert.All(writers.Distinct(), w => Assert.Contains(w, names));
    }

    private static string Section(string page, string title)
    {
        var from = page.IndexOf(title, StringComparison.Ordinal) + title.Length;
        var to = page.IndexOf("\n## ", from, StringComparison.Ordinal);
        return page[from..(to < 0 ? page.Length : to)];
    }

    [GeneratedRegex(@"^\| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([A-Z]\\w+)`")]
    private static partial Regex Code();
}
