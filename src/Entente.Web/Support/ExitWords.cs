using Entente.Support.Exit;
using Entente.Web.Design;

namespace Entente.Web.Support;

/// <summary>The codes of an exit and of asking afterwards in the reader's language. A code that today's data no longer have is shown as it was kept.</summary>
public sealed class ExitWords(ExitTerms terms, Texts texts)
{
    public IReadOnlyList<Choice> Reasons => [.. terms.Reasons.Select(r => new Choice(r.Code, texts.Of(r.Text), r.NeedsWish ? texts["exit.reason.wish"] : null))];

    public IReadOnlyList<Choice> Wishes => Named<ExitWish>("exit.wish.");

    public IReadOnlyList<Choice> Safeties => Named<ExitSafety>("exit.safety.");

    public IReadOnlyList<Choice> Consents => Named<ExitConsent>("exit.consent.");

    public IReadOnlyList<Choice> Signs => Named<AgainSigns>("after.signs.");

    public IReadOnlyList<Choice> WhereTo => [.. terms.WhereTo.Select(w => new Choice(w.Code, texts.Of(w.Text)))];

    public IReadOnlyList<Choice> Ways => [.. terms.Ways.Select(w => new Choice(w.Code, texts.Of(w.Text)))];

    public IReadOnlyList<Choice> YesNo(string key) => [new("true", texts[key + ".yes"]), new("false", texts[key + ".no"])];

    public string Source => terms.Source;

    public string Reason(string code) => texts.Of(terms.ReasonOf(code)?.Text ?? code);

    public string Where(string code) => texts.Of(terms.WhereTo.FirstOrDefault(w => w.Code == code)?.Text ?? code);

    public string Way(string code) => texts.Of(terms.Ways.FirstOrDefault(w => w.Code == code)?.Text ?? code);

    public static string Colour(FollowUpState state) => state switch { FollowUpState.Due => "yellow", FollowUpState.Reached => "green", FollowUpState.NotReached => "orange", _ => "grey" };

    private List<Choice> Named<T>(string key) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new Choice(v.ToString(), texts[key + v]))];
}
