using Entente.Access;
using Entente.Audit;
using Entente.Cases.Contact;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Interviews;

/// <summary>Takes down that the person is asked, or was: warns how often they told it, and keeps interpreters away who are connected to exploiters.</summary>
public sealed class RecordTelling(EntenteDb db, Gate gate, Ledger log, IdSource ids, InterviewTopics topics, Calendars calendars)
{
    public async Task<Result<Telling>> RunAsync(Reference reference, TellingForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Interviews, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        // Whoever is named among the exploiters is looked up for the person's safety, whoever may read it; only that there is a match is told.
        var people = await db.Records.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => r.Dossier == about.Dossier && r.Schema == "Person" && r.RowKind == DataKind.Entities && r.SupersededBy == null).ToListAsync(ct);
        var added = await db.KnownDangers.IgnoreQueryFilters(["access"]).AsNoTracking().Where(d => d.Dossier == about.Dossier && d.IsPerson && d.EndedAt == null).Select(d => d.Name).ToListAsync(ct);
        string[] connected = [.. people.SelectMany(p => p.Statements).Where(s => s.Property is "name" or "alias" or "weakAlias").Select(s => s.Value).Concat(added).Distinct()];
        var earlier = await db.Tellings.IgnoreQueryFilters(["access"]).AsNoTracking().Where(t => t.Dossier == about.Dossier).ToListAsync(ct);
        var decided = DecideTelling.From(form, about, earlier, connected, topics, calendars.Of(about.Territory), ids, act);
        if (decided.IsRefused)
        {
            if (decided.Problems.OfType<InterpreterIsConnected>().Any()) await log.RememberAsync(act, new Refused("interpreter", nameof(InterpreterIsConnected)) { Dossier = about.Dossier }, ct);
            return decided;
        }

        db.Add(decided.Value);
        await db.CommitAsync(act, new PersonAsked(decided.Value.Reference, decided.Value.Topics, decided.Value.TopicCodes.Max(t => Telling.Count([.. earlier, decided.Value], t)), about.Dossier), ct);
        return decided;
    }
}
