using System.Text;
using Entente.Foundation;
using Entente.Records.Export;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Exports;

/// <summary>The file itself. That it goes out is in the log before its first byte does; what stands in the way is told on a page.</summary>
public sealed class FileModel(FetchExport fetch, Acts acts) : PageModel
{
    public string Asked { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        Asked = asked.ToRoute();
        var made = await fetch.RunAsync(asked, acts.Now(), ct);
        return made.IsRefused ? Refuse(made.Problems) : File(made.Value.Content, made.Value.ContentType, made.Value.Name);
    }

    public async Task<IActionResult> OnGetNoteAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var asked)) return NotFound();
        Asked = asked.ToRoute();
        var note = await fetch.NoteAsync(asked, acts.Now(), ct);
        return note.IsRefused ? Refuse(note.Problems) : File(Encoding.UTF8.GetBytes(note.Value), "text/plain; charset=utf-8", $"{Asked}.txt");
    }

    private IActionResult Refuse(IReadOnlyList<Problem> problems) => problems.Any(p => p is ExportGone) ? NotFound() : this.Show("", problems);
}
