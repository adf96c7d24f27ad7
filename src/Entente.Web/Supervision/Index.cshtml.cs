using Entente.Cases;
using Entente.Supervision.Board;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Supervision;

/// <summary>S68: who of the team works on what, and how near each clock is. Every number leads to its cases.</summary>
public sealed class IndexModel(TeamBoard board, BoardTerms terms, Acts acts) : PageModel
{
    /// <summary>What a case that is still open waits for.</summary>
    public static IReadOnlyList<CaseStatus> Stages { get; } = [CaseStatus.AwaitingReasonableGrounds, CaseStatus.InRecovery];

    public BoardTerms Terms => terms;

    public BoardView View { get; private set; } = null!;

    /// <summary>Nobody's first, because somebody has to be found for them.</summary>
    public IEnumerable<BoardLine> Lines =>
        [new(null, BoardQuestion.Nobody), new(null, BoardQuestion.NoMaker), .. View.People.Select(p => new BoardLine(p, p.Reference.ToRoute()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await board.ReadAsync(acts.Now(), ct);
        if (found.IsRefused) return this.Show("", found.Problems);
        View = found.Value;
        return Page();
    }

    public string ColourOf(string band) => terms.Bands.FirstOrDefault(b => b.Code == band)?.Colour ?? "grey";

    public BoardNumber Number(BoardLine line, string? band = null, CaseStatus? stage = null)
    {
        var question = new BoardQuestion(line.Who, band, stage);
        return new(View.Count(question, line.Person?.User), question);
    }
}

/// <summary>A line of the board: a colleague, or what nobody does.</summary>
public sealed record BoardLine(BoardPerson? Person, string Who);

/// <summary>A number with what it counts.</summary>
public sealed record BoardNumber(int Count, BoardQuestion Question)
{
    /// <summary>The list behind it, by references and codes.</summary>
    public string Query => QueryOf(Question);

    public static string QueryOf(BoardQuestion question) => string.Join('&', new[] { ("who", question.Who), ("band", question.Band), ("stage", question.Stage?.ToString()), ("number", question.Page > 1 ? question.Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null) }
        .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
}
