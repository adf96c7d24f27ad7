using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Records;
using Entente.Records.Import;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Relinking;

/// <summary>Says that records shall be compared anew with today's model. It runs in the background, and changes nothing.</summary>
public sealed class StartRelink(EntenteDb db, IStore store, Gate gate, LinkModel model, IdSource ids)
{
    public async Task<Result<Relink>> RunAsync(RelinkForm form, Act act, CancellationToken ct)
    {
        var why = (form.Why ?? "").Trim();
        List<Problem> problems = [.. RelinkForm.CheckWhy(why)];
        var over = await OverAsync(form, act, problems, ct);
        var run = new Relink
        {
            Id = ids.Next<RelinkId>(),
            Reference = Reference.New("LINK"),
            By = act.Reader.User,
            Role = act.Reader.Role,
            Purpose = act.Purpose,
            Organisation = act.Reader.Organisation,
            Team = act.Reader.Team,
            AskedAt = act.When,
            Why = why,
            Scope = form.Scope ?? RelinkScope.All,
            Source = over.Source,
            Subject = over.Subject,
            From = over.From,
            To = over.To,
            Since = over.Since,
            Model = ModelOf(model),
        };
        // Of their own team: whoever judges only what is given to them has no many to compare.
        if (await gate.AskAsync(db, act, DataKind.Merge, Verb.Write, run, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (problems.Count > 0) return problems;
        if (await ComparingNow.OtherAsync(store, ct) is { } other) return other;

        run.Go(RelinkState.Wanted);
        db.Relinks.Add(run);
        try
        {
            await db.CommitAsync(act with { Because = why }, new RelinkAsked(run.Reference, run.Scope.ToString(), run.Subject, run.Model), ct);
        }
        catch (DbUpdateException)
        {
            // Two at the same moment: the index let one in.
            if (await ComparingNow.OtherAsync(store, ct) is { } first) return first;
            throw;
        }

        return run;
    }

    internal static string ModelOf(LinkModel model) => $"{model.Name} {model.Version}";

    private sealed record Over(SourceId? Source = null, string Subject = "", RecordId From = default, RecordId To = default, DateTimeOffset? Since = null);

    private async Task<Over> OverAsync(RelinkForm form, Act act, List<Problem> problems, CancellationToken ct)
    {
        switch (form.Scope)
        {
            case RelinkScope.All:
                return new();
            case RelinkScope.Source:
                if (await SourceAsync(form.Source, ct) is { } source) return new(source.Id, source.Reference.Text);
                problems.Add(new SourceNotFound());
                return new();
            case RelinkScope.Import:
                if (await ImportAsync(form.Import, ct) is { } import) return import;
                problems.Add(new ImportNotFound());
                return new();
            case RelinkScope.Since when form.Since is not { } since:
                problems.Add(new SinceMissing());
                return new();
            case RelinkScope.Since when form.Since.Value.ToDateTime(default) > act.When.UtcDateTime:
                problems.Add(new SinceInFuture());
                return new();
            case RelinkScope.Since:
                return new(Since: new(form.Since.Value.ToDateTime(default), TimeSpan.Zero));
            default:
                problems.Add(new ScopeMissing());
                return new();
        }
    }

    private async Task<RecordSource?> SourceAsync(string? asked, CancellationToken ct)
    {
        var name = NormalForms.Tidy(asked ?? "");
        if (Reference.TryParse(asked, out var reference)) return await db.RecordSources.AsNoTracking().SingleOrDefaultAsync(s => s.Reference == reference, ct);
        return name.Length == 0 ? null : await db.RecordSources.AsNoTracking().SingleOrDefaultAsync(s => s.Name == name, ct);
    }

    /// <summary>The log tells between which ids an import's records lie; of those its source's alone are meant. One that this person may not see is not there.</summary>
    private async Task<Over?> ImportAsync(string? asked, CancellationToken ct)
    {
        if (!Reference.TryParse(asked, out var reference) || await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Reference == reference, ct) is not { } import) return null;
        var name = NormalForms.Tidy(import.Plan.SourceName);
        var source = await db.RecordSources.AsNoTracking().Where(s => s.Name == name).Select(s => (SourceId?)s.Id).SingleOrDefaultAsync(ct);
        var batches = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Who == import.By && e.What == nameof(RecordsKept) && e.Detail.Contains(reference.Text)).OrderBy(e => e.Seq).ToListAsync(ct);
        List<RecordsKept> kept = [.. batches.Select(b => b.Read<RecordsKept>())];
        // Nothing kept: an empty stretch, so that the run ends with an empty preview.
        return source is null || kept.Count == 0 ? new(source ?? default, reference.Text, new(1)) : new(source, reference.Text, kept.MinBy(k => k.First.Value)!.First, kept.MaxBy(k => k.Last.Value)!.Last);
    }
}
