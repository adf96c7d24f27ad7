namespace Entente.Storage.Sealing;

/// <summary>Where the keys of a centre lie.</summary>
public interface IKeyStore
{
    /// <summary>Null where none were made yet.</summary>
    KeyList? Read();

    /// <summary>Something that is another once the list has changed, cheap to ask for.</summary>
    string Mark { get; }

    /// <summary>Puts another list in place of the one there, whole or not at all.</summary>
    void Change(Func<KeyList?, KeyList> change);
}

/// <summary>No keys at all: for what reads the log, copies tables or makes migrations, and opens no field.</summary>
internal sealed class NoKeys : IKeyStore
{
    public KeyList? Read() => null;

    public string Mark => "";

    public void Change(Func<KeyList?, KeyList> change) => throw new InvalidOperationException("This store was opened without keys.");
}
