using Entente.Access;
using Entente.Cases.Consent;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Offers;

/// <summary>Whether a provider may be told who somebody is or how to reach them: the ground that was written down with the offer, unless the ledger of consent says no at this moment.</summary>
public static class MayBeNamed
{
    /// <summary>The parts of the data that tell who somebody is, and how to reach them.</summary>
    public const string Identity = "identity", Contact = "contact";

    /// <param name="isChild">Whether the person counts as a child at this moment.</param>
    /// <param name="set">The part of the data.</param>
    public static bool Holds(Naming naming, IReadOnlyList<ConsentEntry> ledger, string provider, string territory, bool isChild, DateTimeOffset at, string set) => naming switch
    {
        // A child's best interests are weighed by those who are responsible for the child, not by the ledger. From 18 on the person is asked.
        Naming.BestInterests => isChild || Answer(ledger, provider, territory, at, set).Allowed,
        // What was written down with the offer is that they agreed to be named; to be called or written to, they agree in the ledger.
        Naming.Agreed => Answer(ledger, provider, territory, at, set) is var answer && (answer.Allowed || (set == Identity && answer.State == ConsentState.NotGiven)),
        _ => false,
    };

    /// <summary>Every line counts, also one that this reader is not shown: a withdrawal stops use at once.</summary>
    internal static async Task<IReadOnlyList<ConsentEntry>> LedgerAsync(EntenteDb db, DossierId dossier, CancellationToken ct) =>
        await db.Consent.IgnoreQueryFilters(["access"]).AsNoTracking().Where(e => e.Dossier == dossier).ToListAsync(ct);

    /// <summary>What was said about support counts before what was said when they were referred.</summary>
    private static ConsentAnswer Answer(IReadOnlyList<ConsentEntry> ledger, string provider, string territory, DateTimeOffset at, string set)
    {
        ConsentAnswer For(string purpose) => ConsentRule.MayUse(ledger, new(purpose, "provider", provider, Country(territory), set), at);
        return For("support") is { State: not ConsentState.NotGiven } said ? said : For("referral");
    }

    /// <summary>As countries stand in the ledger.</summary>
    private static string Country(string territory) => territory.Split('-')[0].ToLowerInvariant();
}
