using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Many;

/// <summary>Takes down which referrals or cases somebody wants to deal with at once. Nothing is done with them yet.</summary>
public sealed class ChooseMany(EntenteDb db, Gate gate, TriageQueue queue, ManyTerms terms, IdSource ids)
{
    /// <summary>Those that were ticked, by their references. What the person does not see is not among them.</summary>
    public async Task<Result<ManyRun>> TickedAsync(IReadOnlyCollection<string> ticked, Act act, CancellationToken ct)
    {
        if (ticked.Count > terms.Most) return new TooManyChosen(terms.Most);
        Reference[] references = [.. ticked.Select(t => Reference.TryParse(t, out var known) ? known : (Reference?)null).OfType<Reference>().Distinct()];
        var referrals = await db.Referrals.AsNoTracking().Where(r => EF.Parameter(references).Contains(r.Reference)).Select(r => new Chosen(r.Reference, r.Dossier)).ToListAsync(ct);
        var cases = await db.Cases.AsNoTracking().Where(c => EF.Parameter(references).Contains(c.Reference)).Select(c => new Chosen(c.Reference, c.Dossier)).ToListAsync(ct);
        // In the order in which they were ticked, so that a rule gives them out as they stood in the list.
        var found = referrals.Concat(cases).ToDictionary(c => c.Subject);
        return await KeepAsync([.. references.Where(found.ContainsKey).Select(r => found[r])], act, ct);
    }

    /// <summary>All that a filter of the triage queue finds, on all its pages.</summary>
    public async Task<Result<ManyRun>> AllOfQueueAsync(TriageFilter filter, Act act, CancellationToken ct)
    {
        var all = await queue.AllAsync(filter, terms.Most, act, ct);
        return all.IsMore ? new TooManyChosen(terms.Most) : await KeepAsync([.. all.Found.Select(r => new Chosen(r.Reference, r.Dossier))], act, ct);
    }

    /// <summary>All that a filter of the list of cases finds.</summary>
    public async Task<Result<ManyRun>> AllOfCasesAsync(CaseListQuery query, Act act, CancellationToken ct)
    {
        var found = await CaseList.Asked(db, query, act).OrderByDescending(c => c.Id).Take(terms.Most + 1).Select(c => new Chosen(c.Reference, c.Dossier)).ToListAsync(ct);
        return found.Count > terms.Most ? new TooManyChosen(terms.Most) : await KeepAsync(found, act, ct);
    }

    private async Task<Result<ManyRun>> KeepAsync(List<Chosen> chosen, Act act, CancellationToken ct)
    {
        List<Chosen> each = [.. chosen.DistinctBy(c => c.Dossier)];
        var run = new ManyRun
        {
            Id = ids.Next<ManyRunId>(),
            Reference = Reference.New("MANY"),
            By = act.Reader.User,
            Role = act.Reader.Role,
            Purpose = act.Purpose,
            Organisation = act.Reader.Organisation,
            Team = act.Reader.Team,
            AskedAt = act.When,
            Total = each.Count,
        };
        if (await gate.AskAsync(db, act, DataKind.Assignment, Verb.Write, run, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (each.Count == 0) return new NothingChosen();
        db.ManyRuns.Add(run);
        db.ManyRows.AddRange(each.Select((c, i) => new ManyRow { Run = run.Id, Number = i + 1, Dossier = c.Dossier, Subject = c.Subject }));
        await db.CommitAsync(act, new ManyChosen(run.Reference, each.Count), ct);
        return run;
    }

    private sealed record Chosen(Reference Subject, DossierId Dossier);
}
