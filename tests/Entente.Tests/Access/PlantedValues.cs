using Entente.Access;
using Entente.Records;
using Entente.Referrals.Questions;

namespace Entente.Tests.Access;

/// <summary>Statements of every property of a schema, and answers to every question, each with a value of its own where its type can carry one.</summary>
internal sealed class PlantedValues(Sentinels sentinels)
{
    /// <summary>Besides people: what between them has a property of every kind and type.</summary>
    public static IReadOnlyList<string> Schemas { get; } = ["Episode", "UserAccount", "Address", "Document", "Vehicle", "Passport", "Call"];

    /// <param name="kind">Of a record each statement is shown by the kind of its property, what is open of itself too; the rows of a trial import as the import is.</param>
    public IReadOnlyList<Statement> Statements(string schema, object row, DataKind kind) =>
        [.. Ontology.Shipped[schema].Properties.Values.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Said(p, row, row is Entente.Records.Record ? p.Kind : kind)).OfType<Statement>()];

    private Statement? Said(SchemaProperty property, object row, DataKind kind)
    {
        Sentinel Of(string key) => new(key, row.GetType(), property.Name, property.Class, kind, row, true);
        return property.Type switch
        {
            PropertyType.Date => new(property.Name, sentinels.Day(Of).ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
            PropertyType.Number => new(property.Name, sentinels.Number(Of)),
            PropertyType.Phone => new(property.Name, sentinels.Phone(Of)) { Original = sentinels.Text(Of) },
            // A code of a list: any other value would be no world that the product can make.
            PropertyType.Country or PropertyType.Gender or PropertyType.Language or PropertyType.Boolean or PropertyType.Topic or PropertyType.Entity => null,
            _ => new(property.Name, sentinels.Text(Of)) { Original = sentinels.Text(Of), Quote = sentinels.Text(Of) },
        };
    }

    public Answers Answers(QuestionSet set, DataKind rowKind, object row)
    {
        var answers = Make.Answers("H1.kind=full");
        foreach (var question in set.All.Where(q => !q.OnCheck && !q.Required))
        {
            var kept = answers.Rows(question.Code) is [var first, ..] ? first : [];
            var parts = question.Parts.Where(p => p.Type is AnswerType.Text or AnswerType.Phone or AnswerType.Mail or AnswerType.Number or AnswerType.Money or AnswerType.Pdate).ToList();
            if (parts.Count == 0) continue;
            foreach (var part in parts) kept[part.Code] = [Answer(question, part, rowKind, row)];
            answers = answers.With(question.Code, kept);
        }

        return answers;
    }

    private string Answer(Question question, Part part, DataKind rowKind, object row)
    {
        // A draft is its organisation's as a whole; once sent, each answer has the kind that its question gives it.
        var kind = rowKind == DataKind.DraftReferral ? rowKind : part.Kind ?? question.Kind!.Value;
        Sentinel Of(string key) => new(key, row.GetType(), $"{question.Code}.{part.Code}", part.Class ?? question.Class!.Value, kind, row, true);
        return part.Type switch
        {
            AnswerType.Pdate => sentinels.Day(Of).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            AnswerType.Number or AnswerType.Money => sentinels.Number(Of),
            AnswerType.Phone => sentinels.Phone(Of),
            AnswerType.Mail => sentinels.Text(Of) + "@example.org",
            _ => sentinels.Text(Of),
        };
    }
}
