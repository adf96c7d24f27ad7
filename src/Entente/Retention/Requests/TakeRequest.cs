using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Storage;
using Entente.Support;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Requests;

/// <summary>Takes a person's request down: what they asked on their own page, or what came another way, with how it is known that it is them. Its time runs from the day on which it came.</summary>
public sealed class TakeRequest(EntenteDb db, Gate gate, IdSource ids, RequestTerms terms, TaskTemplates templates, Calendars calendars)
{
    public async Task<Result<DataRequest>> RunAsync(Reference reference, RequestForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        if (await gate.AskAsync(db, act, DataKind.DataRequests, Verb.Write, about, ct) is { Allowed: false } no) return NotAllowed.By(no);
        OwnRequest? own = null;
        if (!string.IsNullOrEmpty(form.Own))
        {
            own = Reference.TryParse(form.Own, out var asked) ? await db.OwnRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Reference == asked && r.Dossier == about.Dossier, ct) : null;
            if (own is null) return new OwnRequestNotFound();
            if (await IsTakenAsync(own.Reference, ct)) return new RequestTakenDown();
        }

        var calendar = calendars.Of(about.Territory);
        var made = DataRequest.From(form, about, own, terms, calendar.DayOf, ids, act);
        if (made.IsRefused) return made;
        var request = made.Value;
        db.Add(request);
        List<Event> happened = [new DataRequestTaken(request.Reference, reference, request.Sort, request.Channel, request.Law, request.Identity, request.DueOn, request.Dossier)];
        // What came through the own page has raised its tasks already.
        if (own is null) happened.AddRange(db.RaiseNow(ids, templates, request.Sort == OwnRequestSort.Copy ? TaskTrigger.CopyAsked : TaskTrigger.CorrectionAsked, about, request.Reference.Text, calendar, act));
        try
        {
            await db.CommitAsync(act, happened, ct);
            return request;
        }
        catch (DbUpdateException) when (own is not null)
        {
            // Somebody took the same down in this very moment.
            db.ChangeTracker.Clear();
            if (!await IsTakenAsync(own.Reference, ct)) throw;
            return new RequestTakenDown();
        }
    }

    private Task<bool> IsTakenAsync(Reference own, CancellationToken ct) => db.DataRequests.IgnoreQueryFilters(["access"]).AnyAsync(r => r.Own == own, ct);
}

/// <summary>Extends the time of a request, once, with why: the person is told.</summary>
public sealed class ExtendRequest(EntenteDb db, Gate gate, RequestTerms terms, Calendars calendars)
{
    public async Task<Result<DataRequest>> RunAsync(string? which, RequestStepForm form, Act act, CancellationToken ct)
    {
        var found = await db.RequestAsync(gate, which, Verb.Write, act, ct);
        if (found.IsRefused) return found;
        var request = found.Value;
        if (request.Extend(form, terms, await db.DayOfAsync(request.Dossier, calendars, act.When, ct), act) is { Count: > 0 } problems) return problems.ToList();
        return await db.CommitOnceAsync(act, [new DataRequestExtended(request.Reference, request.DueOn, request.Dossier)], ct) is { } late ? late : request;
    }
}

/// <summary>Finds a request for whoever may do something with it.</summary>
internal static class RequestStore
{
    extension(EntenteDb db)
    {
        internal async Task<Result<DataRequest>> RequestAsync(Gate gate, string? which, Verb verb, Act act, CancellationToken ct)
        {
            if (!Reference.TryParse(which, out var known) || await db.DataRequests.SingleOrDefaultAsync(r => r.Reference == known, ct) is not { } request) return new DataRequestNotFound();
            return await gate.AskAsync(db, act, DataKind.DataRequests, verb, request, ct) is { Allowed: false } no ? NotAllowed.By(no) : request;
        }
    }
}
