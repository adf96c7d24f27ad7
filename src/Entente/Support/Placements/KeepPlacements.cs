using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Placements;

/// <summary>Writes down a place to live, offers it when the check lets it pass or two people stand for it, and follows the person in, on and out.</summary>
public sealed class KeepPlacements(EntenteDb db, Gate gate, Ledger log, IdSource ids, PlacementTerms terms, SafetyTerms rules, PlacementSafety safety, Calendars calendars)
{
    public async Task<Result<Placement>> PrepareAsync(Reference reference, PlacementForm form, Act act, CancellationToken ct)
    {
        var opened = await OpenAsync(reference, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var about = opened.Value;
        var place = Placement.Prepare(form, about, terms, ids, act, calendars.Of(about.Territory).DayOf(act.When));
        if (place.IsRefused) return place;
        db.Add(place.Value);
        await db.CommitAsync(act, new PlacementPrepared(place.Value.Reference, reference, place.Value.Type, about.Dossier), ct);
        return place;
    }

    /// <summary>The check runs now: on what makes the place suitable, on dangers near it, and on who lives there.</summary>
    public async Task<Result<Placement>> OfferAsync(Reference reference, string? which, PlacementStepForm form, Act act, CancellationToken ct)
    {
        var opened = await FindAsync(reference, which, form, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (about, place) = opened.Value;
        if (place.State != PlacementState.Prepared) return new PlacementMovedOn();
        if (place.Lacks(terms, about.IsChild) is { Count: > 0 } lacks) return lacks.Select(Problem (c) => new PlacementLacks(c.Text)).ToList();
        var stopping = (await safety.OfAsync(place, Lines(form.Sharers), ct)).Stopping();
        var pass = stopping.Count > 0 ? await db.OverrideInForceAsync(OverrideFor.Placement, place.Reference, stopping, act.When, ct) : null;
        if (stopping.Count > 0 && pass is null) return await StopAsync(about, stopping, act, ct);
        if (place.Offer(stopping, pass) is { } no) return no;
        pass?.Use(act);
        return await CommitAsync(place, [new PlacementOffered(place.Reference, reference, place.Rules, place.Override, about.Dossier)], act, Lines(form.Sharers), stopping, ct);
    }

    /// <summary>The person moves in; whoever lives elsewhere moves, and says why.</summary>
    public async Task<Result<Placement>> BeginAsync(Reference reference, string? which, PlacementStepForm form, Act act, CancellationToken ct)
    {
        var opened = await FindAsync(reference, which, form, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (about, place) = opened.Value;
        if (place.State != PlacementState.Offered) return new PlacementMovedOn();
        var today = calendars.Of(about.Territory).DayOf(act.When);
        var before = await db.Placements.SingleOrDefaultAsync(p => p.Dossier == about.Dossier && p.State == PlacementState.Living, ct);
        if (form.Day is not { } day) return new PlacementDayMissing();
        var earliest = before?.From ?? calendars.Of(about.Territory).DayOf(about.ReceivedAt);
        if (day < earliest || day > today) return new PlacementDayUnreal(earliest, today);
        if (before is not null && string.IsNullOrWhiteSpace(form.Words)) return new MoveReasonMissing();
        // What was found since the offer counts; what two people stood for then does not stop it now.
        var stopping = (await safety.OfAsync(place, Lines(form.Sharers), ct)).Stopping();
        if (stopping.Except(place.RuleCodes).Any()) return await StopAsync(about, [.. stopping.Except(place.RuleCodes)], act, ct);
        List<Event> happened = [];
        if (before is null) place.Begin(day);
        else
        {
            before.Close(day, PlacementTerms.Moved, form.Words);
            happened.Add(new PlacementEnded(before.Reference, reference, day, PlacementTerms.Moved, about.Dossier));
            // The old home is given up first, in the same transaction: the database lets one person live in one place.
            db.Alongside(async token =>
            {
                await db.SaveAlongsideAsync(token);
                place.Begin(day);
            });
        }

        happened.Add(new PlacementBegun(place.Reference, reference, day, about.Dossier));
        return await CommitAsync(place, happened, act, Lines(form.Sharers), stopping, ct);
    }

    public async Task<Result<Placement>> DeclineAsync(Reference reference, string? which, PlacementStepForm form, Act act, CancellationToken ct)
    {
        var opened = await FindAsync(reference, which, form, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (about, place) = opened.Value;
        if (string.IsNullOrWhiteSpace(form.Words)) return new DeclineReasonMissing();
        if (place.Decline(form.Words) is { } no) return no;
        return await CommitAsync(place, [new PlacementNotWanted(place.Reference, reference, about.Dossier)], act, null, [], ct);
    }

    public async Task<Result<Placement>> EndAsync(Reference reference, string? which, PlacementStepForm form, Act act, CancellationToken ct)
    {
        var opened = await FindAsync(reference, which, form, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (about, place) = opened.Value;
        if (place.State != PlacementState.Living) return new PlacementMovedOn();
        var today = calendars.Of(about.Territory).DayOf(act.When);
        var problems = new List<Problem>();
        if (form.Day is not { } day) problems.Add(new PlacementDayMissing());
        else if (day < place.From || day > today) problems.Add(new PlacementDayUnreal(place.From!.Value, today));
        if (!terms.Ends.Any(e => e.Code == form.End)) problems.Add(new PlacementEndMissing());
        if (problems.Count > 0) return problems;
        if (place.Close(form.Day!.Value, form.End!, form.Words) is { } no) return no;
        return await CommitAsync(place, [new PlacementEnded(place.Reference, reference, form.Day.Value, form.End!, about.Dossier)], act, null, [], ct);
    }

    internal static IReadOnlyList<string> Lines(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private async Task<Result<Placement>> StopAsync(Case about, IReadOnlyList<string> stopping, Act act, CancellationToken ct)
    {
        await log.RememberAsync(act, new Refused("offer placement", string.Join(' ', stopping)) { Dossier = about.Dossier }, ct);
        return stopping.Select(Problem (rule) => new PlacementStopped(rules.Rules.Single(r => r.Code == rule).Text)).ToList();
    }

    /// <param name="sharers">Null where nothing is to be looked at again.</param>
    private async Task<Result<Placement>> CommitAsync(Placement place, IReadOnlyList<Event> happened, Act act, IReadOnlyList<string>? sharers, IReadOnlyList<string> stopping, CancellationToken ct)
    {
        // Looked at once more where nobody else can write: what somebody else wrote down in between counts.
        if (sharers is not null)
        {
            db.Alongside(async token =>
            {
                if ((await safety.OfAsync(place, sharers, token)).Stopping().Except(stopping).Any()) throw new DbUpdateConcurrencyException("Something dangerous was written down meanwhile.");
            });
        }

        try
        {
            return await db.CommitOnceAsync(act, happened, ct) is { } no ? no : place;
        }
        catch (DbUpdateException)
        {
            // Somebody moved the person elsewhere in this very moment: one lives in one place.
            db.ChangeTracker.Clear();
            if (!await db.Placements.IgnoreQueryFilters(["access"]).AnyAsync(p => p.Dossier == place.Dossier && p.State == PlacementState.Living, ct)) throw;
            return new ChangedMeanwhile();
        }
    }

    private async Task<Result<(Case About, Placement Place)>> FindAsync(Reference reference, string? which, PlacementStepForm form, Act act, CancellationToken ct)
    {
        var opened = await OpenAsync(reference, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        if (ContactText.Refusals((nameof(form.Words), "placement-words", form.Words, ContactText.MostWords), (nameof(form.Sharers), "placement-sharers", form.Sharers, ContactText.MostWords)).FirstOrDefault() is { } wrong) return wrong;
        return Reference.TryParse(which, out var known) && await db.Placements.SingleOrDefaultAsync(p => p.Reference == known && p.Dossier == opened.Value.Dossier, ct) is { } place ? (opened.Value, place) : new PlacementNotFound();
    }

    private async Task<Result<Case>> OpenAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Placement, Verb.Write, about, ct);
        return permission.Allowed ? about : NotAllowed.By(permission);
    }
}
