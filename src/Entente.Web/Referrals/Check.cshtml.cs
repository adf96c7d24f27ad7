using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Referrals;

/// <summary>Everything once more, who receives what, and sending.</summary>
public sealed class CheckModel(OpenDraft open, SendReferral send, MayBeKnown known, CheckQuality quality, ReadFile files, Texts texts, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty] public SendForm Form { get; set; } = new();

    public OpenedDraft Opened { get; private set; } = null!;

    public bool MayBeKnown { get; private set; }

    public IReadOnlyList<Question> Missing { get; private set; } = [];

    public IReadOnlyList<Question> KeptNotSent { get; private set; } = [];

    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public IReadOnlyList<RecipientParts> Recipients { get; private set; } = [];

    public string PartsInOne => Rules.PartsInOne(Opened.Set, Opened.Answers);

    /// <summary>What a decision maker would look at; none of it stops the sending.</summary>
    public QualityOf Looks { get; private set; } = null!;

    public IReadOnlyList<EvidenceFile> Files { get; private set; } = [];

    public ReferralSort Sort => Rules.SortOf(Opened.Set, Opened.Answers);

    public IReadOnlyList<Choice> CheckedWith => [.. Opened.Set["W1"].Options!.Select(o => new Choice(o.Code, texts.Of(o.Text)))];

    public IReadOnlyList<string> Ticked => Form.Understood ? ["true"] : [];

    /// <summary>An answer in words: its entries, each with a line for each part that says what the part is.</summary>
    public IEnumerable<string> Entries(Question question) => Opened.Answers.Rows(question.Code).Select(row => row.Reason is { } reason
        ? texts.Of((question.Reasons ?? []).Concat(Opened.Set.Reasons).FirstOrDefault(r => r.Code == reason)?.Text ?? reason)
        : string.Join('\n', question.Parts.Where(p => row.First(p.Code) is not null).Select(p => (question.Labels(p) ? texts.Of(p.Label) + ": " : "") + string.Join(", ", row.All(p.Code).Select(p.TextOf).Select(texts.Of)))));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FillAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var result = await send.RunAsync(Reference, Form, acts.Now(), ct);
        if (!result.IsRefused) return Redirect($"/referrals/sent/{result.Value.Reference.ToRoute()}");
        return await FillAsync(ct) ?? this.Show(nameof(Form), [.. result.Problems.Select(p => p.Field == "Missing" ? p with { Field = "" } : p)]);
    }

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var act = acts.Now();
        var result = await open.RunAsync(Reference, "check answers", act, ct);
        if (result.IsRefused) return this.Refuse(result.Problems);
        Opened = result.Value;
        if (Opened.Draft.SentAs is { } sent) return Redirect($"/referrals/sent/{sent.ToRoute()}");
        var (set, answers) = (Opened.Set, Opened.Answers);
        Missing = set.Missing(answers, onCheckToo: false);
        KeptNotSent = set.KeptNotSent(answers);
        Warnings = Rules.Warnings(set, answers, Opened.Draft.Today(act));
        Recipients = Rules.Parts(set, answers);
        Files = await files.ListAsync(Opened.Draft.Dossier, ct);
        Looks = new(await quality.RunAsync(Opened, act, ct), $"/referrals/draft/{Opened.Draft.Reference.ToRoute()}", "?back=check");
        MayBeKnown = Sort != ReferralSort.AnonymousNotification && await known.AskAsync(Opened.Draft, act, ct);
        return null;
    }
}
