using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Turns a draft into a referral: the referral, its records, its clock and the closed draft are one commit, and one draft gives one referral however often it is sent.</summary>
public sealed class SendReferral(EntenteDb db, OpenDraft open, KeepRecords keep, RecordSources sources, IdSource ids)
{
    /// <summary>The period that begins when a referral is received.</summary>
    public const string ClockRule = "UK-RG";

    private const int MostTries = 4;

    public async Task<Result<Referral>> RunAsync(string? reference, SendForm form, Act act, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(reference, form, act, ct);
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // Somebody sent the same draft, told the desk more, or made the same source known in this very moment: what they did stands, and is met by the next try.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Result<Referral>> TryAsync(string? reference, SendForm form, Act act, CancellationToken ct)
    {
        var found = await open.FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var (draft, set) = (found.Value.Draft, found.Value.Set);
        if (draft.IsSent) return await SentAsync(draft.Id, ct);

        var prepared = await PrepareAsync(draft, set, form, act, ct);
        if (prepared.IsRefused) return prepared.Problems.ToList();
        var (referral, happened) = (prepared.Value.Referral, prepared.Value.Happened);

        await db.CommitAsync(act, happened, ct);
        if (referral.IsAnonymous) await db.WipeAsync(ct);
        return referral;
    }

    /// <summary>Decides whether the draft becomes a referral and puts everything that follows into the store, to be committed together by whoever asked. Nothing is saved here.</summary>
    internal async Task<Result<Prepared>> PrepareAsync(DraftReferral draft, Questions.QuestionSet set, SendForm form, Act act, CancellationToken ct)
    {
        var decided = Referral.From(draft, set, form, ids, act);
        if (decided.IsRefused) return decided.Problems.ToList();
        var referral = decided.Value;

        List<Event> happened = [new ReferralSent(referral.Reference, draft.Reference, referral.IsAnonymous, referral.Urgency, referral.Recipients, referral.Dossier, referral.Sort)];
        var kept = await KeepAsync(referral, set, act, ct);
        if (kept.IsRefused) return kept.Problems.ToList();
        happened.AddRange(kept.Value);
        if (referral.Sort == ReferralSort.Referral) happened.Add(StartClock(referral, act));
        if (referral.IsAnonymous) await ForgetAsync(draft, referral, ct);
        db.Add(referral);
        db.AddRange(Priority.NearDates(referral.Answers, Calendars.Shipped.Of(referral.Territory)).Distinct().Select(d => new NearDate { Referral = referral.Id, From = d.From, Until = d.Until }));
        draft.Close(referral, act);
        return new Prepared(referral, happened);
    }

    /// <summary>A referral that is in the store and not saved yet, with what happened.</summary>
    internal sealed record Prepared(Referral Referral, List<Event> Happened)
    {
        public override string ToString() => Referral.ToString();
    }

    private async Task<Result<Referral>> SentAsync(DraftId draft, CancellationToken ct) =>
        await db.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Draft == draft, ct) is { } sent ? sent : new ReferralNotFound();

    private async Task<Result<List<Event>>> KeepAsync(Referral referral, Questions.QuestionSet set, Act act, CancellationToken ct)
    {
        // Who says it is the organisation that they signed in for, whatever was typed as its name.
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == referral.Organisation, ct);
        var (source, added) = await sources.OfReferralsAsync(db, organisation, ct);
        var drafts = RecordsOfReferral.From(referral, set, source.Id);
        List<Event> happened = added is null ? [] : [added];
        if (drafts.Count == 0) return happened;
        var kept = await keep.AddAsync(drafts, act, ct);
        if (kept.IsRefused) return kept.Problems.ToList();
        happened.Add(kept.Value.Happened);
        return happened;
    }

    /// <summary>A decision is due in five working days (statutory guidance); a notification has no decision and no clock.</summary>
    private ClockStarted StartClock(Referral referral, Act act)
    {
        var calendar = Calendars.Shipped.Of(referral.Territory);
        var rule = ClockRules.Shipped.InForce(ClockRule, calendar.DayOf(act.When));
        var clock = Clock.Start(ids, rule, referral.Dossier, referral.Organisation, referral.Team, calendar.Territory, act);
        referral.Due = clock.Due;
        db.Add(clock);
        return ClockStarted.Of(clock);
    }

    /// <summary>Takes out of what is stored beside the referral whatever tells who an adult is who did not agree: files and the words of an alert.</summary>
    private async Task ForgetAsync(DraftReferral draft, Referral sent, CancellationToken ct)
    {
        var files = await db.EvidenceFiles.Where(f => f.Dossier == draft.Dossier).ToListAsync(ct);
        var numbers = files.Select(f => f.Id).ToList();
        db.RemoveRange(await db.FileContents.Where(c => numbers.Contains(c.Id)).ToListAsync(ct));
        db.RemoveRange(files);
        var who = Questions.Identity.Of(draft.Answers);
        await db.Alerts.IgnoreQueryFilters(["access"]).Where(a => a.Dossier == draft.Dossier).LoadAsync(ct);
        // Those that are raised in this very commit too.
        foreach (var alert in db.Alerts.Local.Where(a => a.Dossier == draft.Dossier)) alert.Anonymise(who, sent.Answers);
    }
}
