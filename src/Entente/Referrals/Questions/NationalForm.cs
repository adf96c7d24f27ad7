using Entente.Foundation;

namespace Entente.Referrals.Questions;

/// <summary>A national referral form, question by question, with the questions of ours that hold its answer. The words are ours: none of its sentences is copied.</summary>
public sealed class NationalForm
{
    private NationalForm(string code, string title, string source, string set, IReadOnlyList<NationalQuestion> questions) => (Code, Title, Source, Set, Questions) = (code, title, source, set, questions);

    public string Code { get; }

    public string Title { get; }

    public string Source { get; }

    /// <summary>The version of our questions that it is mapped to.</summary>
    public string Set { get; }

    public IReadOnlyList<NationalQuestion> Questions { get; }

    public static NationalForm Shipped { get; } = From(DataFolder.Shipped, "national-2026-04");

    /// <exception cref="InvalidDataException">A line leads to a question that is not there, or says not why it differs.</exception>
    public static NationalForm From(DataFolder data, string code)
    {
        var file = data.Read<FormFile>($"questions/{code}.json");
        var set = QuestionSet.From(data, file.Set);
        foreach (var line in file.Questions)
        {
            if (line.Codes.Count == 0) throw new InvalidDataException($"data/questions/{code}.json: {line.Number} leads to no question.");
            foreach (var to in line.Codes.Concat(line.Say.Keys))
            {
                var (question, part) = to.Split('.', 2) is [var q, var p] ? (q, p) : (to, "");
                if (set.Find(question) is not { } ours || (part.Length > 0 && !Has(ours, part))) throw new InvalidDataException($"data/questions/{code}.json: {line.Number} leads to {to}, which {file.Set} has not.");
            }

            if (line.As != NationalMatch.Same && string.IsNullOrWhiteSpace(line.Why)) throw new InvalidDataException($"data/questions/{code}.json: {line.Number} does not say why it is asked otherwise.");
        }

        return new(file.Code, file.Title, file.Source, file.Set, file.Questions);
    }

    /// <summary>A part, or the day, month or year of one that is a date.</summary>
    private static bool Has(Question question, string part) =>
        question.Find(part) is not null || (part.LastIndexOf('.') is > 0 and var dot && question.Find(part[..dot])?.Type == AnswerType.Pdate);

    private sealed record FormFile(string Code, string Title, string Source, string Set, IReadOnlyList<NationalQuestion> Questions);
}

/// <summary>One question of the national form.</summary>
/// <param name="Number">Counted in the order of the form.</param>
/// <param name="Asks">What it asks, in our words.</param>
/// <param name="Codes">The questions of ours that hold the answer, as "K1" or "K1.K5".</param>
/// <param name="As">Whether we ask the same, ask it better, or ask it in several questions.</param>
/// <param name="Say">A made-up answer to it as ours: the part, and what is entered; several values joined by "|".</param>
public sealed record NationalQuestion(string Number, string Section, string Asks, IReadOnlyList<string> Codes, NationalMatch As, IReadOnlyDictionary<string, string> Say)
{
    /// <summary>When it is asked there; always, where nothing is said.</summary>
    public string? When { get; init; }

    public string? Why { get; init; }
}

/// <summary>How a question of a national form is asked by ours.</summary>
public enum NationalMatch { Same, Better, Split }
