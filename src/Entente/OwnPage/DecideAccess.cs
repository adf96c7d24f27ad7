using System.Security.Cryptography;
using System.Text;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;

namespace Entente.OwnPage;

/// <summary>Decides whether a way in may be given as it was entered. Reads nothing but its arguments.</summary>
public static class DecideAccess
{
    public const int MostCall = 200;
    public const int MostWord = 40;

    /// <param name="languages">The languages in which persons are written to.</param>
    /// <param name="draw">A number from nought to below this, by chance.</param>
    public static Result<NewAccess> From(AccessForm form, Case about, OwnPageTerms terms, IReadOnlyCollection<string> languages, WorkingCalendar calendar, IdSource ids, Func<int, int> draw, Act act)
    {
        List<Problem> problems = [];
        if (form.Agreed is null) problems.Add(new AgreementMissing());
        else if (form.Agreed is false) problems.Add(new PersonHasNotAgreed());
        if (form.Safety is null) problems.Add(new OwnSafetyMissing());
        var word = form.Word?.Trim() is { Length: > 0 } chosen ? chosen : Make(terms, draw);
        if (word.Length > MostWord || NormalForms.IsBroken(word)) problems.Add(new WordTooLong(MostWord));
        else if (Fold(word).Length < terms.FewestLetters) problems.Add(new WordTooShort(terms.FewestLetters));
        else if (terms.Telling.Any(t => Fold(word).Contains(Fold(t), StringComparison.Ordinal))) problems.Add(new WordTells());
        if (form.Language is null || !languages.Contains(form.Language)) problems.Add(new OwnLanguageMissing());
        if (string.IsNullOrWhiteSpace(form.Call)) problems.Add(new CallMissing());
        else if (form.Call.Length > MostCall) problems.Add(new CallTooLong(MostCall));
        else if (NormalForms.IsBroken(form.Call)) problems.Add(new CallBroken());
        var (today, last) = (calendar.DayOf(act.When), calendar.DayOf(act.When).AddDays(terms.MostDays(form.Safety ?? OwnPageSafety.NotKnown)));
        if (form.Until is null) problems.Add(new UntilMissing());
        else if (form.Until < today || form.Until > last) problems.Add(new UntilNotInTime(today, last));
        if (problems.Count > 0) return problems;

        var access = new PersonAccess
        {
            Id = ids.Next<PersonAccessId>(),
            Reference = Reference.New("ACC"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Case = about.Reference,
            WordKey = KeyOf(word),
            Language = form.Language!,
            Call = form.Call!.Trim(),
            Safety = form.Safety!.Value,
            EndsAt = calendar.StartOf(form.Until!.Value.AddDays(1)),
            GivenAt = act.When,
            GivenBy = act.Reader.User,
        };
        return new NewAccess(access, word, string.Concat(Enumerable.Range(0, terms.PinDigits).Select(_ => (char)('0' + draw(10)))));
    }

    /// <summary>What a code word is looked up by: capitals, blanks and dashes make no difference to somebody who heard it once.</summary>
    public static string KeyOf(string word) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("word " + Fold(word))));

    private static string Make(OwnPageTerms terms, Func<int, int> draw) => $"{terms.Words[draw(terms.Words.Count)]} {terms.Words[draw(terms.Words.Count)]} {10 + draw(90)}";

    private static string Fold(string word) => string.Concat(NormalForms.IsBroken(word) ? word : word.Normalize(NormalizationForm.FormKC)).ToUpperInvariant() is var upper ? string.Concat(upper.Where(char.IsLetterOrDigit)) : "";
}
