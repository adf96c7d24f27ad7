using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Health;

/// <summary>Needs of health of a case for the compartment that they are written in, each with who may know what of it now; for whoever sees danger alone, whether treatment is urgent.</summary>
public sealed class HealthOfCase(EntenteDb db, Gate gate, Ledger ledger, HealthTerms terms)
{
    public async Task<Result<HealthView>> ReadAsync(Reference reference, string page, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Health, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var view = await OfAsync(about, permission.Shape == Shape.Full, act, ct);
        await ledger.RememberAsync(act, new Seen(page, reference.Text, view.Needs.Count) { Dossier = about.Dossier }, ct);
        return view;
    }

    /// <summary>One need by any of its versions, for whoever may write of it.</summary>
    public async Task<Result<(HealthView View, HealthLine Line)>> OneAsync(string? reference, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.HealthNeeds.AsNoTracking().SingleOrDefaultAsync(n => n.Reference == known, ct) is not { } need) return new HealthNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Health, Verb.Write, need, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == need.Dossier, ct) is not { } about) return new HealthNotFound();
        var view = await OfAsync(about, true, act, ct);
        await ledger.RememberAsync(act, new Seen("health need", need.First.Text, 1) { Dossier = need.Dossier }, ct);
        return (view, view.Needs.Single(n => n.Now.First == need.First));
    }

    private async Task<HealthView> OfAsync(Case about, bool isWhole, Act act, CancellationToken ct)
    {
        var versions = await db.HealthNeeds.AsNoTracking().Where(n => n.Dossier == about.Dossier).OrderBy(n => n.Id).ToListAsync(ct);
        var shares = (await db.HealthShares.AsNoTracking().Where(s => s.Dossier == about.Dossier).OrderBy(s => s.Id).ToListAsync(ct)).ToLookup(s => s.Need);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        // Every line counts, also one that this reader is not shown: a withdrawal stops use at once.
        var lines = isWhole ? await MayBeNamed.LedgerAsync(db, about.Dossier, ct) : [];
        var names = isWhole ? await db.NamesAsync([.. versions.Select(n => n.SavedBy).Distinct()], ct) : new Dictionary<UserId, string>();
        return new HealthView(about)
        {
            IsWhole = isWhole,
            UrgentOnes = versions.Count(n => n.SupersededAt is null && n.IsUrgent),
            Needs = !isWhole ? [] : [.. versions.GroupBy(n => n.First).Select(g => new HealthLine([.. g.OrderByDescending(n => n.Number)], [.. shares[g.Key].Select(s => new ShareLine(s, s.Holds(lines, act.When)))]))],
            Agreed = !isWhole ? [] : [.. lines.Where(e => e.Act == ConsentAct.Given && e.Set == terms.Set && ConsentRule.MayUse(lines, e.Scope, act.When).Allowed).OrderBy(e => e.Id.Value)],
            SavedBy = names,
            MayWrite = isWhole && Gate.Weigh(db, act, DataKind.Health, Verb.Write, relation, about).Allowed,
            MayWriteConsent = Gate.Weigh(db, act, DataKind.ConsentLedger, Verb.Write, relation, about).Allowed,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }
}

/// <summary>Needs of health of a case.</summary>
public sealed record HealthView(Case Case)
{
    /// <summary>Whether words are shown, or danger alone.</summary>
    public bool IsWhole { get; init; }

    public int UrgentOnes { get; init; }

    public IReadOnlyList<HealthLine> Needs { get; init; } = [];

    /// <summary>The lines of the ledger by which something of health may be shared now.</summary>
    public IReadOnlyList<ConsentEntry> Agreed { get; init; } = [];

    public IReadOnlyDictionary<UserId, string> SavedBy { get; init; } = new Dictionary<UserId, string>();

    public bool MayWrite { get; init; }

    public bool MayWriteConsent { get; init; }

    public bool IsChildShown { get; init; }

    public HealthLine? Find(string? first) => Reference.TryParse(first, out var known) ? Needs.FirstOrDefault(n => n.Now.First == known) : null;

    public override string ToString() => Case.Reference.Text;
}

/// <summary>One need with its versions, the newest first, and with whom it is shared.</summary>
public sealed record HealthLine(IReadOnlyList<HealthNeed> Versions, IReadOnlyList<ShareLine> Shares)
{
    public HealthNeed Now => Versions[0];

    public override string ToString() => Now.First.Text;
}

/// <summary>One sharing, and whether it opens anything now.</summary>
public sealed record ShareLine(HealthShare Share, bool Holds)
{
    public override string ToString() => Share.Reference.Text;
}
