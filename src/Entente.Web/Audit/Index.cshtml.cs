using System.Globalization;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Web.Design;
using Entente.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entente.Web.Audit;

/// <summary>S72: the log, as much of it as the matrix opens to this role; everybody sees at least their own acts.</summary>
public sealed class IndexModel(LogExplorer explorer, Acts acts, AccessMatrix matrix, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public LogQuestion Form { get; set; } = new();

    /// <summary>What may have been searched for. It comes in the form's body and goes no further than its mark.</summary>
    [BindProperty] public string? Words { get; set; }

    public LogPage Log { get; private set; } = new(LogScope.Nothing, [], null);

    public IReadOnlyList<Choice> Sorts { get; private set; } = [];

    public bool MayExport => matrix.Ask(acts.Now().Reader, DataKind.AuditLog, Verb.Export).Allowed;

    public string Older => $"/audit{QueryOf(Form with { Before = Log.Older })}";

    public string Newest => $"/audit{QueryOf(Form with { Before = null })}";

    public string Export => $"/audit/export{QueryOf(Form with { Before = null })}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Log = await explorer.ReadAsync(Form, acts.Now(), ct);
        return Shown(Log.Problems);
    }

    /// <summary>Turns a sign-in name into a reference, so that no name stands in an address.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var who = Form.Who.Trim().Length == 0 ? "" : (await explorer.PersonAsync(Form.Who, acts.Now(), ct))?.ToRoute();
        if (who is not null && ModelState.IsValid) return Redirect("/audit" + QueryOf(Form with { Who = who, Trace = string.IsNullOrWhiteSpace(Words) ? Form.Trace : explorer.TraceOf(Words), Before = null }));
        Log = await explorer.ReadAsync(Form with { Who = who ?? "?" }, acts.Now(), ct);
        return Shown([.. Log.Problems]);
    }

    private PageResult Shown(IReadOnlyList<Problem> problems)
    {
        this.Tell(nameof(Form), problems);
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Sorts = [.. Enum.GetValues<EventSort>().Select(s => new Choice(s.ToString(), texts[$"log.sort.{s}"]))];
        return Page();
    }

    internal static string QueryOf(LogQuestion question)
    {
        (string Key, string? Value)[] parts =
        [
            ("form.who", question.Who), ("form.about", question.About), ("form.trace", question.Trace), ("form.sort", question.Sort?.ToString()),
            ("form.from", question.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("form.to", question.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("form.before", question.Before?.ToString(CultureInfo.InvariantCulture)),
        ];
        return QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Key, p.Value))).ToString();
    }
}

/// <summary>Lines of the log as a CSV file that a spreadsheet opens without running anything.</summary>
public static class LogFile
{
    public static byte[] Write(IReadOnlyList<LogLine> lines)
    {
        var text = new System.Text.StringBuilder("line,time,person,role,purpose,sort,event,detail,reason\r\n");
        foreach (var l in lines)
        {
            text.AppendJoin(',', ((string[])[l.Seq.ToString(CultureInfo.InvariantCulture), l.At.ToString("u", CultureInfo.InvariantCulture), l.Who, l.Role?.ToString() ?? "", l.Purpose.ToString(), l.Sort.ToString(), l.What, l.Detail, l.Because]).Select(CsvCell.Write)).Append("\r\n");
        }

        return [.. System.Text.Encoding.UTF8.Preamble, .. System.Text.Encoding.UTF8.GetBytes(text.ToString())];
    }
}
