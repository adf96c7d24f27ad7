using Entente.Audit;
using Entente.Foundation;

namespace Entente.Storage.Sealing;

/// <summary>Makes a new current key for each of these compartments. What the old ones sealed stays readable, and <see cref="SealAnew"/> brings it under the new ones.</summary>
public sealed class RotateKeys(EntenteDb db)
{
    public async Task<IReadOnlyList<CompartmentKey>> RunAsync(IReadOnlyList<FieldClass> compartments, Act act, CancellationToken ct)
    {
        CompartmentKey[] made = [.. compartments.Select(c => CompartmentKey.New(c, act.When))];
        // Within the commit: no rotation without its line.
        db.Alongside(_ =>
        {
            db.Keys.Change(list => list!.Rotated(made, act.When));
            return Task.CompletedTask;
        });
        await db.CommitAsync(act, new KeysRotated(CompartmentKey.Names(made)), ct);
        return made;
    }
}

/// <summary>Compartments have new keys.</summary>
/// <param name="Keys">Each by its compartment and id.</param>
public sealed record KeysRotated(string Keys) : Event;
