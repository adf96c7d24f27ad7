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
    public void A_change_that_was_kept_and_then_damaged_is_told_of_and_what_is_whole_can_be_taken()
    {
        Commit(4);
        var journal = Path.Combine(folder, "journal-1");
        var whole = File.ReadAllBytes(journal);
        var second = LengthOfFirst(whole);
        for (var at = second; at < second + 60; at++)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 0x15;
            File.WriteAllBytes(journal, bytes);
            var fault = Assert.Throws<FormatException>(() => LinkStore.Open(folder));
            Assert.StartsWith($"journal-1 is damaged from byte {second} to ", fault.Message, StringComparison.Ordinal);
            Assert.Contains(" 1 before them are whole", fault.Message, StringComparison.Ordinal);
            Assert.Equal(bytes, File.ReadAllBytes(journal));
        }

        using (var mended = LinkStore.Open(folder, mend: true))
        {
            Assert.True(mended.Mended);
            Assert.Equal(3, mended.Replayed);
            Assert.Equal(303, mended.Index.Count);
        }

        Assert.Equal(whole.Length, new FileInfo(journal + ".damaged").Length);
        using var again = LinkStore.Open(folder);
        Assert.False(again.Mended);
        Assert.Equal(303, again.Index.Count);
    }

    [Fact]
    public void A_write_that_never_ended_is_left_out_and_told_though_a_change_of_it_is_whole()
    {
        using (var store = Begin())
        {
            store.Put(Rows[300].Id, Rows[300].Values);
            store.Commit();
            store.Put(Rows[301].Id, Rows[301].Values);
            store.Put(Rows[302].Id, Rows[302].Values);
            store.Commit();
        }

        var journal = Path.Combine(folder, "journal-1");
        var bytes = File.ReadAllBytes(journal);
        var first = LengthOfFirst(bytes);
        bytes[first + 20] ^= 0x15;
        File.WriteAllBytes(journal, bytes);
        using (var store = LinkStore.Open(folder))
        {
            Assert.Equal((1, bytes.Length - first, false), (store.Replayed, store.LeftOut, store.Mended));
            store.Put("later", Rows[7].Values);
        }

        using var again = LinkStore.Open(folder);
        Assert.Equal((2, 0L), (again.Replayed, again.LeftOut));
    }

    [Fact]
    public void A_second_process_is_kept_out_until_the_first_has_gone()
    {
        using (var store = Begin())
        {
            Assert.Contains("is in use", Assert.Throws<IOException>(() => LinkStore.Open(folder)).Message, StringComparison.Ordinal);
            store.Put("late", Rows[7].Values);
            store.Commit();
        }

        using var again = LinkStore.Open(folder);
        Assert.Equal(1, again.Replayed);
    }

    [Fact]
    public void A_journal_without_its_index_is_not_taken_for_an_empty_one()
    {
        Commit(1);
        File.Delete(Path.Combine(folder, "snapshot-1"));
        Assert.Contains("no index that they belong to", Assert.Throws<IOException>(Begin).Message, StringComparison.Ordinal);
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

    private void Commit(int changes)
    {
        using var store = Begin();
        foreach (var row in Rows.Skip(300).Take(changes))
        {
            store.Put(row.Id, row.Values);
            store.Commit();
        }
    }

    private static int LengthOfFirst(byte[] journal) => 12 + (int)(BitConverter.ToUInt32(journal) & 0x7FFF_FFFF);

    private LinkStore Begin() => LinkStore.Create(folder, LinkIndexTests.Index(Rows.Take(300)));
}
