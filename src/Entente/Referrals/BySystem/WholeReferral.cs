using Entente.Referrals.Questions;

namespace Entente.Referrals.BySystem;

/// <summary>A whole referral as an organisation's own system says it: each answer by the code of its question, in rows, by the codes of its parts.</summary>
/// <param name="Questions">The version of the questions that it answers.</param>
/// <param name="Said">Each question's rows; a row is what stood in the fields, or the reason for having no answer.</param>
public sealed record WholeReferral(string Questions, IReadOnlyDictionary<string, IReadOnlyList<SaidRow>> Said, SendForm Form)
{
    /// <summary>The largest body that is read.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Of a body that is wrong throughout no more is told: nobody mends more at once.</summary>
    public const int MostTold = 200;

    /// <summary>Whether a system may answer it: the check page's own questions are asked beside the answers, notes for oneself are not sent, and files come through the site.</summary>
    public static bool Asks(Question question) => question is { OnCheck: false, NeverSent: false } && question.Type != AnswerType.Files;

    public override string ToString() => Questions;
}

/// <summary>One row of an answer as it came.</summary>
public sealed record SaidRow(IReadOnlyDictionary<string, string[]> Entered, string? WhyNot)
{
    public override string ToString() => $"{Entered.Count} fields";
}
