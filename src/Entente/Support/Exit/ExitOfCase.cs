using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Exit;

/// <summary>When support of the person of a case ended and how they were afterwards, and one time on which they are asked, as this reader may see them.</summary>
public sealed class ExitOfCase(EntenteDb db, Gate gate, Ledger ledger, Calendars calendars)
{
    public async Task<Result<ExitView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Read, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var exits = await db.SupportExits.AsNoTracking().Where(e => e.Dossier == about.Dossier).OrderByDescending(e => e.Id).ToListAsync(ct);
        var asked = await db.FollowUps.AsNoTracking().Where(f => f.Dossier == about.Dossier).OrderBy(f => f.Id).ToListAsync(ct);
        // Who helps now is asked past the row filter: only that somebody does is told.
        var helped = await db.SupportOffers.IgnoreQueryFilters(["access"]).AnyAsync(o => o.Dossier == about.Dossier && o.State == OfferState.Accepted, ct);
        await ledger.RememberAsync(act, new Seen("support exit", reference.Text, exits.Count + asked.Count) { Dossier = about.Dossier }, ct);
        return new ExitView(about, exits, asked)
        {
            Providers = await db.OrganisationNamesAsync(exits.Select(e => e.Provider), ct),
            Today = calendars.Of(about.Territory).DayOf(act.When),
            ShowsRisk = Gate.Weigh(db, act, DataKind.RiskAssessment, Verb.Read, relation, about) is { Allowed: true, Shape: Shape.Full },
            MayEnd = helped && Gate.Weigh(db, act, DataKind.SupportPlan, Verb.Write, relation, about).Allowed,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }

    public async Task<Result<FollowUpView>> OneAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.FollowUps.AsNoTracking().SingleOrDefaultAsync(f => f.Reference == known, ct) is not { } asked) return new FollowUpNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SupportPlan, Verb.Read, asked, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, asked, ct);
        var territory = await db.Cases.AsNoTracking().Where(c => c.Dossier == asked.Dossier).Select(c => c.Territory).FirstOrDefaultAsync(ct);
        var today = calendars.Find(territory)?.DayOf(act.When) ?? DateOnly.FromDateTime(act.When.UtcDateTime);
        var exit = await db.SupportExits.AsNoTracking().SingleOrDefaultAsync(e => e.Reference == asked.Exit, ct);
        await ledger.RememberAsync(act, new Seen("follow-up", asked.Reference.Text, 1) { Dossier = asked.Dossier }, ct);
        return new FollowUpView(asked, exit)
        {
            SavedBy = asked.SavedBy is { } by ? (await db.NamesAsync([by], ct)).GetValueOrDefault(by, "") : "",
            ShowsRisk = Gate.Weigh(db, act, DataKind.RiskAssessment, Verb.Read, relation, asked) is { Allowed: true, Shape: Shape.Full },
            MayAnswer = asked.IsOpen(today) && Gate.Weigh(db, act, DataKind.SupportPlan, Verb.Write, relation, asked).Allowed,
        };
    }
}

/// <summary>How support ended, and how the person was afterwards.</summary>
public sealed record ExitView(Case Case, IReadOnlyList<SupportExit> Exits, IReadOnlyList<FollowUp> FollowUps)
{
    public required IReadOnlyDictionary<OrganisationId, string> Providers { get; init; }

    public DateOnly Today { get; init; }

    /// <summary>Whether words on danger are shown to this reader.</summary>
    public bool ShowsRisk { get; init; }

    public bool MayEnd { get; init; }

    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>One time on which somebody who left is asked.</summary>
public sealed record FollowUpView(FollowUp FollowUp, SupportExit? Exit)
{
    public string SavedBy { get; init; } = "";

    public bool ShowsRisk { get; init; }

    public bool MayAnswer { get; init; }

    public override string ToString() => FollowUp.Reference.Text;
}
