using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Staff;

/// <summary>One broken glass: who, why, what they opened, and the judgement.</summary>
public sealed class ReviewModel(GlassReviews reviews, JudgeGlass judge, Gate gate, EntenteDb db, Acts acts) : PageModel
{
    public sealed record Answers
    {
        public bool? Proper { get; init; }
        public string Why { get; init; } = "";
    }

    [BindProperty] public Answers Form { get; set; } = new();

    public GlassCard Card { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await LoadAsync(reference, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await LoadAsync(reference, ct) is { } no) return no;
        var result = await judge.RunAsync(db, Reference.Parse(reference), Form.Proper, Form.Why, acts.Now(), ct);
        return result.Match(_ => RedirectToPage("/Staff/Reviews"), problems => this.Show(nameof(Form), problems));
    }

    private async Task<IActionResult?> LoadAsync(string text, CancellationToken ct)
    {
        if (!Reference.TryParse(text, out var reference)) return NotFound();
        var result = await reviews.ReadAsync(db, gate, reference, acts.Now(), ct);
        if (result.IsRefused) return result.Problems[0] is NotAllowed ? this.Show("", result.Problems) : NotFound();
        Card = result.Value;
        return null;
    }
}
