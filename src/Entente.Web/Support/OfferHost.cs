using Entente.Support.Offers;
using Entente.Web.Shell;

namespace Entente.Web.Support;

/// <summary>Writes down which offers of support ran out: looks at start and every five minutes, because a bed for tonight is asked for by the hour.</summary>
internal sealed class OfferHost(ExpireOffers expire, TimeProvider clock, ILogger<OfferHost> log) : Rounds(TimeSpan.FromMinutes(5), clock, log)
{
    protected override string Did => "offers of support that ran out";

    protected override Task<int> GoAsync(CancellationToken ct) => expire.RunAsync(ct);
}
