using Entente.Foundation;

namespace Entente.Storage.Sealing;

/// <summary>The keys that a running program seals and opens with. It sees within ten seconds what another program changed, and at once where a field names a key that it does not know.</summary>
public sealed class KeyRing(IKeyStore store)
{
    private const int LookMilliseconds = 10_000;
    private readonly Lock _reading = new();
    private volatile Held? _held;

    /// <summary>Opens and seals nothing.</summary>
    public static KeyRing None { get; } = new(new NoKeys());

    private sealed record Held(KeyList List, Dictionary<string, CompartmentKey> ById, string Mark, long At);

    public IKeyStore Store { get; } = store;

    public KeyList List => Now().List;

    public bool TakesPlain => (_held ?? Now()).List.TakesPlain;

    /// <summary>The key that a new text of this compartment is sealed with.</summary>
    internal CompartmentKey Current(FieldClass compartment) => Now().List.CurrentOf(compartment)
        ?? throw new InvalidOperationException($"There is no key for the compartment {compartment}: this store was opened without keys, or before they were made.");

    internal CompartmentKey? Find(string id)
    {
        var held = _held ?? Now();
        return held.ById.GetValueOrDefault(id) ?? (Store.Mark == held.Mark ? null : Read().ById.GetValueOrDefault(id));
    }

    public void Change(Func<KeyList?, KeyList> change)
    {
        lock (_reading)
        {
            Store.Change(change);
            _held = null;
        }
    }

    private Held Now()
    {
        var held = _held;
        if (held is not null && Environment.TickCount64 - held.At < LookMilliseconds) return held;
        if (held is not null && Store.Mark == held.Mark) return _held = held with { At = Environment.TickCount64 };
        return Read();
    }

    private Held Read()
    {
        lock (_reading)
        {
            // The mark first: what changes between the two is seen at the next look.
            var mark = Store.Mark;
            var list = Store.Read() ?? new([], TakesPlain: true);
            return _held = new(list, list.Keys.ToDictionary(k => k.Id), mark, Environment.TickCount64);
        }
    }
}
