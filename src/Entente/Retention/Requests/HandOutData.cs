using Entente.Access;
using Entente.Audit;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.OwnPage;
using Entente.Referrals.Questions;
using Entente.Retention.Holds;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Requests;

/// <summary>Hands an answer out by a way that the safety check lets pass in this moment. There is no exception from the check here: a copy of a dossier in wrong hands is worse than a late one.</summary>
public sealed class HandOutData(EntenteDb db, Ledger log, IdSource ids, SafetyTerms safety, QuestionSets sets, RequestFile file)
{
    public const int MostReceiver = 200;

    public async Task<Result<DataHanded>> RunAsync(string? which, HandOutForm form, Act act, CancellationToken ct)
    {
        var read = await file.ReadAsync(which, Verb.Write, act, ct);
        if (read.IsRefused) return read.Problems.ToList();
        var view = read.Value;
        var request = await db.DataRequests.SingleAsync(r => r.Id == view.Request.Id, ct);
        if (!request.IsOpen) return new RequestAnswered();
        if (request.Sort != OwnRequestSort.Copy) return new RequestIsNoCopy();
        if (view.Giving.Count == 0 && !view.IsNothingLeft) return new NothingToHandOut();
        var hash = Answering.HashOf(view.Giving);
        var way = Reference.TryParse(form.Way, out var known) ? view.Ways.FirstOrDefault(w => w.Reference == known) : null;
        List<Problem> problems = [];
        if (way is null || safety.Channel(way.Channel) is not { Serves: true }) problems.Add(new HandOutWayMissing());
        if (HoldText.Refusal(nameof(form.Receiver), form.Receiver, 0, MostReceiver) is { } wrong) problems.Add(wrong);
        if (form.Looked != true && view.Giving.Count > 0) problems.Add(new HandOutNotLooked());
        if (problems.Count > 0) return problems;
        if (form.Seen != hash) return new HandOutChanged();
        if (await StoppingAsync(way!, form, ct) is { Count: > 0 } stopping)
        {
            await log.RememberAsync(act, new Refused("hand out data", string.Join(' ', stopping)) { Dossier = request.Dossier }, ct);
            return stopping.Select(Problem (rule) => new HandOutStopped(safety.Rules.Single(r => r.Code == rule).Text)).ToList();
        }

        var handed = new DataHanded
        {
            Id = ids.Next<DataHandedId>(),
            Reference = Reference.New("GAVE"),
            Request = request.Reference,
            Dossier = request.Dossier,
            Organisation = request.Organisation,
            Team = request.Team,
            Kinds = string.Join(' ', view.Giving.Select(l => l.Kind).Distinct()),
            Lines = view.Giving.Count,
            Hash = hash,
            Channel = way!.Channel,
            Way = way.Reference,
            Receiver = form.Receiver?.Trim() ?? "",
            By = act.Reader.User,
            At = act.When,
        };
        var isAll = Answering.IsAll(view.Findings, view.Giving);
        if (isAll) request.Give(act);
        db.Add(handed);
        // Looked at once more where nobody else can write: a danger, or something held back, that came in between counts.
        db.Alongside(async token =>
        {
            var now = await db.ContactWays.IgnoreQueryFilters(["access"]).AsNoTracking().SingleAsync(w => w.Id == way.Id, token);
            var held = await db.DataWithheld.IgnoreQueryFilters(["access"]).AsNoTracking().Where(w => w.Request == request.Reference && w.Agreed != false).Select(w => w.Of).ToListAsync(token);
            var given = await db.DataHanded.IgnoreQueryFilters(["access"]).AsNoTracking().Where(h => h.Request == request.Reference).ToListAsync(token);
            if ((await StoppingAsync(now, form, token)).Count > 0 || held.Intersect(handed.KindList).Any() || given.SelectMany(h => h.KindList).Intersect(handed.KindList).Any()) throw new DbUpdateConcurrencyException("It may no longer be given as it was looked through.");
        });
        return await db.CommitOnceAsync(act, [new DataHandedOut(request.Reference, handed.Kinds, handed.Lines, hash, handed.Channel, handed.Way, isAll, request.Dossier)], ct) is { } late ? late : handed;
    }

    private async Task<IReadOnlyList<string>> StoppingAsync(ContactWay way, HandOutForm form, CancellationToken ct) =>
        SafetyCheck.OfWay(way, safety.Channel(way.Channel)!.Reach, await Dangers.OfAsync(db, sets, way.Dossier, ct), safety, form.Receiver ?? "").Stopping();
}
