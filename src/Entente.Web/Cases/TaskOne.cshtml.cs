using Entente.Cases.Tasks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>One task: what is to be done, why, by when; taken, done with words, or put off for a reason.</summary>
public sealed class TaskOneModel(TaskQueue list, WorkOnTask work, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Reference { get; set; } = "";

    [BindProperty] public string? Done { get; set; }

    [BindProperty] public int? Days { get; set; }

    [BindProperty] public string? Because { get; set; }

    /// <summary>The version that was on the page when the words were written.</summary>
    [BindProperty] public int? Version { get; set; }

    [TempData] public string? Told { get; set; }

    public TaskView View { get; private set; } = null!;

    public string Owner { get; private set; } = "";

    public string EndedBy { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FillAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken ct) => await DoneAsync(await work.TakeAsync(Reference, Form, acts.Now(), ct), "tasks.taken", ct);

    public async Task<IActionResult> OnPostFinishAsync(CancellationToken ct) => await DoneAsync(await work.FinishAsync(Reference, Form, acts.Now(), ct), "tasks.done", ct);

    public async Task<IActionResult> OnPostPutOffAsync(CancellationToken ct) => await DoneAsync(await work.PutOffAsync(Reference, Form, acts.Now(Because), ct), "tasks.put-off", ct);

    private TaskForm Form => new() { Done = Done, Days = Days, Because = Because, Version = Version };

    private async Task<IActionResult> DoneAsync(Result<WorkTask> result, string told, CancellationToken ct)
    {
        if (result.IsRefused) return result.Problems.OfType<TaskNotFound>().Any() ? NotFound() : await FillAsync(ct) ?? this.Show("", result.Problems);
        Told = told;
        return Redirect($"/tasks/{result.Value.Reference.ToRoute()}");
    }

    private async Task<IActionResult?> FillAsync(CancellationToken ct)
    {
        var found = await list.OneAsync(Reference, acts.Now(), ct);
        if (found.IsRefused) return found.Problems.OfType<TaskNotFound>().Any() ? NotFound() : this.Show("", found.Problems);
        View = found.Value;
        // What is answered next is about the task as it is shown now.
        ModelState.Remove(nameof(Version));
        var names = await db.NamesAsync([View.Task.Owner ?? default, View.Task.EndedBy ?? default], ct);
        (Owner, EndedBy) = (names.GetValueOrDefault(View.Task.Owner ?? default, ""), names.GetValueOrDefault(View.Task.EndedBy ?? default, ""));
        return null;
    }
}
