using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;
using Entente.Storage;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Imports;

/// <summary>One import: how it is read, what the check found, how far it is, and its wrong rows to mend.</summary>
[ChecksItsTexts]
public sealed class JobModel(EntenteDb db, Ledger ledger, ImportFolder folder, CheckImport check, StartImport start, StopImport stop, SaveMapping save, WrongRows wrong, Acts acts, Texts texts) : PageModel
{
    public ImportJob Job { get; private set; } = null!;

    /// <summary>The first rows as this form's encoding and delimiter read them, the header first; empty where no table is mapped.</summary>
    public IReadOnlyList<IReadOnlyList<string>> First { get; private set; } = [];

    public IReadOnlyList<string> Header => First.Count > 0 ? First[0] : [];

    public IReadOnlyList<SavedMapping> Kept { get; private set; } = [];

    public MappingChoices Choices => new(texts, Form);

    [BindProperty]
    public MappingForm Form { get; set; } = new();

    /// <summary>Whether the files came before and somebody is asked, or has said, that this source says it.</summary>
    public bool IsSaidAgain => Form.SaidAgain || ModelState.ContainsKey($"{nameof(Form)}.{nameof(Form.SaidAgain)}");

    /// <summary>What was just done, where the page stays.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!await FindAsync(reference, ct)) return NotFound();
        LookAt(Job.Plan.Encoding, Job.Plan.Delimiter);
        Form = MappingForm.Of(Job.Plan, Header, Job.State != ImportState.Received);
        if (Job.IsMoving) Response.Headers["Refresh"] = "2";
        await ledger.RememberAsync(acts.Now(), new Seen("import", Job.Reference.Text, 1), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, string todo, CancellationToken ct)
    {
        if (!await FindAsync(reference, ct)) return NotFound();
        LookAt(Form.Encoding, Form.Delimiter);
        return todo switch
        {
            "start" => Answer(await start.RunAsync(Job.Reference, acts.Now(), ct)),
            "stop" => Answer(await stop.RunAsync(Job.Reference, acts.Now(), ct)),
            "update" => await UpdateAsync(ct),
            "use" => await UseAsync(ct),
            "keep" => await KeepAsync(ct),
            _ => await CheckAsync(ct),
        };
    }

    public Task<IActionResult> OnGetErrorsAsync(string reference, CancellationToken ct) => DownloadAsync(reference, "errors.csv", wrong.TellAsync, ct);

    public Task<IActionResult> OnGetRowsAsync(string reference, CancellationToken ct) => DownloadAsync(reference, "rows", wrong.GiveBackAsync, ct);

    private IActionResult Answer<T>(Result<T> result) where T : notnull =>
        result.Match(_ => RedirectToPage(new { reference = Job.Reference.ToRoute() }), problems => this.Show(nameof(Form), problems));

    private async Task<IActionResult> CheckAsync(CancellationToken ct)
    {
        var plan = Form.On(Job.Plan, Header, TableThings.Shipped, Ontology.Shipped);
        return plan.IsRefused ? this.Show(nameof(Form), plan.Problems) : Answer(await check.RunAsync(Job.Reference, plan.Value, acts.Now(), ct));
    }

    /// <summary>Shows the form again as it is: with the columns of other things, or of another encoding. Looking at rows is remembered.</summary>
    private async Task<IActionResult> UpdateAsync(CancellationToken ct)
    {
        await ledger.RememberAsync(acts.Now(), new Seen("import", Job.Reference.Text, 1), ct);
        return Page();
    }

    private async Task<IActionResult> UseAsync(CancellationToken ct)
    {
        if (Kept.FirstOrDefault(m => m.Name == Form.UseMapping) is not { } saved) return this.Show(nameof(Form), [new MappingGone()]);
        var (name, uncertain) = (Form.SourceName, Job.Plan.DatesUncertain);
        ModelState.Clear();
        Form = MappingForm.Of(saved.Plan with { Encoding = Form.Encoding, Delimiter = Form.Delimiter, DatesUncertain = uncertain, SourceName = string.IsNullOrWhiteSpace(name) ? saved.Plan.SourceName : name }, Header, true);
        Form.UseMapping = saved.Name;
        var missing = MappingForm.Missing(saved.Plan, Header);
        return missing.Count > 0 ? this.Show(nameof(Form), missing) : await UpdateAsync(ct);
    }

    private async Task<IActionResult> KeepAsync(CancellationToken ct)
    {
        var plan = Form.On(Job.Plan, Header, TableThings.Shipped, Ontology.Shipped);
        var problems = plan.IsRefused ? [.. plan.Problems] : (await save.RunAsync(Form.MappingName ?? "", plan.Value, acts.Now(), ct)).Problems.ToList();
        if (problems.Count > 0) return this.Show(nameof(Form), problems);
        Done = texts["imports.mapping.kept"];
        Kept = await KeptAsync(ct);
        return Page();
    }

    private async Task<IActionResult> DownloadAsync(string reference, string name, Func<Reference, Stream, Act, CancellationToken, Task<Result<ImportJob>>> write, CancellationToken ct)
    {
        if (!await FindAsync(reference, ct)) return NotFound();
        // Through a file that deletes itself: an answer must not begin before the log has it, nor a long one sit in memory.
        var file = folder.Scratch(Job.Reference, HttpContext.TraceIdentifier.Replace(':', '-'));
        if ((await write(Job.Reference, file, acts.Now(), ct)).IsRefused)
        {
            await file.DisposeAsync();
            return NotFound();
        }

        file.Position = 0;
        var csv = name != "rows" || Job.Plan.Format != "ftm";
        return File(file, csv ? "text/csv" : "application/json", $"{Job.Reference.ToRoute()}-{(name == "rows" ? csv ? "rows.csv" : "rows.json" : name)}");
    }

    private async Task<bool> FindAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var parsed) || await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Reference == parsed, ct) is not { } job) return false;
        Job = job;
        Kept = job is { IsOpen: true, Plan.Format: "csv" } ? await KeptAsync(ct) : [];
        return true;
    }

    private Task<List<SavedMapping>> KeptAsync(CancellationToken ct) =>
        db.SavedMappings.AsNoTracking().Where(m => m.Organisation == acts.Now().Reader.Organisation).OrderBy(m => m.Name).Take(200).ToListAsync(ct);

    private void LookAt(string encoding, string delimiter)
    {
        if (Job is { IsOpen: true, Plan.Format: "csv" }) First = Formats.FirstRows(folder.Head(Job.Reference, Job.Files[0]), Job.Plan with { Encoding = encoding, Delimiter = delimiter });
    }
}
