using Entente.Access;
using Entente.Storage;
using Entente.Support.Offers;

namespace Entente.Tests.Support;

/// <summary>Fairness across providers in figures, of which none points to one person.</summary>
public sealed class ProviderCountsTests
{
    [Theory, EveryDatabase]
    public async Task A_supervisor_sees_how_providers_answer_and_no_number_below_five(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (many, few) = (Make.Provider(new(40)), Make.Provider(new(41)));
        var offers = Enumerable.Range(0, 6).Select(i => (Offer: Make.Offer(Make.Case(dossier: 6_000 + i), many.Id), Accepts: true))
            .Concat(Enumerable.Range(0, 4).Select(i => (Offer: Make.Offer(Make.Case(dossier: 7_000 + i), few.Id), Accepts: true)))
            .Concat(Enumerable.Range(0, 5).Select(i => (Offer: Make.Offer(Make.Case(dossier: 8_000 + i), few.Id), Accepts: false))).ToList();
        foreach (var (offer, accepts) in offers)
        {
            if (accepts) Assert.Null(offer.Accept(Make.Act(Role.SupportProvider)));
        }

        offers[0].Offer.End();
        await test.AddAsync([many, few, .. offers.Select(o => o.Offer)]);
        var later = Make.Now.AddDays(30);

        var supervisor = Make.Reader(Role.Supervisor);
        await using var db = test.Open(supervisor);
        var lines = (await new ProviderCounts(db, test.Ledger).ReadAsync(Make.Act(Role.Supervisor, later), default)).Value;

        // What ended was accepted too; what nobody answered ran out, whether or not it was written down.
        Assert.Equal([(many.Name, 6, null, null), (few.Name, null, null, 5)], lines.Select(l => (l.Provider, l.Accepted, l.Ended, l.Expired)));
        await using var provider = test.Open(Make.Reader(Role.SupportProvider));
        Assert.IsType<NotAllowed>(Assert.Single((await new ProviderCounts(provider, test.Ledger).ReadAsync(Make.Act(Role.SupportProvider, later), default)).Problems));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    public void A_number_below_five_is_not_told(int count, int? told) => Assert.Equal(told, ProviderCounts.Told(count));
}
