using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Search;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Export;

/// <summary>Asks for an export, with purpose and reason. It is open at once, or waits for a second person, as the matrix says.</summary>
public sealed class AskExport(EntenteDb db, Gate gate, Ledger ledger, SearchRecords search, IdSource ids, Ontology ontology)
{
    public async Task<Result<ExportJob>> RunAsync(ExportForm form, Act act, CancellationToken ct)
    {
        var permission = db.Matrix.Ask(act.Reader, DataKind.Exports, Verb.Export);
        if (!permission.Allowed)
        {
            await ledger.RememberAsync(act, new Refused("Export Exports", permission.Rule), ct);
            return NotAllowed.By(permission);
        }

        var problems = form.Check().ToList();
        if (problems.Count > 0) return problems;

        act = act with { Because = form.Because.Trim() };
        var found = form.Scope == ExportScope.Search ? await SearchAsync(form, act, ct) : await ExportSubjects.FindAsync(db, gate, form, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var job = new ExportJob
        {
            Id = ids.Next<ExportId>(),
            Reference = Reference.New("EXP"),
            By = act.Reader.User,
            Role = act.Reader.Role,
            Purpose = act.Purpose,
            Organisation = act.Reader.Organisation,
            Team = act.Reader.Team,
            Dossier = found.Value.Dossier,
            Because = act.Because,
            Scope = form.Scope!.Value,
            Subject = found.Value.Text,
            Records = found.Value.Records,
            Format = form.Format!.Value,
            AskedAt = act.When,
        };
        if (!await IsThereAnythingAsync(job, act, ct)) return new NothingToExport();
        if (!permission.NeedsSecondPerson) job.Open(act.When);
        db.ExportJobs.Add(job);
        await db.CommitAsync(act, new ExportAsked(job.Reference, job.Scope, job.Subject, job.Format, permission.NeedsSecondPerson) { Dossier = job.Dossier }, ct);
        return job;
    }

    /// <summary>What the search shows now, on all its pages, is what is asked for; what it would show later is another search.</summary>
    private async Task<Result<ExportSubject>> SearchAsync(ExportForm form, Act act, CancellationToken ct)
    {
        var hits = new List<Reference>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var answer = await search.RunAsync(new() { Text = form.Question, Sort = form.Sort, Page = page }, act, ct);
            if (answer.IsRefused) return answer.Problems.ToList();
            hits.AddRange(answer.Value.Hits.Select(h => h.Reference));
            pages = answer.Value.Pages;
        }

        var found = hits.ToArray();
        var records = await db.Records.AsNoTracking().Where(r => found.Contains(r.Reference)).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        return new ExportSubject("", default, records);
    }

    private async Task<bool> IsThereAnythingAsync(ExportJob job, Act act, CancellationToken ct)
    {
        if (await ExportSelection.OfAsync(db, job, ct) is not { } selection) return false;
        var records = await ExportRecords.OpenAsync(db, ontology, act, selection, ct);
        await foreach (var chunk in records.ReadAsync(ct))
        {
            if (chunk.Count > 0) return true;
        }

        return false;
    }
}
