using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.EarlyEnds;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support;
using Microsoft.EntityFrameworkCore;

namespace Entente.OwnPage;

/// <summary>Takes down that a person asks for a copy, a correction or another look at a decision, with the tasks of those who answer, in one commit.</summary>
public sealed class AskForData(IStore store, Gate gate, IdSource ids, TaskTemplates templates, Calendars calendars)
{
    /// <summary>The same is not asked twice within a day: a page that was sent twice raises no second task.</summary>
    private static readonly TimeSpan Once = TimeSpan.FromHours(24);

    public async Task<Result<OwnRequest>> RunAsync(OwnReader who, OwnRequestForm form, string language, DateTimeOffset now, CancellationToken ct)
    {
        var act = who.Act(now);
        await using var db = store.Open(act.Reader);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == who.Dossier, ct) is not { } about) return new OwnPageShut();
        var permission = await gate.AskAsync(db, act, DataKind.DataRequests, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var made = OwnRequest.From(form, about, language, ids, act);
        if (made.IsRefused) return made;
        var request = made.Value;
        if (request.Sort == OwnRequestSort.AnotherLook && about.Status is not (CaseStatus.NoReasonableGrounds or CaseStatus.NoConclusiveGrounds) && await db.EarlyEndInForceAsync(about.Dossier, ct) is null) return new NothingToLookAtAgain();
        var trigger = request.Sort switch { OwnRequestSort.Copy => TaskTrigger.CopyAsked, OwnRequestSort.Correction => TaskTrigger.CorrectionAsked, _ => TaskTrigger.AnotherLookAsked };
        db.Add(request);
        List<Event> happened = [new OwnRequestMade(request.Reference, about.Reference, request.Sort, about.Dossier), .. db.RaiseNow(ids, templates, trigger, about, request.Reference.Text, calendars.Of(about.Territory), act)];
        var twice = false;
        // Within the commit, where nobody else can write.
        db.Alongside(async token =>
        {
            var before = await db.OwnRequests.AsNoTracking().Where(r => r.Dossier == about.Dossier && r.Sort == request.Sort && r.AskedAt > act.When - Once).ToListAsync(token);
            twice = before.Any(r => r.Words == request.Words);
            if (twice) throw new InvalidOperationException("The same was asked meanwhile.");
        });
        try
        {
            await db.CommitAsync(act, happened, ct);
            return request;
        }
        catch (InvalidOperationException) when (twice)
        {
            return new AskedAlready();
        }
    }
}
