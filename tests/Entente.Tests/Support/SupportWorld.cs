using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Entente.Support.Offers;

namespace Entente.Tests.Support;

/// <summary>A referral with its case, a caseworker on it, and a charity with somebody who answers.</summary>
internal sealed record SupportWorld(TestDb Test, Case Case, Organisation Organisation, Reader Provider)
{
    private static readonly string[] Said = ["P1=bed", "E5.provider=identity", "G1.best=sq", "H1.value=Ana Madeup", "F1.kind=phone", "F1.value=+44 20 7946 0999", "A5.town=Madeup-on-Sea"];

    /// <summary>What the provider does, now.</summary>
    public Act Act => new(Provider, Purpose.Support, Make.Now);

    /// <param name="others">What the referral says besides, or instead.</param>
    public static async Task<SupportWorld> MakeAsync(TestDb test, params string[] others)
    {
        var referral = await Make.ReferralAsync(test, [.. Said, .. others]);
        var about = await CaseOfAsync(test, referral);
        var (organisation, reader) = await ProviderAsync(test, new(40));
        return new(test, about, organisation, reader);
    }

    /// <summary>The same on a running site.</summary>
    public static async Task<SupportWorld> MakeAsync(TestSite site)
    {
        await using var test = TestDb.On(site.Connection);
        return await MakeAsync(test);
    }

    public static async Task<(Organisation Organisation, Reader Reader)> ProviderAsync(TestDb test, OrganisationId id)
    {
        var organisation = Make.Provider(id);
        var people = Make.Person(out var user, id, default, false, Role.SupportProvider);
        await test.AddAsync([organisation, .. people]);
        return (organisation, Make.ProviderOf(user));
    }

    public static OfferSupport Ask(TestDb test, EntenteDb db) => new(db, test.Gate, test.Ids, QuestionSets.Shipped, SupportTerms.Shipped, Calendars.Shipped);

    public static AnswerOffer Answer(TestDb test, EntenteDb db) => new(db, test.Gate, new AssignDossier(db, test.Gate, test.Ids), SupportTerms.Shipped);

    public async Task<Result<SupportOffer>> AskAsync(OfferForm form, DateTimeOffset? when = null)
    {
        await using var db = Test.Open(Make.Reader(Role.CaseWorker));
        return await Ask(Test, db).RunAsync(Case.Reference, form, Make.Act(Role.CaseWorker, when), default);
    }

    public async Task<Reference> OfferAsync(Naming naming = Naming.Agreed, Organisation? of = null) =>
        (await AskAsync(Make.Asked((of ?? Organisation).Reference, naming))).Value.Reference;

    public async Task<Result<SupportOffer>> AnswerAsync(Func<AnswerOffer, Task<Result<SupportOffer>>> answer, Reader? who = null)
    {
        await using var db = Test.Open(who ?? Provider);
        return await answer(Answer(Test, db));
    }

    public async Task<OfferView> SeeAsync(Reference offer, DateTimeOffset? when = null)
    {
        await using var db = Test.Open(Provider);
        return (await new OfferFile(db, Test.Gate, Test.Ledger, QuestionSets.Shipped, Calendars.Shipped).ReadAsync(offer.Text, Act with { When = when ?? Make.Now }, default)).Value;
    }

    private static async Task<Case> CaseOfAsync(TestDb test, Referral referral)
    {
        var about = Case.Open(test.Ids, new(referral.Reference, referral.Dossier, referral.Organisation, new(10), "GB-EAW", referral.SentAt, referral.IsChild), Make.Machine);
        await test.AddAsync(about, Make.Assigned(Make.Reader(Role.CaseWorker), referral.Dossier));
        return about;
    }
}
