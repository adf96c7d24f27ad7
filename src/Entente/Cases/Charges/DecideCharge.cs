using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;

namespace Entente.Cases.Charges;

/// <summary>Decides whether a charge can be kept as it was entered. Reads nothing but its arguments.</summary>
public static class DecideCharge
{
    /// <param name="known">References of the records of this case that this reader may open.</param>
    public static IReadOnlyList<Problem> Wrong(ChargeForm form, IReadOnlySet<string> known, ChargeTerms terms, QuestionSet set, DateOnly today)
    {
        List<Problem> problems = [];
        if (!terms.Sorts.Any(s => s.Code == form.Sort)) problems.Add(new ChargeSortMissing());
        if (string.IsNullOrWhiteSpace(form.What)) problems.Add(new OffenceMissing());
        var stage = terms.StageOf(form.Stage);
        if (stage is null) problems.Add(new StageMissing());
        else if (stage.Named && string.IsNullOrWhiteSpace(form.Authority)) problems.Add(new AuthorityMissing());
        if (string.IsNullOrWhiteSpace(form.Source)) problems.Add(new ChargeSourceMissing());
        if (form.ChargedOn?.Earliest > today) problems.Add(new ChargedInFuture());
        if (form.ActOn?.Earliest > today) problems.Add(new ActInFuture());
        if (form.ActOn is { } act && form.ChargedOn is { } charged && act.Earliest > charged.Latest) problems.Add(new ActAfterCharge());
        if (form.MadeTo is { Length: > 0 } made && !Kinds(set).Any(k => k.Code == made)) problems.Add(new MadeToUnknown());
        if (form.Language is { Length: > 0 } said && !Languages(set).Any(o => o.Code == said)) problems.Add(new StatementLanguageUnknown());
        if (form.Records.Exists(r => !known.Contains(r))) problems.Add(new ActRecordUnknown());
        foreach (var (field, text, most) in (IEnumerable<(string, string?, int)>)[(nameof(form.What), form.What, Charge.MostWords), (nameof(form.OffenceCode), form.OffenceCode, Charge.MostLine), (nameof(form.Authority), form.Authority, Charge.MostLine), (nameof(form.Court), form.Court, Charge.MostLine),
            (nameof(form.CourtReference), form.CourtReference, Charge.MostLine), (nameof(form.Source), form.Source, Charge.MostLine), (nameof(form.Statement), form.Statement, Charge.MostWords), (nameof(form.How), form.How, Charge.MostWords)]) Check(problems, field, text, most);
        return problems;
    }

    /// <summary>What people are made to do, as the referral asks for it.</summary>
    public static IReadOnlyList<Option> Kinds(QuestionSet set) => set["K10"].Find("kind")!.Options!;

    public static IReadOnlyList<Option> Languages(QuestionSet set) => set["G1"].Find("best")!.Options!;

    /// <summary>Whether they were a child when they did it: by the day of the act, and where nobody knows that day, as they were recorded.</summary>
    public static bool WasChild(PartialDate? acted, Case about, ComingOfAge? age) => acted is { } day ? about.IsChildOn(day.Earliest, age?.By) : about.IsChild;

    /// <summary>Puts what was entered into the charge, and keeps it: what was proposed is now looked at.</summary>
    public static void Fill(Charge charge, ChargeForm form, bool wasChild)
    {
        static string Text(string? text) => text?.Trim() ?? "";
        (charge.Sort, charge.What, charge.OffenceCode, charge.Authority) = (form.Sort!, Text(form.What), Text(form.OffenceCode), Text(form.Authority));
        (charge.Court, charge.CourtReference, charge.Stage, charge.Source) = (Text(form.Court), Text(form.CourtReference), form.Stage!, Text(form.Source));
        (charge.ChargedOn, charge.NextOn, charge.ActOn, charge.MadeTo) = (form.ChargedOn, form.NextOn, form.ActOn, form.MadeTo ?? "");
        (charge.Statement, charge.How, charge.Records, charge.WasChild) = (Text(form.Statement), Text(form.How), string.Join(' ', form.Records.Distinct()), wasChild);
        charge.Language = charge.Statement.Length > 0 ? form.Language ?? "" : "";
        (charge.State, charge.Version) = (ChargeState.Kept, charge.Version + 1);
    }

    internal static void Check(List<Problem> problems, string field, string? text, int most)
    {
        if (text?.Length > most) problems.Add(new ChargeTextTooLong(field, most));
        else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new ChargeTextBroken(field));
    }
}
