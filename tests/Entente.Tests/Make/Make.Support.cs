using Entente.Access;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Support.Offers;

namespace Entente.Tests;

public static partial class Make
{
    /// <summary>A charity that helps people.</summary>
    public static Organisation Provider(OrganisationId id) => new() { Id = id, Reference = Reference.New("ORG"), Name = $"Made-up Safe House {id.Value}", Sort = OrganisationSort.Charity };

    /// <summary>Who answers for that charity.</summary>
    public static Reader ProviderOf(User user) => new(user.Id, Role.SupportProvider, user.Organisation, user.Team) { Purpose = Purpose.Support };

    public static OfferForm Asked(Reference? provider = null, Naming naming = Naming.Agreed) =>
        new() { Provider = provider?.Text, Needs = ["bed", "food"], Wanted = ["counselling"], PlaceWishes = ["women-only"], Language = "sq", Danger = OfferDanger.MayBe, Naming = naming, Within = "next-day" };

    public static SupportOffer Offer(Case about, OrganisationId provider, DateTimeOffset? sentAt = null, string within = "next-day", Naming naming = Naming.Agreed) => SupportOffer.From(
        Asked(naming: naming) with { Within = within }, about, about.IsChild, provider, QuestionSets.Shipped.Current, SupportTerms.Shipped, Calendars.Shipped.Of(about.Territory), Ids, Act(Role.CaseWorker, sentAt)).Value;
}
