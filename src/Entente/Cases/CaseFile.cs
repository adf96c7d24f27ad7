using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>One case as this reader may see it: the header, what was said, what was weighed, the decision so far.</summary>
public sealed class CaseFile(EntenteDb db, Gate gate, Ledger ledger, Regimes regimes, ClockRules rules, Calendars calendars, Ontology ontology)
{
    /// <summary>Null where there is no such case, or none that is open to this reader: the two look the same.</summary>
    public async Task<CaseView?> ReadAsync(Reference reference, string page, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return null;
        var relation = await Gate.RelationAsync(db, act.Reader, found, ct);
        Permission May(DataKind kind, Verb verb) => Gate.Weigh(db, act, kind, verb, relation, found);

        var identity = May(DataKind.Identity, Verb.Read).Shape;
        var records = await db.Records.AsNoTracking().Where(r => r.Dossier == found.Dossier && r.SupersededBy == null).OrderBy(r => r.Id).ToListAsync(ct);
        // Not just any person of the dossier: exploiters and companions stand there too, under other rows of the matrix.
        var person = records.FirstOrDefault(r => r is { Schema: "Person", RowKind: DataKind.ReferralFacts });
        var born = PartialDate.TryParse(person?.First("birthDate"), out var date) ? date : (PartialDate?)null;
        var decisions = May(DataKind.DecisionDraft, Verb.Read).Allowed ? await db.Grounds.AsNoTracking().Where(g => g.Case == found.Id).OrderBy(g => g.Number).ToListAsync(ct) : [];
        var draft = May(DataKind.DecisionDraft, Verb.Read).Allowed
            ? decisions.LastOrDefault()
            : null;
        var day = calendars.Of(found.Territory).DayOf(act.When);
        var view = new CaseView(found, draft)
        {
            Name = Masks.In(identity, person?.Caption, Masks.Name),
            Age = identity >= Shape.Masked ? Masks.Age(born, day) : "",
            IsChildShown = found.IsChild && May(DataKind.ChildFlags, Verb.Read) is { Allowed: true, Shape: >= Shape.Masked },
            Clocks = May(DataKind.Clocks, Verb.Read).Allowed ? [.. (await db.ClocksOfAsync(found.Dossier, ct)).Select(c => CaseClocks.Tell(c, rules, calendars, day, act.When))] : [],
            // What is not issued is decided by the law of the day.
            Regime = draft is { State: GroundsState.Issued } ? regimes.Find(draft.Regime) : regimes.On(found.Territory, day),
            Said = [.. records.Select(r => new SaidLine(r.Reference, r.Schema, ontology.Find(r.Schema) is { } schema ? Captions.Shown(r, schema, kind => May(kind, Verb.Read).Shape) : Masks.Hidden, r.Learned))],
            Weighed = May(DataKind.DecisionDraft, Verb.Read).Allowed
                ? await db.Evidence.AsNoTracking().Where(e => e.Case == found.Id).OrderBy(e => e.Id).ToListAsync(ct)
                : [],
            Decisions = decisions,
            Purposes = regimes.PurposesOn(found.Territory, day),
            HasNews = await db.Additions.AnyAsync(a => a.Dossier == found.Dossier && a.NotedAt == null, ct),
            MayDraft = May(DataKind.DecisionDraft, Verb.Write).Allowed,
            MayReadSecond = May(DataKind.DecisionDraft, Verb.Approve).Allowed && draft?.WroteIt(act.Reader.User) is not true,
            MayIssue = May(DataKind.DecisionIssue, Verb.Approve).Allowed,
            MaySeeDraft = May(DataKind.DecisionDraft, Verb.Read).Allowed,
        };
        if (view.HidesDraft) view = view with { HasSeenDraft = await BlindReader.HasSeenAsync(db, draft!, act.Reader.User, ct) };
        await ledger.RememberAsync(act, new Seen(view.HidesDraft ? BlindReader.KeptBack(page) : page, reference.Text, 1) { Dossier = found.Dossier }, ct);
        return view;
    }

    /// <summary>The same, refusing and logging where the draft may not be seen: for the pages of the decision.</summary>
    public async Task<Result<CaseView>> ReadDraftAsync(Reference reference, string page, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.DecisionDraft, Verb.Read, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        return await ReadAsync(reference, page, act, ct) is { } view ? view : new CaseNotFound();
    }
}

/// <summary>A case with what this reader may see of it.</summary>
public sealed record CaseView(Case Case, Grounds? Grounds)
{
    public required string Name { get; init; }
    public required string Age { get; init; }

    /// <summary>The person is a child, and the reader may know it.</summary>
    public bool IsChildShown { get; init; }
    public IReadOnlyList<ClockLine> Clocks { get; init; } = [];
    public Regime? Regime { get; init; }
    public required IReadOnlyList<SaidLine> Said { get; init; }
    public required IReadOnlyList<Evidence> Weighed { get; init; }
    public bool MayDraft { get; init; }

    /// <summary>Whether something was added to the referral that nobody has noted yet.</summary>
    public bool HasNews { get; init; }
    public bool MayReadSecond { get; init; }
    /// <summary>The draft waits for a blind reader, and this is one who may be it: what it says is kept from them until they have given their own view.</summary>
    public bool HidesDraft => MayReadSecond && Grounds is { IsBlind: true, State: GroundsState.WithSecondReader };

    /// <summary>This reader has read the draft before it was handed on blind: somebody else must read it.</summary>
    public bool HasSeenDraft { get; init; }
    public bool MayIssue { get; init; }
    public bool MaySeeDraft { get; init; }

    /// <summary>Every decision of the case in its order; the last is the one in hand.</summary>
    public IReadOnlyList<Grounds> Decisions { get; init; } = [];

    /// <summary>The forms of exploitation that the law of the day names.</summary>
    public IReadOnlyList<PurposeOfLaw> Purposes { get; init; } = [];

    /// <summary>What may be begun now, after what was issued; null where nothing may, or where the first decision is still to be drafted.</summary>
    public NextDecision? Next => Decisions.Count == 0 ? null : NextDecision.After(Decisions);

    /// <summary>The question of the decision in hand.</summary>
    public string? Question => Grounds?.Basis?.Question ?? Regime?.Asks(Grounds?.Stage ?? DecisionStage.ReasonableGrounds);

    public IReadOnlyList<Limb> Limbs => Cases.Limbs.Of([.. Weighed.Where(e => e.WithdrawnAt is null)], Case.IsChild, Purposes);

    /// <summary>The rows of the matrix: a means stands in a child's only where the law asks for one, or where something was weighed for one.</summary>
    public IEnumerable<Element> Elements => Limbs.Where(l => l.State != LimbState.NotNeeded || l.For + l.Against > 0).Select(l => l.Element);

    public IEnumerable<Evidence> Cell(Element element, Side side) => Weighed.Where(e => e.Element == element && e.Side == side && e.WithdrawnAt is null);

    public override string ToString() => Case.Reference.Text;
}

/// <summary>A record of the dossier: its reference, what it is about, and its caption in the permitted shape.</summary>
public sealed record SaidLine(Reference Reference, string Schema, string Caption, DateTimeOffset Learned)
{
    public override string ToString() => Reference.Text;
}
