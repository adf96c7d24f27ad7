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

    public string Name => Prefix + Part.Code;

    /// <summary>What is offered today, and what was chosen when it still was.</summary>
    public IReadOnlyList<Choice> Choices(Texts texts) => [.. (Part.Options ?? []).Where(o => o.IsOffered(Day) || Row.All(Part.Code).Contains(o.Code)).Select(o => new Choice(o.Code, texts.Of(o.Text)))];

    public IReadOnlyList<string> Suggestions => [.. Part.Suggestions.Where(o => o.IsOffered(Day)).Select(o => o.Text)];

    public string? Value => Row.First(Part.Code);

    public PartialDate? Date => PartialDate.TryParse(Value, out var date) ? date : null;

    public string Sense => Row.First(Part.Code + ".Sense") ?? (Date?.Sense ?? DateSense.Plain).ToString();

    public IReadOnlyList<Choice> Senses(Texts texts) => [.. Enum.GetNames<DateSense>().Select(s => new Choice(s, texts["sense." + s]))];

    public override string ToString() => Part.Code;
}
