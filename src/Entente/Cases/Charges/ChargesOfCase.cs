using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Charges;

/// <summary>What the person of a case is or may be punished for, and one charge with what was handed over, answered and done.</summary>
public sealed class ChargesOfCase(EntenteDb db, Gate gate, Ledger ledger, ChargeTerms terms, Ontology ontology, Calendars calendars)
{
    public async Task<Result<ChargesView>> ReadAsync(Reference reference, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.NonPunishment, verb, about, ct);
        if (!permission.Allowed || permission.Shape != Shape.Full) return NotAllowed.By(permission);
        var charges = await db.Charges.AsNoTracking().Where(c => c.Dossier == about.Dossier).OrderBy(c => c.Id).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("charges", reference.Text, charges.Count) { Dossier = about.Dossier }, ct);
        return await FrameAsync(about, charges, act, ct);
    }

    /// <summary>One charge, with everything about it.</summary>
    public async Task<Result<ChargeView>> OneAsync(string? reference, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Charges.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == known, ct) is not { } charge
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == charge.Dossier, ct) is not { } about) return new ChargeNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.NonPunishment, verb, charge, ct);
        if (!permission.Allowed || permission.Shape != Shape.Full) return NotAllowed.By(permission);
        var packs = await db.EvidencePacks.AsNoTracking().Where(p => p.Charge == known && p.Dossier == charge.Dossier).OrderBy(p => p.Id).ToListAsync(ct);
        var steps = await db.ChargeSteps.AsNoTracking().Where(s => s.Charge == known && s.Dossier == charge.Dossier).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("charge", known.Text, 1) { Dossier = charge.Dossier }, ct);
        var frame = await FrameAsync(about, [charge], act, ct);
        return new ChargeView(frame, charge, packs, [.. steps.OrderBy(s => s.On).ThenBy(s => s.Id.Value)])
        {
            Names = await db.NamesAsync([.. packs.Select(p => p.By).Concat(steps.Select(s => s.By)).Append(charge.By).Distinct()], ct),
            Law = terms.DefencesOf(about.Territory, charge.WasChild, frame.Today),
        };
    }

    /// <summary>How many charges of this case run while no prosecutor was told; nothing where the reader may not know of any.</summary>
    public async Task<int> LackingAsync(Case about, Act act, CancellationToken ct)
    {
        if (await Gate.WeighAsync(db, act, DataKind.NonPunishment, Verb.Read, about, ct) is not { Allowed: true, Shape: Shape.Full }) return 0;
        return (await db.Charges.AsNoTracking().Where(c => c.Dossier == about.Dossier && c.State == ChargeState.Kept && c.HandedOn == null).ToListAsync(ct)).Count(c => c.LacksPack(terms));
    }

    private async Task<ChargesView> FrameAsync(Case about, IReadOnlyList<Charge> charges, Act act, CancellationToken ct)
    {
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        Permission May(DataKind kind, Verb verb) => Gate.Weigh(db, act, kind, verb, relation, about);
        var records = await db.Records.AsNoTracking().Where(r => r.Dossier == about.Dossier && r.SupersededBy == null && r.Schema != "UnknownLink").OrderBy(r => r.Id).ToListAsync(ct);
        var day = calendars.Of(about.Territory).DayOf(act.When);
        return new ChargesView(about, charges, day)
        {
            Records = [.. records.Select(r => new ChargeRecord(r.Reference, r.Schema, ontology.Find(r.Schema) is { } schema ? Captions.Shown(r, schema, kind => May(kind, Verb.Read).Shape) : Masks.Hidden, DecidePack.MayCross(r)))],
            Lacking = charges.Count(c => c.LacksPack(terms)),
            IsChild = about.IsChildOn(day, (await db.ComingOfAgeAsync(about.Dossier, ct))?.By),
            MayWrite = May(DataKind.NonPunishment, Verb.Write).Allowed,
            IsChildShown = about.IsChild && May(DataKind.ChildFlags, Verb.Read) is { Allowed: true, Shape: >= Shape.Masked },
        };
    }
}

/// <summary>The charges of one case, and its records, of which some may go to a prosecutor.</summary>
public sealed record ChargesView(Case Case, IReadOnlyList<Charge> Charges, DateOnly Today)
{
    public required IReadOnlyList<ChargeRecord> Records { get; init; }

    /// <summary>How many run while no prosecutor was told.</summary>
    public int Lacking { get; init; }

    /// <summary>Whether the powers for children reach the person today.</summary>
    public bool IsChild { get; init; }

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}

/// <summary>A record of the case as this reader may know it, and whether it may go along.</summary>
public sealed record ChargeRecord(Reference Reference, string Schema, string Caption, bool MayCross)
{
    public override string ToString() => Reference.Text;
}

/// <summary>One charge with what was handed over, what was answered and done, and the law of it.</summary>
public sealed record ChargeView(ChargesView Of, Charge Charge, IReadOnlyList<EvidencePack> Packs, IReadOnlyList<ChargeStep> Steps)
{
    public required IReadOnlyDictionary<UserId, string> Names { get; init; }

    public required IReadOnlyList<Defence> Law { get; init; }

    public override string ToString() => Charge.Reference.Text;
}
