using Entente.Referrals.Questions;
using Entente.Support.Offers;
using Entente.Web.Design;

namespace Entente.Web.Support;

/// <summary>The codes of an offer in the reader's language. A code that today's questions no longer have is shown as it was kept.</summary>
public sealed class OfferWords(QuestionSets sets, SupportTerms terms, Texts texts)
{
    public IReadOnlyList<Choice> Needs => Choices("P1");

    public IReadOnlyList<Choice> Wanted => [.. Choices("E4").Where(c => c.Value != "none")];

    public IReadOnlyList<Choice> Languages => [.. sets.Current["G1"].Find("best")!.Options!.Select(o => new Choice(o.Code, texts.Of(o.Text)))];

    public IReadOnlyList<Choice> Wishes => [.. terms.PlaceWishes.Select(Choice)];

    public IReadOnlyList<Choice> Times => [.. terms.AnswerTimes.Select(t => new Choice(t.Code, texts.Of(t.Text)))];

    public IReadOnlyList<Choice> Declines => [.. terms.DeclineReasons.Select(Choice)];

    public IReadOnlyList<string> NeedsOf(SupportOffer offer) => Said("P1", offer.Needs);

    public IReadOnlyList<string> WantedOf(SupportOffer offer) => Said("E4", offer.Wanted);

    public IReadOnlyList<string> WishesOf(SupportOffer offer) => [.. Split(offer.PlaceWishes).Select(c => texts.Of(terms.PlaceWishes.FirstOrDefault(t => t.Code == c)?.Text ?? c))];

    public string LanguageOf(SupportOffer offer) => offer.Language.Length == 0 ? texts["offer.language.none"] : texts.Of(sets.Current["G1"].Find("best")!.TextOf(offer.Language));

    public string ReasonOf(SupportOffer offer) => texts.Of(terms.DeclineReasons.FirstOrDefault(t => t.Code == offer.Reason)?.Text ?? offer.Reason);

    public static string Colour(OfferState state) => state switch { OfferState.Sent => "yellow", OfferState.Accepted => "green", OfferState.Declined or OfferState.Expired => "orange", _ => "grey" };

    public static string Colour(OfferDanger danger) => danger switch { OfferDanger.Now => "red", OfferDanger.MayBe => "orange", _ => "grey" };

    private Choice Choice(SupportTerm term) => new(term.Code, texts.Of(term.Text));

    private List<Choice> Choices(string question) => [.. sets.Current[question].Parts[0].Options!.Select(o => new Choice(o.Code, texts.Of(o.Text)))];

    private List<string> Said(string question, string codes) => [.. Split(codes).Select(c => texts.Of(sets.Current[question].Parts[0].TextOf(c)))];

    private static string[] Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
