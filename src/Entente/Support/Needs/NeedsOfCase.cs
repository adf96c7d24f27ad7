using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Support.Plans;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Needs;

/// <summary>What the person of a case needs, area by area, and one area with all of its versions, in the shape that this reader may see: whole, or a line without words.</summary>
public sealed class NeedsOfCase(EntenteDb db, Gate gate, Ledger ledger, NeedTerms terms, Calendars calendars)
{
    public async Task<Result<NeedsView>> ReadAsync(Reference reference, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.RiskAssessment, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var needs = await db.Needs.AsNoTracking().Where(n => n.Dossier == about.Dossier && n.SupersededAt == null).OrderBy(n => n.Id).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("needs", reference.Text, needs.Count) { Dossier = about.Dossier }, ct);
        var today = calendars.Of(about.Territory).DayOf(act.When);
        var order = terms.Urgencies.Select((u, i) => (u.Code, i)).ToDictionary(u => u.Code, u => u.i);
        return new NeedsView(about, [.. needs.Select(n => NeedLine.Of(n, permission.Shape, today)).OrderBy(l => order.GetValueOrDefault(l.Urgency, order.Count))])
        {
            NotLookedAt = [.. terms.Areas.Where(a => needs.All(n => n.Area != a.Code))],
            IsWhole = permission.Shape == Shape.Full,
            MayWrite = Gate.Weigh(db, act, DataKind.RiskAssessment, Verb.Write, relation, about).Allowed,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }

    /// <summary>The area of one version: what counts now, and every version before it.</summary>
    public async Task<Result<NeedView>> OneAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Reference == known, ct) is not { } asked) return new NeedNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.RiskAssessment, Verb.Read, asked, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        return await TellAsync(asked.Dossier, asked.Case, asked.Area, asked.Reference, permission.Shape, asked, act, ct);
    }

    /// <summary>The area as somebody else has written it meanwhile; null where nobody has.</summary>
    public async Task<NeedView?> OfAreaAsync(Case about, string? area, Act act, CancellationToken ct)
    {
        if (await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Dossier == about.Dossier && n.Area == area && n.SupersededAt == null, ct) is not { } now) return null;
        var permission = await gate.AskAsync(db, act, DataKind.RiskAssessment, Verb.Read, now, ct);
        return permission.Allowed ? await TellAsync(about.Dossier, about.Reference, now.Area, now.Reference, permission.Shape, now, act, ct) : null;
    }

    private async Task<NeedView> TellAsync(DossierId dossier, Reference about, string area, Reference shown, Shape shape, Need of, Act act, CancellationToken ct)
    {
        var versions = await db.Needs.AsNoTracking().Where(n => n.Dossier == dossier && n.Area == area).OrderByDescending(n => n.Number).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("need", shown.Text, versions.Count) { Dossier = dossier }, ct);
        var territory = await db.Cases.AsNoTracking().Where(c => c.Dossier == dossier).Select(c => c.Territory).FirstOrDefaultAsync(ct);
        var today = (territory is null ? null : calendars.Find(territory))?.DayOf(act.When) ?? DateOnly.FromDateTime(act.When.UtcDateTime);
        var relation = await Gate.RelationAsync(db, act.Reader, of, ct);
        var (whole, references) = (shape == Shape.Full, versions.Select(v => (Reference?)v.Reference).ToList());
        var plan = whole && Gate.Weigh(db, act, DataKind.SupportPlan, Verb.Read, relation, of) is { Allowed: true, Shape: Shape.Full };
        return new NeedView(about, area, NeedLine.Of(versions[0], shape, today))
        {
            Versions = whole ? versions : [],
            SavedBy = whole ? await db.NamesAsync([.. versions.Select(v => v.SavedBy).Distinct()], ct) : new Dictionary<UserId, string>(),
            Steps = plan ? await db.PlanSteps.AsNoTracking().Where(s => s.Dossier == dossier && references.Contains(s.Need)).OrderBy(s => s.Id).ToListAsync(ct) : [],
            MayWrite = whole && Gate.Weigh(db, act, DataKind.RiskAssessment, Verb.Write, relation, of).Allowed,
            MayPlan = plan && Gate.Weigh(db, act, DataKind.SupportPlan, Verb.Write, relation, of).Allowed,
        };
    }
}

/// <summary>What a person needs, the most urgent first.</summary>
public sealed record NeedsView(Case Case, IReadOnlyList<NeedLine> Lines)
{
    public required IReadOnlyList<NeedArea> NotLookedAt { get; init; }

    /// <summary>Whether words are shown, or a line of each alone.</summary>
    public bool IsWhole { get; init; }

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>One area in a line; its words are null where this reader is shown the line alone.</summary>
public sealed record NeedLine(Reference Reference, string Area, string Urgency, DateOnly ReviewOn)
{
    public bool HasRisk { get; init; }

    public bool IsDue { get; init; }

    public string? What { get; init; }

    public string? View { get; init; }

    public static NeedLine Of(Need need, Shape shape, DateOnly today) => new(need.Reference, need.Area, need.Urgency, need.ReviewOn)
    {
        HasRisk = need.HasRisk,
        IsDue = need.ReviewOn <= today,
        What = shape == Shape.Full ? need.What : null,
        View = shape == Shape.Full ? need.View : null,
    };

    public override string ToString() => Reference.Text;
}

/// <summary>One area: its line, and for those who may see words every version, the newest first, with the steps that came of it.</summary>
public sealed record NeedView(Reference Case, string Area, NeedLine Line)
{
    public required IReadOnlyList<Need> Versions { get; init; }

    public required IReadOnlyDictionary<UserId, string> SavedBy { get; init; }

    public required IReadOnlyList<PlanStep> Steps { get; init; }

    public bool MayWrite { get; init; }

    public bool MayPlan { get; init; }

    public override string ToString() => Line.Reference.Text;
}
