using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Web.Design;

namespace Entente.Web.Referrals;

/// <summary>One field of a question's page: the part, and the row that its value stands in.</summary>
public sealed record PartField(Part Part, AnswerRow Row, string? Hint, bool IsHeading)
{
    public const string Prefix = "Answer.";

    /// <summary>The day on which it is asked: what is offered depends on it.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Whether a field of the form belongs to this part: a date has several.</summary>
    public static bool IsOf(Part part, string field) => field == Prefix + part.Code
        || (part.Type == AnswerType.Pdate && ((string[])[".Day", ".Month", ".Year", ".Sense"]).Any(f => field == Prefix + part.Code + f));

    /// <summary>Whether this centre offers what only some do.</summary>
    public Func<IReadOnlyList<string>, bool> IsUsed { get; init; } = _ => true;

    public string Name => Prefix + Part.Code;

    /// <summary>What is offered today, and what was chosen when it still was.</summary>
    public IReadOnlyList<Choice> Choices(Texts texts) => [.. (Part.Options ?? []).Where(o => (o.IsOffered(Day) && IsUsed(o.Centres)) || Row.All(Part.Code).Contains(o.Code)).Select(o => new Choice(o.Code, texts.Of(o.Text)))];

    public IReadOnlyList<string> Suggestions => [.. Part.Suggestions.Where(o => o.IsOffered(Day)).Select(o => o.Text)];

    public string? Value => Row.First(Part.Code);

    public PartialDate? Date => PartialDate.TryParse(Value, out var date) ? date : null;

    /// <summary>Of an ordered answer, what stands at a place of the order.</summary>
    public string? At(int place) => Row.All(Part.Code).ElementAtOrDefault(place);

    /// <summary>How many places an ordered answer offers.</summary>
    public int Places => Math.Max(3, Math.Min(Row.All(Part.Code).Count + 1, 8));

    public string Sense => Row.First(Part.Code + ".Sense") ?? (Date?.Sense ?? DateSense.Plain).ToString();

    public IReadOnlyList<Choice> Senses(Texts texts) => [.. Enum.GetNames<DateSense>().Select(s => new Choice(s, texts["sense." + s]))];

    public override string ToString() => Part.Code;
}
