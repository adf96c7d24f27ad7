using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Web.Design;

namespace Entente.Web.Referrals;

/// <summary>One field of a question's page: the part, and the row that its value stands in.</summary>
public sealed record PartField(Part Part, AnswerRow Row, string? Hint, bool IsHeading)
{
    public const string Prefix = "Answer.";

    public string Name => Prefix + Part.Code;

    public string? Value => Row.First(Part.Code);

    public PartialDate? Date => PartialDate.TryParse(Value, out var date) ? date : null;

    public string Sense => Row.First(Part.Code + ".Sense") ?? (Date?.Sense ?? DateSense.Plain).ToString();

    public IReadOnlyList<Choice> Senses(Texts texts) => [.. Enum.GetNames<DateSense>().Select(s => new Choice(s, texts["sense." + s]))];

    public override string ToString() => Part.Code;
}
