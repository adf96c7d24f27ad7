using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>S23: adds what was learned to a referral that was sent. Two pages share it: of who sent it, and of who works on the case.</summary>
[ChecksItsTexts]
public class AddModel(AddInformation add, QuestionSets sets, Texts texts, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty] public AddInput Form { get; set; } = new();

    public Referral Referral { get; private set; } = null!;

    public IReadOnlyList<Choice> QuestionChoices { get; private set; } = [];

    public IReadOnlyList<Choice> Sources { get; private set; } = [];

    public IReadOnlyList<Choice> Things { get; private set; } = [];

    /// <summary>The page of the referral that the person came from.</summary>
    public string Back => $"{(Request.Path.StartsWithSegments("/referrals/triage", StringComparison.OrdinalIgnoreCase) ? "/referrals/triage" : "/referrals/sent")}/{Referral.Reference.ToRoute()}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FillAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FillAsync(ct) is { } refused) return refused;
        if (!ModelState.IsValid) return this.Show("Form", []);
        var form = new AdditionForm { Question = Form.Question, Sort = Form.Sort, Words = Form.Words, ToldBy = Form.ToldBy, LearnedOn = Form.LearnedOn, ThingKind = Form.ThingKind, ThingValue = Form.ThingValue };
        var result = await add.RunAsync(Reference, form, acts.Now(), ct);
        return result.IsRefused ? this.Show("Form", result.Problems) : Redirect($"{Back}#added");
    }

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var found = await add.FindAsync(Reference, acts.Now(), ct);
        if (found.IsRefused) return this.Refuse(found.Problems);
        Referral = found.Value;
        var set = sets[Referral.Questions];
        QuestionChoices = [.. Addition.AskedOf(set, Referral).Select(q => new Choice(q.Code, texts.Of(q.Label)))];
        Sources = [.. Addition.Sources(set).Select(o => new Choice(o.Code, texts.Of(o.Text)))];
        Things = [.. Addition.Things(set).Select(o => new Choice(o.Code, texts.Of(o.Text)))];
        return null;
    }
}

/// <summary>What the page sends; turned into the room's form.</summary>
public sealed record AddInput
{
    public string? Question { get; set; }
    public AdditionSort? Sort { get; set; }
    public string? Words { get; set; }
    public string? ToldBy { get; set; }
    public PartialDate? LearnedOn { get; set; }
    public string? ThingKind { get; set; }
    public string? ThingValue { get; set; }

    public override string ToString() => nameof(AddInput);
}
