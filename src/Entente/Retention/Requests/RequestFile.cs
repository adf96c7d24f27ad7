using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Clocks;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Requests;

/// <summary>One request with what was found, what is held back and what was given.</summary>
public sealed class RequestFile(EntenteDb db, Gate gate, Ledger ledger, RequestTerms terms, FindData find, Calendars calendars)
{
    public async Task<Result<RequestView>> ReadAsync(string? which, Verb verb, Act act, CancellationToken ct)
    {
        var found = await db.RequestAsync(gate, which, verb, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var request = found.Value;
        var relation = await Gate.RelationAsync(db, act.Reader, request, ct);
        Permission May(DataKind of, Verb to) => Gate.Weigh(db, act, of, to, relation, request);
        var about = await db.Cases.IgnoreQueryFilters(["access"]).AsNoTracking().SingleAsync(c => c.Dossier == request.Dossier, ct);
        var withheld = await db.DataWithheld.AsNoTracking().Where(w => w.Request == request.Reference).OrderBy(w => w.Id).ToListAsync(ct);
        var handed = await db.DataHanded.AsNoTracking().Where(h => h.Request == request.Reference).OrderBy(h => h.Id).ToListAsync(ct);
        var (writes, agrees) = (May(DataKind.DataRequests, Verb.Write).Allowed, May(DataKind.DataRequests, Verb.Approve).Allowed);
        var all = request.Sort == OwnRequestSort.Copy && (writes || agrees) ? await find.AllAsync(request.Dossier, ct) : [];
        var sight = await LineSight.OfAsync(db, act, request, ct);
        var findings = Answering.Findings(all, withheld, handed, act.Reader.Role, sight.Of, terms);
        var view = new RequestView(request, about.Territory, calendars.Of(about.Territory).DayOf(act.When))
        {
            Findings = findings,
            Shut = all.Count == 0 ? [] : [.. sight.Shut(terms)],
            Giving = writes && request.IsOpen ? Answering.Giving(all, findings) : [],
            Withheld = withheld,
            Handed = handed,
            Ways = writes ? await db.ContactWays.AsNoTracking().Where(w => w.Dossier == request.Dossier && w.EndedAt == null).OrderBy(w => w.Id).ToListAsync(ct) : [],
            ContactShape = May(DataKind.Contact, Verb.Read).Shape,
            MayWrite = writes,
            MayAgree = agrees,
            SeesCase = db.Matrix.Ask(act.Reader, DataKind.DecisionOutcome, Verb.Read).Allowed,
        };
        await ledger.RememberAsync(act, new Seen(verb == Verb.Write ? "data request pack" : "data request", request.Reference.Text, view.Giving.Count) { Dossier = request.Dossier }, ct);
        return view;
    }
}

/// <summary>The requests that a reader may know of, those due first, and what was asked on own pages and nobody has taken down.</summary>
public sealed class RequestList(EntenteDb db, Ledger ledger, Calendars calendars)
{
    private const int Most = 500;

    public async Task<RequestsView> ReadAsync(Act act, CancellationToken ct)
    {
        var view = await LookAsync(act, ct);
        await ledger.RememberAsync(act, new Seen("data requests", "", view.All.Count + view.Waiting.Count), ct);
        return view;
    }

    /// <summary>The same for a panel that shows nothing where nobody asks: remembered only where somebody does.</summary>
    public async Task<RequestsView> GlanceAsync(Act act, CancellationToken ct)
    {
        var view = await LookAsync(act, ct);
        if (view.All.Any(r => r.IsOpen) || view.Waiting.Count + view.Withheld.Count > 0) await ledger.RememberAsync(act, new Seen("data requests", "", view.All.Count(r => r.IsOpen) + view.Waiting.Count), ct);
        return view;
    }

    private async Task<RequestsView> LookAsync(Act act, CancellationToken ct)
    {
        var open = await db.DataRequests.AsNoTracking().Where(r => r.AnsweredAt == null).OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(Most).ToListAsync(ct);
        var done = await db.DataRequests.AsNoTracking().Where(r => r.AnsweredAt != null).OrderByDescending(r => r.Id).Take(Most).ToListAsync(ct);
        // By themselves: a filter that is left off in one part of a query is left off in all of it.
        var own = await db.OwnRequests.AsNoTracking().Where(o => o.Sort != OwnRequestSort.AnotherLook).OrderBy(o => o.Id).ToListAsync(ct);
        var asked = own.Select(o => (Reference?)o.Reference).ToList();
        var taken = await db.DataRequests.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => asked.Contains(r.Own)).Select(r => r.Own).ToListAsync(ct);
        var waiting = own.Where(o => !taken.Contains(o.Reference)).Take(Most).ToList();
        var withheld = await db.DataWithheld.AsNoTracking().Where(w => w.AnsweredAt == null).OrderBy(w => w.Id).Take(Most).ToListAsync(ct);
        return new([.. open, .. done], waiting, withheld, calendars.Home.DayOf(act.When)) { MayTake = db.Matrix.Ask(act.Reader, DataKind.DataRequests, Verb.Write).Allowed, MayAgree = db.Matrix.Ask(act.Reader, DataKind.DataRequests, Verb.Approve).Allowed };
    }
}

/// <summary>One request as a reader may see it.</summary>
public sealed record RequestView(DataRequest Request, string Territory, DateOnly Today)
{
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Those that this reader may know of.</summary>
    public IEnumerable<Finding> Shown => Findings.Where(f => !f.IsClosed);

    /// <summary>How many lines there are of the others.</summary>
    public int Others => Findings.Where(f => f.IsClosed).Sum(f => f.Lines);

    /// <summary>Kinds that are shut to this reader, whether anything is there or not: they can be held back unseen.</summary>
    public IReadOnlyList<DataKind> Shut { get; init; } = [];

    /// <summary>Kinds that this reader may propose to hold back; which of those shut to them hold anything is not told by it.</summary>
    public IReadOnlyList<DataKind> MayHoldBack => [.. Shown.Where(f => f.State == FindingState.ToDecide).Select(f => f.Kind).Union(Shut).Except(Withheld.Where(w => w.Counts).Select(w => w.Of)).Order()];

    /// <summary>What this reader gives now.</summary>
    public required IReadOnlyList<FoundLine> Giving { get; init; }
    public required IReadOnlyList<DataWithheld> Withheld { get; init; }
    public required IReadOnlyList<DataHanded> Handed { get; init; }
    public required IReadOnlyList<ContactWay> Ways { get; init; }
    public Shape ContactShape { get; init; }
    public bool MayWrite { get; init; }
    public bool MayAgree { get; init; }
    public bool SeesCase { get; init; }

    public bool IsLate => Request.IsOpen && Today > Request.DueOn;

    /// <summary>Everything is held back: there is an answer, and nothing in it.</summary>
    public bool IsNothingLeft => Giving.Count == 0 && Answering.IsAll(Findings, Giving);

    public override string ToString() => Request.Reference.Text;
}

/// <summary>Requests in a list.</summary>
/// <param name="Waiting">Asked on own pages and not taken down.</param>
/// <param name="Withheld">Holding back that waits for a second person.</param>
public sealed record RequestsView(IReadOnlyList<DataRequest> All, IReadOnlyList<OwnRequest> Waiting, IReadOnlyList<DataWithheld> Withheld, DateOnly Today)
{
    public bool MayTake { get; init; }

    public bool MayAgree { get; init; }
}
