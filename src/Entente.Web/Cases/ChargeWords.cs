using Entente.Cases.Charges;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Referrals.Questions;
using Entente.Web.Design;

namespace Entente.Web.Cases;

/// <summary>The codes of charges in the reader's language. A code that today's data no longer have is shown as it was kept.</summary>
public sealed class ChargeWords(ChargeTerms terms, QuestionSets sets, Powers powers, Texts texts)
{
    public string Source => texts.Of(terms.Source)!;

    public bool IsConfirmed => terms.IsConfirmed;

    public IReadOnlyList<Choice> Sorts => texts.Choices(terms.Sorts);

    public IReadOnlyList<Choice> Stages => [.. terms.Stages.Select(s => new Choice(s.Code, texts.Of(s.Text)!))];

    public IReadOnlyList<Choice> Remedies => texts.Choices(terms.Remedies);

    public IReadOnlyList<Choice> Reasons => [.. terms.Reasons.Select(r => new Choice(r.Code, texts.Of(r.Text)!))];

    public IReadOnlyList<Choice> Answers => [.. Enum.GetValues<ProsecutorAnswer>().Select(a => new Choice(a.ToString(), texts["charge.answer." + a]))];

    public IReadOnlyList<Choice> Kinds => [.. DecideCharge.Kinds(sets.Current).Select(k => new Choice(k.Code, texts.Of(k.Text)!))];

    public IReadOnlyList<Choice> Languages => [.. DecideCharge.Languages(sets.Current).Select(o => new Choice(o.Code, texts.Of(o.Text)!))];

    public IReadOnlyList<Choice> Ways => [.. DecideDisclosure.Ways.Select(w => new Choice(w, texts.Way(w)))];

    public string Sort(string code) => texts.Of(ConsentTerms.Say(terms.Sorts, code))!;

    public string Stage(string code) => texts.Of(terms.StageOf(code)?.Text ?? code)!;

    public string Reason(string code) => texts.Of(terms.Reasons.FirstOrDefault(r => r.Code == code)?.Text ?? code)!;

    public string Remedy(string code) => texts.Of(ConsentTerms.Say(terms.Remedies, code))!;

    public string Kind(string code) => texts.Of(DecideCharge.Kinds(sets.Current).FirstOrDefault(k => k.Code == code)?.Text ?? code)!;

    /// <summary>What may let a pack cross to a prosecutor: the person's yes, or a power that reaches prosecutors here.</summary>
    public IReadOnlyList<Choice> Grounds(ChargesView view) =>
    [
        new("consent", texts["disclosures.ground.Consent"], texts["disclosures.ground.Consent.hint"]),
        .. powers.All.Where(p => p.Fits(DecidePack.Recipient, view.Case.Territory, view.IsChild, view.Today)).Select(p => new Choice(p.Code, texts.Of(p.Text)!, p.IsConfirmed ? texts.Of(p.Source) : texts["disclosures.power.unconfirmed", texts.Of(p.Source)])),
    ];

    /// <summary>The records of the case, by what a list calls them.</summary>
    public IReadOnlyList<Choice> Records(IEnumerable<ChargeRecord> records) =>
        [.. records.Select(r => new Choice(r.Reference.Text, $"{texts.Of(Entente.Records.Ontology.Shipped.Find(r.Schema)?.Label ?? r.Schema)}: {texts.Of(r.Caption)}", r.Reference.Text))];

    public bool Runs(Charge charge) => charge.Runs(terms);

    public bool Lacks(Charge charge) => charge.LacksPack(terms);

    public bool IsConvicted(Charge charge) => terms.StageOf(charge.Stage)?.Convicted is true;

    /// <summary>How it stands, by a word and a colour.</summary>
    public (string Words, string Colour) Tag(Charge charge) =>
        charge.State == ChargeState.Proposed ? (texts["charge.state.Proposed"], "yellow")
        : charge.State == ChargeState.SetAside ? (texts["charge.state.SetAside"], "grey")
        : charge.Answer is { } answer ? (texts["charge.answer." + answer], answer is ProsecutorAnswer.ProsecutedOn ? "red" : answer is ProsecutorAnswer.Pending ? "yellow" : "green")
        : Lacks(charge) ? (texts["charge.lacks"], "red")
        : charge.HandedOn is not null ? (texts["charge.waits"], "blue")
        : (texts["charge.runs-not"], "grey");

    public string? Told(int? count) => count is { } known ? known.ToString(System.Globalization.CultureInfo.CurrentCulture) : texts["providers.few", OutcomeCounts.Least];
}

/// <summary>The fields of a charge.</summary>
/// <param name="Version">The version that the form changes; 0 for a new one.</param>
public sealed record ChargeFields(ChargeForm Form, ChargesView View, int Version)
{
    public override string ToString() => nameof(ChargeFields);
}
