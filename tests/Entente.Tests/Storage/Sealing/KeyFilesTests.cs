using Entente.Foundation;
using Entente.Storage.Sealing;
using Entente.Tests.Reliability;

namespace Entente.Tests.Storage.Sealing;

public sealed class KeyFilesTests
{
    [Fact]
    public void The_keys_come_back_from_two_files_that_only_their_owner_reads_and_neither_shows_them()
    {
        using var place = new Place();
        var files = KeyFiles.At(place.Var);
        Assert.Null(files.Read());

        var made = KeyList.New(Make.Now, takesPlain: true);
        files.Change(_ => made);

        var read = KeyFiles.At(place.Var + "/").Read()!;
        Assert.Equal(made.Keys.Select(k => (k.Id, k.Compartment, k.MadeAt)), read.Keys.Select(k => (k.Id, k.Compartment, k.MadeAt)));
        Assert.All(made.Keys.Zip(read.Keys), pair => Assert.Equal(pair.First.Material, pair.Second.Material));
        Assert.True(read.TakesPlain);
        Assert.Equal(place["var.master-key"], files.Master);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in (string[])[files.Ring, files.Master]) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var written = File.ReadAllText(files.Ring) + File.ReadAllText(files.Master);
        Assert.All(made.Keys, k => Assert.DoesNotContain(Convert.ToBase64String(k.Material), written, StringComparison.Ordinal));
        Assert.All(made.Keys, k => Assert.Equal(k.Id, $"{k}"));
        Assert.True(KeyFiles.IsMaster(files.Master));
        Assert.False(KeyFiles.IsMaster(files.Ring));
    }

    [Theory]
    [InlineData("no master", "is missing, and without it nothing sealed in this centre opens", "--MasterKey")]
    [InlineData("another master", "is not the one that", "name the right file with --MasterKey")]
    [InlineData("torn master", "holds no master key", "Put it back from where you keep its copy")]
    [InlineData("torn ring", "holds none: it is torn", "Put it back from the folder var/keys of a backup")]
    [InlineData("changed ring", "was changed since it was written", "Put it back from the folder var/keys of a backup")]
    public void What_does_not_open_is_told_with_its_place_and_remedy(string what, params string[] words)
    {
        using var place = new Place();
        var files = KeyFiles.At(place.Var);
        files.Change(_ => KeyList.New(Make.Now, takesPlain: false));
        var ring = File.ReadAllText(files.Ring);
        switch (what)
        {
            case "no master": File.Delete(files.Master); break;
            case "another master":
                KeyFiles.At(place["other"]).Change(_ => KeyList.New(Make.Now, takesPlain: false));
                File.Copy(place["other.master-key"], files.Master, overwrite: true);
                break;
            case "torn master": File.WriteAllText(files.Master, File.ReadAllText(files.Master)[..30]); break;
            case "torn ring": File.WriteAllText(files.Ring, ring[..10]); break;
            default: File.WriteAllText(files.Ring, ring[..60] + (ring[60] == 'A' ? 'B' : 'A') + ring[61..]); break;
        }

        var said = Assert.Throws<InvalidDataException>(() => files.Read()).Message;

        Assert.All(words, w => Assert.Contains(w, said, StringComparison.Ordinal));
        Assert.Contains(place.Folder, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_program_finds_a_key_that_another_made()
    {
        using var place = new Place();
        var spot = new SealedPlace("alerts", "What", FieldClass.Hazard);
        KeyRing here = new(KeyFiles.At(place.Var)), there = new(KeyFiles.At(place.Var));
        here.Change(_ => KeyList.New(Make.Now, takesPlain: false));
        var before = SealedText.Seal("a door", spot, here);
        Assert.Equal("a door", SealedText.Open(before, spot, there));

        here.Change(list => list!.Rotated([CompartmentKey.New(FieldClass.Hazard, Make.Now)], Make.Now));

        Assert.Equal("a door", SealedText.Open(SealedText.Seal("a door", spot, here), spot, there));
        Assert.Equal("a door", SealedText.Open(before, spot, here));
    }
}
