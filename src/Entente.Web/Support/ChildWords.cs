using Entente.Cases.Consent;
using Entente.Referrals.Questions;
using Entente.Support.Children;
using Entente.Web.Cases;
using Entente.Web.Design;

namespace Entente.Web.Support;

/// <summary>The codes of children in the reader's language. A code that today's data no longer have is shown as it was kept.</summary>
public sealed class ChildWords(ChildTerms terms, OfferWords offers, QuestionSets sets, Texts texts)
{
    public string Source => texts.Of(terms.Source)!;

    public bool IsConfirmed => terms.IsConfirmed;

    public DayCount GuardianWithin => terms.GuardianWithin;

    public string GuardianWithinSource => texts.Of(terms.GuardianWithin.Source)!;

    public int ReviewWithinDays => terms.ReviewWithinDays;

    public IReadOnlyList<Choice> GuardianSorts => texts.Choices(terms.GuardianSorts);

    public IReadOnlyList<Choice> GuardianRelations => texts.Choices(terms.GuardianRelations);

    public IReadOnlyList<Choice> GuardianEnds => texts.Choices(terms.GuardianEnds);

    public IReadOnlyList<Choice> Questions => texts.Choices(terms.Questions);

    public IReadOnlyList<Choice> WithoutViews => texts.Choices(terms.WithoutView);

    public IReadOnlyList<Choice> SchoolStates => [.. terms.SchoolStates.Select(s => new Choice(s.Code, texts.Of(s.Text)!))];

    public IReadOnlyList<Choice> Relations => texts.Choices(terms.DependentRelations);

    public IReadOnlyList<Choice> Safeties => texts.Choices(terms.Safety);

    public IReadOnlyList<Choice> Languages => offers.Languages;

    public IReadOnlyList<Choice> YesOrNo => texts.Keyed("interviews.answer.", "true", "false");

    public string GuardianSort(string code) => Say(terms.GuardianSorts, code);

    public string GuardianRelation(string code) => Say(terms.GuardianRelations, code);

    public string GuardianEnd(string code) => Say(terms.GuardianEnds, code);

    public string Question(BestInterests one) => one.QuestionWords.Length > 0 ? $"{Say(terms.Questions, one.Question)}: {one.QuestionWords}" : Say(terms.Questions, one.Question);

    public string NoViews(string code) => Say(terms.WithoutView, code);

    public string SchoolState(string code) => texts.Of(terms.SchoolStateOf(code)?.Text ?? code)!;

    public string Relation(string code) => Say(terms.DependentRelations, code);

    public string Safety(string code) => Say(terms.Safety, code);

    public static string SafetyColour(string code) => code switch { "safe" => "green", ChildTerms.NotSafe => "red", _ => "yellow" };

    /// <summary>What the age rests on, in the words of the referral's question.</summary>
    public string Basis(string code) => texts.Of(sets.Current["C2"].Find("basis")?.TextOf(code) ?? code)!;

    private string Say(IReadOnlyList<Term> list, string code) => texts.Of(ConsentTerms.Say(list, code))!;
}

/// <summary>One version of a child's best interests as it was kept, with who saved it.</summary>
public sealed record InterestsVersion(BestInterests One, string SavedBy)
{
    public override string ToString() => One.Reference.Text;
}
