using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Placements;

/// <summary>Where the person of a case lives, lived and may live; and for whoever works with people, where all of theirs live now.</summary>
public sealed class PlacementsOfCase(EntenteDb db, Gate gate, Ledger ledger, PlacementSafety safety)
{
    public async Task<Result<PlacementsView>> ReadAsync(Reference reference, string page, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Placement, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var all = await db.Placements.AsNoTracking().Where(p => p.Dossier == about.Dossier).OrderByDescending(p => p.Id).ToListAsync(ct);
        var against = new Dictionary<Reference, IReadOnlyList<string>>();
        // Also of where somebody lives already: a danger may have been written down since.
        foreach (var place in all.Where(p => p.IsCurrent)) against[place.Reference] = (await safety.OfAsync(place, [], ct)).Stopping();
        await ledger.RememberAsync(act, new Seen(page, reference.Text, all.Count) { Dossier = about.Dossier }, ct);
        return new PlacementsView(about, all)
        {
            Against = against,
            MayWrite = Gate.Weigh(db, act, DataKind.Placement, Verb.Write, relation, about).Allowed,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }

    /// <summary>The people whom this reader works with and who live somewhere now, the soonest to end first. No address: a list is looked at over a shoulder.</summary>
    public async Task<IReadOnlyList<LivingLine>> NowAsync(Act act, CancellationToken ct)
    {
        var living = await db.Placements.AsNoTracking().Where(p => p.State == PlacementState.Living || p.State == PlacementState.Offered)
            .OrderBy(p => p.Until == null).ThenBy(p => p.Until).ThenBy(p => p.Id).Select(p => new LivingLine(p.Case, p.Type, p.State, p.From, p.Until)).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("placements", "", living.Count), ct);
        return living;
    }

    /// <summary>What anybody who may read the plan may know: that there is a safe place, since when, and nothing of where.</summary>
    internal static async Task<DateOnly?> SinceAsync(EntenteDb db, DossierId dossier, CancellationToken ct) =>
        await db.Placements.IgnoreQueryFilters(["access"]).AsNoTracking().Where(p => p.Dossier == dossier && p.State == PlacementState.Living).Select(p => p.From).FirstOrDefaultAsync(ct);
}

/// <summary>The places of a case, the latest first.</summary>
public sealed record PlacementsView(Case Case, IReadOnlyList<Placement> All)
{
    /// <summary>The rules that speak against each place that is not over, as things stand now; never which place or person they met.</summary>
    public IReadOnlyDictionary<Reference, IReadOnlyList<string>> Against { get; init; } = new Dictionary<Reference, IReadOnlyList<string>>();

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    public Placement? Now => All.FirstOrDefault(p => p.State == PlacementState.Living);

    public override string ToString() => Case.Reference.Text;
}

/// <summary>One person's place in a list, without where it is.</summary>
public sealed record LivingLine(Reference Case, string Type, PlacementState State, DateOnly? From, DateOnly? Until);
