using Entente.Clocks;
using Entente.Retention.Requests;
using Entente.Web.Design;

namespace Entente.Web.Retention;

/// <summary>Codes of requests in words; a code that no list has any more is shown as it is.</summary>
internal static class RequestWords
{
    private static RequestTerms Terms => RequestTerms.Shipped;

    public static string RequestChannel(this Texts texts, string code) => code == RequestTerms.OwnPage ? texts["request.own-page"] : texts.Of(Terms.Channels.FirstOrDefault(c => c.Code == code)?.Text ?? code)!;

    public static string RequestIdentity(this Texts texts, string code) => code == RequestTerms.OwnPage ? texts["request.own-page.identity"] : texts.Of(Terms.Identities.FirstOrDefault(c => c.Code == code)?.Text ?? code)!;

    public static string RequestLaw(this Texts texts, string code) => Terms.Law(code) is { } law ? $"{texts.Of(law.Text)}. {texts.Sourced(law.Source, law.Status)}" : code;

    public static string Sourced(this Texts texts, string source, FactStatus status) => texts[status == FactStatus.Verified ? "retention.source" : "retention.source.unconfirmed", texts.Of(source)!];

    public static IReadOnlyList<Choice> Choices(this Texts texts, IEnumerable<RequestCode> codes) => [.. codes.Select(c => new Choice(c.Code, texts.Of(c.Text)!))];

    public static IReadOnlyList<Choice> Choices(this Texts texts, IEnumerable<RequestGround> grounds) => [.. grounds.Select(g => new Choice(g.Code, texts.Of(g.Text)!, texts.Sourced(g.Source, g.Status)))];

    public static IReadOnlyList<Choice> Laws(this Texts texts, string territory) => [.. Terms.LawsIn(territory).Select(l => new Choice(l.Code, texts.Of(l.Text)!, texts.Sourced(l.Source, l.Status)))];

    public static string RequestGround(this Texts texts, string code) => texts.Of(Terms.Grounds.Concat(Terms.Refusals).FirstOrDefault(g => g.Code == code)?.Text ?? code)!;

    public static string Colour(FindingState state) => state switch { FindingState.Handed => "green", FindingState.Withheld => "purple", FindingState.WithholdingProposed => "yellow", _ => "blue" };
}
