using Entente.Access;
using Entente.Cases.Disclosures;
using Entente.Support.Notes;
using Entente.Web.Cases;
using Entente.Web.Design;

namespace Entente.Web.Support;

/// <summary>The codes of notes in the reader's language. A code that today's data no longer have is shown as it was kept.</summary>
public sealed class NoteWords(NoteTerms terms, Powers powers, Texts texts)
{
    public string Source => texts.Of(terms.Source)!;

    public bool IsConfirmed => terms.IsConfirmed;

    public IReadOnlyList<Choice> Categories(NoteCompartment compartment) => [.. compartment.Categories.Select(c => new Choice(c.Code, texts.Of(c.Text)!))];

    public string Category(NoteCompartment compartment, string code) => texts.Of(compartment.Categories.FirstOrDefault(c => c.Code == code)?.Text ?? code)!;

    public string Name(DataKind kind) => texts["note.of." + kind];

    /// <summary>"Support provider, 2 people on this case: whole".</summary>
    public string SeenBy(SeenBy line) => texts[line.IsWhole ? "note.seen.whole" : "note.seen.line", texts["role." + line.Role],
        line.People is { } people ? texts["note.seen.people", people] : texts["note.seen.team"]] + (line.ByBreakingGlass ? " " + texts["note.seen.glass"] : "");

    public IReadOnlyList<Choice> Sets => [.. terms.Sets.Select(s => new Choice(s, texts.Set(s)))];

    /// <summary>The notes that something can be taken from, by day and category and never by their words.</summary>
    public IReadOnlyList<Choice> Notes(IEnumerable<Note> notes) => [.. notes.Select(n => new Choice(n.First.Text, texts["note.pick", texts.Day(n.On), Category(terms.Of(n.RowKind), n.Category)]))];

    /// <summary>What may let a document cross to those who decide.</summary>
    public IReadOnlyList<Choice> Grounds(DocumentsView view) =>
    [
        new("consent", texts["disclosures.ground.Consent"], texts["disclosures.ground.Consent.hint"]),
        .. powers.All.Where(p => p.Fits(GiveDocument.Recipient, view.Case.Territory, view.IsChild, view.Today)).Select(p => new Choice(p.Code, texts.Of(p.Text)!, p.IsConfirmed ? texts.Of(p.Source) : texts["disclosures.power.unconfirmed", texts.Of(p.Source)])),
    ];

    public static string Colour(DocumentRequestState state) => state switch { DocumentRequestState.Given => "green", DocumentRequestState.Refused => "red", _ => "yellow" };
}
