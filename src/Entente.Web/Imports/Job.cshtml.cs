using System.Text;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;
using Entente.Storage;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Imports;

/// <summary>One import: how it is read, what the check found, how far it is, and its wrong rows as a file.</summary>
public sealed class JobModel(EntenteDb db, Ledger ledger, ImportFolder folder, CheckImport check, StartImport start, StopImport stop, Acts acts) : PageModel
{
    public ImportJob Job { get; private set; } = null!;

    public IReadOnlyList<string> Header { get; private set; } = [];

    [BindProperty]
    public PlanForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (!await LoadAsync(reference, ct)) return NotFound();
        Form = PlanForm.Of(Job.Plan, Header);
        if (Job.IsMoving) Response.Headers["Refresh"] = "2";
        await ledger.RememberAsync(acts.Now(), new Seen("import", Job.Reference.Text, 1), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, string todo, CancellationToken ct)
    {
        if (!await LoadAsync(reference, ct)) return NotFound();
        var result = todo switch
        {
            "start" => await start.RunAsync(Job.Reference, acts.Now(), ct),
            "stop" => await stop.RunAsync(Job.Reference, acts.Now(), ct),
            _ => await check.RunAsync(Job.Reference, Form.On(Job.Plan, Header), acts.Now(), ct),
        };
        return result.Match(_ => RedirectToPage(new { reference }), problems => this.Show(nameof(Form), problems));
    }

    public async Task<IActionResult> OnGetErrorsAsync(string reference, CancellationToken ct)
    {
        if (!await LoadAsync(reference, ct)) return NotFound();
        var id = Job.Id;
        var errors = await db.ImportRowErrors.AsNoTracking().Where(e => e.Import == id).OrderBy(e => e.Number).ToListAsync(ct);
        await ledger.RememberAsync(acts.Now(), new Seen("import errors", Job.Reference.Text, errors.Count), ct);
        var csv = new StringBuilder("row,field,rule,remedy\r\n");
        foreach (var e in errors) csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{e.Row},{Quoted(e.Field)},{Quoted(e.Rule)},{Quoted(e.Remedy)}\r\n");
        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv", $"{Job.Reference.ToRoute()}-errors.csv");
    }

    private async Task<bool> LoadAsync(string reference, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var parsed) || await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Reference == parsed, ct) is not { } job) return false;
        Job = job;
        if (job.Plan.Format == "csv" && job.IsOpen) Header = Formats.HeaderOf(folder.Head(job.Reference, job.Files[0]), job.Plan);
        return true;
    }

    /// <summary>A cell that a spreadsheet would take for a formula is given as text.</summary>
    private static string Quoted(string cell) => $"\"{(cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>What a person confirms or changes of a proposed plan.</summary>
public sealed class PlanForm
{
    public string SourceName { get; set; } = "";
    public SourceKind SourceKind { get; set; }
    public string Encoding { get; set; } = "utf-8";
    public string Delimiter { get; set; } = ",";
    public DateOrder Dates { get; set; }
    public string Schema { get; set; } = "Person";
    public string IdColumn { get; set; } = "";

    /// <summary>For each column of the header, the property that it says; empty for none.</summary>
    public List<string?> Properties { get; set; } = [];

    public static PlanForm Of(ImportPlan plan, IReadOnlyList<string> header)
    {
        var thing = plan.Things.Count > 0 ? plan.Things[0] : null;
        return new()
        {
            SourceName = plan.SourceName,
            SourceKind = plan.SourceKind,
            Encoding = plan.Encoding,
            Delimiter = plan.Delimiter,
            Dates = plan.Dates,
            Schema = thing?.Schema ?? "Person",
            IdColumn = thing?.IdColumns.Count > 0 ? thing.IdColumns[0] : "",
            Properties = [.. header.Select(h => thing?.Columns.FirstOrDefault(c => c.Column == h)?.Property)],
        };
    }

    public ImportPlan On(ImportPlan plan, IReadOnlyList<string> header)
    {
        var read = plan with { SourceName = SourceName.Trim(), SourceKind = SourceKind, Encoding = Encoding, Delimiter = Delimiter.Length == 1 ? Delimiter : ",", Dates = Dates };
        if (plan.Format != "csv") return read;
        var columns = header.Zip(Properties).Where(p => !string.IsNullOrEmpty(p.Second) && Ontology.Shipped.Find(Schema)?.Find(p.Second!) is not null).Select(p => new MappedColumn(p.First, p.Second!)).ToList();
        return read with { Things = [new("row", Ontology.Shipped.Find(Schema) is null ? "Person" : Schema, header.Contains(IdColumn) ? [IdColumn] : [], columns)] };
    }
}
