using Entente.Support.Needs;
using Entente.Web.Design;

namespace Entente.Web.Support;

/// <summary>The codes of a need in the reader's language. A code that today's data no longer have is shown as it was kept.</summary>
public sealed class NeedWords(NeedTerms terms, Texts texts)
{
    public IReadOnlyList<Choice> Urgencies => [.. terms.Urgencies.Select(u => new Choice(u.Code, texts.Of(u.Text), texts["need.urgency.review", u.ReviewWithinDays]))];

    public IReadOnlyList<Choice> WithoutView => [.. terms.WithoutView.Select(w => new Choice(w.Code, texts.Of(w.Text)))];

    public string Source => terms.Source;

    public bool IsConfirmed => terms.IsConfirmed;

    public IReadOnlyList<Choice> Areas(IEnumerable<NeedArea> some) => [.. some.Select(a => new Choice(a.Code, texts.Of(a.Text)))];

    public string Area(string code) => texts.Of(terms.AreaOf(code)?.Text ?? code);

    public string Urgency(string code) => texts.Of(terms.UrgencyOf(code)?.Text ?? code);

    public string Colour(string code) => terms.UrgencyOf(code)?.Colour ?? "grey";

    public string NoView(string code) => texts.Of(terms.WithoutView.FirstOrDefault(w => w.Code == code)?.Text ?? code);
}

/// <summary>The fields of a need.</summary>
/// <param name="Areas">What can be chosen; empty where the area stands.</param>
public sealed record NeedFields(NeedForm Form, IReadOnlyList<Choice> Areas, int Number)
{
    public override string ToString() => nameof(NeedFields);
}

/// <summary>One version of a need as it was kept, with who saved it.</summary>
public sealed record NeedVersion(Need Need, string SavedBy)
{
    public override string ToString() => Need.Reference.Text;
}
