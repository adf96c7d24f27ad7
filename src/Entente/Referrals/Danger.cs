using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>What the answers say of danger now: whether there is any, what it is, where it is, where the person is, and whom to call.</summary>
public sealed record Danger(bool IsThere, string What, string Place, string PersonAt, string CallBack)
{
    /// <summary>Rule L8: the desk is told, whether or not anything is sent.</summary>
    public const string LettersToExploiter = "Letters would go to somebody who is named among the exploiters";

    /// <summary>Rule L8, of an interpreter.</summary>
    public const string InterpreterIsExploiter = "Somebody who interpreted is named among the exploiters";

    public string Where => string.Join(", ", new[] { Place, PersonAt }.Where(p => p.Length > 0).Distinct());

    public static Danger Of(QuestionSet set, Answers answers)
    {
        var kind = set["A2"].Parts.First(p => p.Code == "danger");
        var letters = SafeContact.LettersGoToExploiter(set.Asked(answers));
        var interpreter = SafeContact.InterpreterIsExploiter(set.Asked(answers));
        return new(
            answers.First("A1") == "yes" || letters || interpreter,
            string.Join("; ", answers.All("A2", "danger").Select(kind.TextOf).Concat(answers.All("A2", "what")).Concat(letters ? [LettersToExploiter] : []).Concat(interpreter ? [InterpreterIsExploiter] : [])),
            PlaceOf(answers, "A2"),
            PlaceOf(answers, "A5"),
            answers.First("A2", "call-back") ?? answers.First("B2", "phone") ?? "");
    }

    /// <summary>What is left of the places where a report says nothing of who the person is.</summary>
    public static string PlacesIn(Answers sent) => string.Join(", ", new[] { PlaceOf(sent, "A2"), PlaceOf(sent, "A5") }.Where(p => p.Length > 0).Distinct());

    /// <summary>Whether the desk, having dealt with what was said before, must be told again.</summary>
    public bool IsAnew(Danger before) => IsThere && (!before.IsThere || What != before.What || Place != before.Place);

    public override string ToString() => IsThere ? "danger" : "no danger";

    private static string PlaceOf(Answers answers, string question) =>
        string.Join(", ", answers.Rows(question).SelectMany(r => new[] { r.First("address"), r.First("town"), r.First("postcode") }).OfType<string>());
}
