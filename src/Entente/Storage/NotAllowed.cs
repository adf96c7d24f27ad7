using Entente.Access;
using Entente.Foundation;

namespace Entente.Storage;

/// <summary>The matrix does not allow it. The refusal is already in the log.</summary>
/// <param name="Rule">The cell that refused, in words: the no-access page shows it.</param>
public sealed record NotAllowed(string Rule) : Problem("", Rule)
{
    public bool GlassMayBeBroken { get; init; }

    public static NotAllowed By(Permission permission) => new(permission.Rule) { GlassMayBeBroken = permission.GlassMayBeBroken };
}
