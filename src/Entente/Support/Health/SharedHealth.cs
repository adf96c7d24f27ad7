using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Foundation;
using Entente.Storage;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Health;

/// <summary>What of a person's health they agreed to let this reader know, asked of the ledger at this moment. The page is the ledger's; the row of health opens by that agreement alone, part by part.</summary>
public sealed class SharedHealth(EntenteDb db, Gate gate, Ledger ledger, HealthTerms terms)
{
    public async Task<Result<SharedHealthView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.ConsentLedger, Verb.Read, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var mayByConsent = db.Matrix.Ask(act.Reader, DataKind.Health, Verb.Read, relation, agreed: true) is { Allowed: true, NeedsConsent: true, Shape: Shape.Full };
        var shown = mayByConsent ? await ToldAsync(about, act, ct) : [];
        await ledger.RememberAsync(act, new Seen("health by consent", reference.Text, shown.Count) { Dossier = about.Dossier }, ct);
        return new SharedHealthView(about, shown)
        {
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }

    /// <summary>Past the row filter, which shuts the compartment: each part that comes out rests on a sharing and on a line of the ledger that holds now.</summary>
    private async Task<IReadOnlyList<SharedNeed>> ToldAsync(Case about, Act act, CancellationToken ct)
    {
        var lines = await MayBeNamed.LedgerAsync(db, about.Dossier, ct);
        var shares = (await db.HealthShares.IgnoreQueryFilters(["access"]).AsNoTracking().Where(s => s.Dossier == about.Dossier && s.StoppedAt == null).ToListAsync(ct))
            .Where(s => terms.Opens(act.Reader.Role, s.Recipient, s.Purpose) && s.Holds(lines, act.When)).ToLookup(s => s.Need);
        if (shares.Count == 0) return [];
        var open = shares.Select(s => s.Key).ToList();
        var needs = await db.HealthNeeds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(n => open.Contains(n.First) && n.SupersededAt == null).OrderBy(n => n.Id).ToListAsync(ct);
        return [.. needs.Select(n => SharedNeed.Of(n, [.. shares[n.First].SelectMany(s => s.PartCodes).Distinct()], [.. shares[n.First].Select(s => s.Consent).Distinct()]))];
    }
}

/// <summary>What this reader may know of a person's health now.</summary>
public sealed record SharedHealthView(Case Case, IReadOnlyList<SharedNeed> Needs)
{
    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>Those parts of one need that were agreed to; null is not shared.</summary>
/// <param name="Consents">The lines of the ledger that it rests on.</param>
public sealed record SharedNeed(Reference Need, string? Category, string? What, bool? IsUrgent, string? Done, string? Provider, IReadOnlyList<Reference> Consents)
{
    public static SharedNeed Of(HealthNeed need, IReadOnlyList<string> parts, IReadOnlyList<Reference> consents)
    {
        var (told, urgency) = (parts.Contains("need"), parts.Contains("urgency"));
        return new(need.First, told ? need.Category : null, told ? need.What : null, urgency ? need.IsUrgent : null, urgency ? need.Done : null, parts.Contains("provider") ? need.Provider : null, consents);
    }

    public override string ToString() => Need.Text;
}
