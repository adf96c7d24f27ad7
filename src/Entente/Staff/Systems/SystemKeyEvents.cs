using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Staff.Systems;

/// <summary>An organisation's own system was given a key. The secret is in no log.</summary>
/// <param name="System">The account that it acts as.</param>
public sealed record SystemKeyMade(Reference Key, OrganisationId Organisation, UserId System, bool MayRefer, bool MayRead, DateTimeOffset Until) : Event;

/// <summary>A key was taken back: it opens nothing from this moment.</summary>
public sealed record SystemKeyRevoked(Reference Key, OrganisationId Organisation) : Event;

/// <summary>A system was not let in. Key is empty where none is known by what was sent, which is never kept.</summary>
/// <param name="Why">"no such key", "wrong secret", "expired", "revoked", "organisation closed" or "too often".</param>
public sealed record SystemTurnedAway(string Key, string Why) : Event
{
    public override EventSort Sort => EventSort.SignIn;
}
