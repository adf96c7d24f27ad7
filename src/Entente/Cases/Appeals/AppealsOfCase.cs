using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Appeals;

/// <summary>What courts were asked about the decisions of a case, and one such challenge with its days.</summary>
public sealed class AppealsOfCase(EntenteDb db, Gate gate, Ledger ledger, AppealTerms terms, Calendars calendars)
{
    public async Task<Result<AppealsView>> ReadAsync(Reference reference, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Appeals, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var appeals = await db.Appeals.AsNoTracking().Where(a => a.Dossier == about.Dossier).OrderBy(a => a.Id).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("appeals", reference.Text, appeals.Count) { Dossier = about.Dossier }, ct);
        return await FrameAsync(about, appeals, act, ct);
    }

    public async Task<Result<AppealView>> OneAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Appeals.AsNoTracking().SingleOrDefaultAsync(a => a.Reference == known, ct) is not { } appeal
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == appeal.Case, ct) is not { } about) return new AppealNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Appeals, Verb.Read, appeal, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var hearings = await db.AppealHearings.AsNoTracking().Where(h => h.Appeal == known).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("appeal", known.Text, 1) { Dossier = appeal.Dossier }, ct);
        return new AppealView(await FrameAsync(about, [appeal], act, ct), appeal, [.. hearings.OrderBy(h => h.On).ThenBy(h => h.Id.Value)]) { By = (await db.NamesAsync([appeal.By], ct)).GetValueOrDefault(appeal.By, "") };
    }

    private async Task<AppealsView> FrameAsync(Case about, IReadOnlyList<Appeal> appeals, Act act, CancellationToken ct)
    {
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var today = calendars.Of(about.Territory).DayOf(act.When);
        // Of a decision only that and when it was issued: that it was is told to whoever may read this.
        var issued = await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => g.Case == about.Id && g.IssuedAt != null).OrderBy(g => g.Number).Select(g => new { g.Number, g.Stage, g.Again, g.IssuedAt }).ToListAsync(ct);
        return new AppealsView(about, appeals, terms.On(about.Territory, today), today)
        {
            Issued = [.. issued.Select(g => new Challengeable(g.Number, g.Stage, g.Again is not null, g.IssuedAt!.Value))],
            MayWrite = Gate.Weigh(db, act, DataKind.Appeals, Verb.Write, relation, about).Allowed,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }
}

/// <summary>A decision that can be challenged.</summary>
public sealed record Challengeable(int Number, DecisionStage Stage, bool Again, DateTimeOffset IssuedAt);

/// <summary>The challenges of one case, and what the law of the day gives against its decisions.</summary>
public sealed record AppealsView(Case Case, IReadOnlyList<Appeal> Appeals, IReadOnlyList<Remedy> Remedies, DateOnly Today)
{
    public IReadOnlyList<Challengeable> Issued { get; init; } = [];

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>One challenge with its days before the court.</summary>
public sealed record AppealView(AppealsView Of, Appeal Appeal, IReadOnlyList<AppealHearing> Hearings)
{
    public string By { get; init; } = "";

    public override string ToString() => Appeal.Reference.Text;
}
