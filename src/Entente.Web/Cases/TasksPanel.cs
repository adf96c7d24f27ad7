using Entente.Access;
using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Home;

namespace Entente.Web.Cases;

/// <summary>Home: what is to be done, the first due first.</summary>
public sealed class TasksPanel(AccessMatrix matrix, TaskQueue list, Texts texts) : IHomePanel
{
    private const int Most = 6;

    public int Order => 9;

    public async Task<HomePanel?> ForAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        if (!matrix.Ask(act.Reader, DataKind.Tasks, Verb.Read).Allowed) return null;
        var page = await list.ReadAsync(new(Most: Most), act, ct);
        return new("tasks.panel", "tasks.none.Mine", "/tasks",
        [
            .. from line in page.Lines
               let tag = texts.Tag(line)
               select new HomeLine(line.Reference.Text, $"/tasks/{line.Reference.ToRoute()}", $"{texts.Task(line.Template)}. {texts.DueOf(line)}", tag.Words, tag.Colour),
        ]);
    }
}
