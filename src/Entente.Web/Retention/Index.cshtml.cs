using Entente.Retention;
using Entente.Retention.Schedule;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Retention;

/// <summary>S74: the retention desk. Every number leads to its cases.</summary>
public sealed class IndexModel(RetentionDesk desk, RetentionSchedule schedule, Acts acts) : PageModel
{
    /// <summary>How many lines one page of the list has.</summary>
    public const int MostLines = 50;

    public RetentionSchedule Schedule => schedule;

    public DeskView View { get; private set; } = null!;

    /// <summary>Which of the numbers the list is of; none where of all that is due within the longer time.</summary>
    public DueBand? Band { get; private set; }

    public int Number { get; private set; } = 1;

    public IReadOnlyList<DeskLine> Chosen => [.. View.Lines.Where(l => Band is { } band ? l.Band == band : l.Band <= DueBand.Later)];

    public IEnumerable<DeskLine> Lines => Chosen.Skip((Number - 1) * MostLines).Take(MostLines);

    public int Pages => Math.Max(1, (Chosen.Count + MostLines - 1) / MostLines);

    public async Task<IActionResult> OnGetAsync(string? band, int? number, CancellationToken ct)
    {
        Band = Enum.TryParse<DueBand>(band, out var known) && Enum.IsDefined(known) ? known : null;
        View = await desk.ReadAsync(acts.Now(), ct);
        Number = Math.Clamp(number ?? 1, 1, Pages);
        return Page();
    }
}
