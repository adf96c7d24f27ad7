using Entente.Linkage.Live;
using Entente.Linkage.Tests.Batch;

namespace Entente.Linkage.Tests.Live;

/// <summary>What was committed is there when the folder is opened again; what is damaged is said to be.</summary>
public sealed class LinkStoreTests : IDisposable
{
    private static readonly (string Id, string[] Values)[] Rows = LinkIndexTests.Rows(Sightings.Csv(300, 9));

    private readonly string folder = Directory.CreateTempSubdirectory("entente-link-").FullName;

    [Fact]
    public void Opened_again_it_is_as_it_was_and_goes_on_as_the_one_that_stayed_open_does()
    {
        string[] before;
        using (var store = Begin())
        {
            foreach (var row in Rows.Skip(300)) store.Put(row.Id, row.Values);
            store.Put(Rows[3].Id, Rows[40].Values);
            store.Judge(new(Rows[1].Id, Rows[90].Id, true));
            store.Judge(new(Rows[2].Id, Rows[91].Id, false));
            store.Withdraw(Rows[2].Id, Rows[91].Id);
            store.Remove(Rows[5].Id);
            store.Commit();
            before = LinkIndexTests.Clusters(store.Index);
        }

        using var again = LinkStore.Open(folder);
        Assert.Equal(Rows.Length - 300 + 5, again.Replayed);
        Assert.Equal(before, LinkIndexTests.Clusters(again.Index));

        again.Compact();
        var straight = again.Index;
        again.Put("later", Rows[7].Values);
        again.Commit();
        again.Dispose();
        using var third = LinkStore.Open(folder);
        Assert.Equal(1, third.Replayed);
        Assert.Equal(LinkIndexTests.Clusters(straight), LinkIndexTests.Clusters(third.Index));
        Assert.Equal(straight.Explain("later", Rows[7].Id)!.InWords(), third.Index.Explain("later", Rows[7].Id)!.InWords());
    }

    [Fact]
    public void Wherever_a_crash_cuts_the_journal_the_whole_changes_before_are_kept()
    {
        using (var store = Begin())
        {
            foreach (var row in Rows.Skip(300).Take(3)) store.Put(row.Id, row.Values);
            store.Commit();
        }

        var journal = Path.Combine(folder, "journal-1");
        var whole = File.ReadAllBytes(journal);
        var seen = new HashSet<int>();
        for (var length = whole.Length; length >= 0; length -= 7)
        {
            File.WriteAllBytes(journal, whole[..length]);
            using var store = LinkStore.Open(folder);
            seen.Add(store.Replayed);
            Assert.Equal(300 + store.Replayed, store.Index.Count);
        }

        Assert.Equal([0, 1, 2, 3], seen.Order());
    }

    [Fact]
    public void A_damaged_snapshot_is_refused_in_words()
    {
        Begin().Dispose();
        var path = Path.Combine(folder, "snapshot-1");
        var whole = File.ReadAllBytes(path);
        var draw = new Random(4);
        for (var i = 0; i < 40; i++)
        {
            var bytes = whole.ToArray();
            if (i % 2 == 0) bytes[draw.Next(bytes.Length)] ^= 0x10;
            else bytes = bytes[..draw.Next(bytes.Length)];
            File.WriteAllBytes(path, bytes);
            Assert.Throws<FormatException>(() => LinkStore.Open(folder));
        }
    }

    [Fact]
    public void Names_in_several_scripts_come_back_as_they_were()
    {
        var rows = Rows.Take(200).ToArray();
        using (var store = LinkStore.Create(folder, LinkIndexTests.Index(rows)))
        {
            store.Put("arabic", ["فاطمة", "منصور", "1990-04-05", "+447712345678", "", "batown"]);
            store.Put("latin", ["Fatima", "Mansour", "1990-04-05", "+447712345678", "", "batown"]);
            store.Compact();
        }

        using var again = LinkStore.Open(folder);
        Assert.Equal(["arabic", "latin"], again.Index.Members("latin"));
    }

    [Fact]
    public void A_folder_in_use_is_not_begun_anew()
    {
        using var store = Begin();
        Assert.Throws<IOException>(() => LinkStore.Create(folder, store.Index));
        Assert.Throws<FormatException>(() => LinkStore.Open(Path.Combine(folder, "nothing")));
    }

    public void Dispose() => Directory.Delete(folder, true);

    private LinkStore Begin() => LinkStore.Create(folder, LinkIndexTests.Index(Rows.Take(300)));
}
