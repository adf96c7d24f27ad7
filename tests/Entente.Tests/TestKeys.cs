using Entente.Storage.Sealing;

namespace Entente.Tests;

/// <summary>Keys in memory, so that a test needs no file. All tests share one ring, and with it the models that are made for it.</summary>
public sealed class TestKeys(KeyList? list) : IKeyStore
{
    private int _changes;

    /// <summary>As of a centre that has had keys from its first day: what lies plain in a sealed column is a fault.</summary>
    public static KeyRing Ring { get; } = Fresh();

    public static KeyRing Fresh(bool takesPlain = false) => new(new TestKeys(KeyList.New(Make.Now, takesPlain)));

    public string Mark => $"{_changes}";

    public KeyList? Read() => list;

    public void Change(Func<KeyList?, KeyList> change)
    {
        list = change(list);
        _changes++;
    }
}
