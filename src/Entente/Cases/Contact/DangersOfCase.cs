using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Contact;

/// <summary>What is dangerous for the person of a case: what was added by hand, and the places that the referral and the records tell.</summary>
public sealed class DangersOfCase(EntenteDb db, Gate gate, Ledger ledger, QuestionSets sets)
{
    public async Task<Result<DangersView>> ReadAsync(Reference reference, string page, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Hazards, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var shape = Gate.Weigh(db, act, DataKind.Hazards, Verb.Read, relation, about).Shape;
        var contact = Gate.Weigh(db, act, DataKind.Contact, Verb.Read, relation, about).Shape;
        var facts = Gate.Weigh(db, act, DataKind.ReferralFacts, Verb.Read, relation, about).Shape;
        var seesPeople = Gate.Weigh(db, act, DataKind.Entities, Verb.Read, relation, about).Shape == Shape.Full;

        var known = shape >= Shape.Masked ? await db.KnownDangers.AsNoTracking().Where(d => d.Dossier == about.Dossier).OrderBy(d => d.Id).ToListAsync(ct) : [];
        // What the referral and its records keep is told only where each row that it stands under is open: dangers, facts, and addresses, which are contacts.
        var all = shape == Shape.Full && facts == Shape.Full && contact == Shape.Full ? await Dangers.OfAsync(db, sets, about.Dossier, ct) : Dangers.None;
        var own = known.Select(d => d.Place).ToHashSet();
        var view = new DangersView(about, [.. known.Select(d => DangerLine.Of(d, shape))])
        {
            FromElsewhere = [.. all.Places.Where(p => !own.Contains(p) && !(p.IsProse && !seesPeople)).Select(p => p.Line).Where(l => l.Length > 0)],
            IsHitOnly = shape == Shape.HitOnly,
            MayWrite = Gate.Weigh(db, act, DataKind.Hazards, Verb.Write, relation, about).Allowed,
            IsChildShown = about.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: >= Shape.Masked },
        };
        await ledger.RememberAsync(act, new Seen(page, reference.Text, known.Count) { Dossier = about.Dossier }, ct);
        return view;
    }
}

/// <summary>One danger as a reader may see it.</summary>
public sealed record DangerLine(Reference Reference, bool IsPerson, string Role)
{
    public required string Name { get; init; }
    public required string Place { get; init; }
    public required string Numbers { get; init; }
    public required string Why { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }
    public required UserId By { get; init; }
    public bool HasPoint { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required string EndedBecause { get; init; }

    public static DangerLine Of(KnownDanger danger, Shape shape) => new(danger.Reference, danger.IsPerson, danger.Role)
    {
        Name = Masks.In(shape, danger.Name, Masks.Name),
        Place = Masks.In(shape, danger.Place.Line, Masks.All),
        Numbers = Masks.In(shape, danger.Numbers, Masks.All),
        Why = Masks.In(shape, danger.Why, Masks.All),
        EnteredAt = danger.EnteredAt,
        By = danger.By,
        HasPoint = danger.Place.Point is not null,
        EndedAt = danger.EndedAt,
        EndedBecause = Masks.In(shape, danger.EndedBecause, Masks.All),
    };

    public override string ToString() => Reference.Text;
}

/// <summary>The dangers of a case.</summary>
/// <param name="Known">What was added by hand, also what is over.</param>
public sealed record DangersView(Case Case, IReadOnlyList<DangerLine> Known)
{
    /// <summary>Places that the referral and the records tell.</summary>
    public IReadOnlyList<string> FromElsewhere { get; init; } = [];

    /// <summary>The reader may know that there is something, and not what.</summary>
    public bool IsHitOnly { get; init; }
    public bool MayWrite { get; init; }
    public bool IsChildShown { get; init; }

    public override string ToString() => Case.Reference.Text;
}
