using Entente.Access;
using Entente.Cases.Tasks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Cases;

/// <summary>What is to be done, and by when, over every dossier open to whoever is signed in.</summary>
public sealed class TasksModel(TaskQueue list, EntenteDb db, Acts acts) : PageModel
{
    [BindProperty(SupportsGet = true)] public TaskShow Show { get; set; }

    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public TaskQueuePage Tasks { get; private set; } = new([], null);

    /// <summary>Who said that they do it, by name.</summary>
    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Tasks = await list.ReadAsync(new(Show, Reference.TryParse(After, out var last) ? last : null), acts.Now(), ct);
        Names = await db.NamesAsync(Tasks.Lines.Select(l => l.Owner ?? default), ct);
    }
}
