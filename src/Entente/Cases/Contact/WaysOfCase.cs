using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Contact;

/// <summary>The ways to reach the person of a case and what speaks against each, in the shape that this reader may have them.</summary>
public sealed class WaysOfCase(EntenteDb db, Gate gate, Ledger ledger, SafetyTerms terms, QuestionSets sets)
{
    /// <param name="kind">The row under which the page stands: ways themselves, giving a letter, or asking for an exception.</param>
    public async Task<Result<WaysView>> ReadAsync(Reference reference, string page, DataKind kind, Verb verb, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, kind, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        Permission May(DataKind of, Verb to) => Gate.Weigh(db, act, of, to, relation, about);

        var contact = May(DataKind.Contact, Verb.Read).Shape;
        var (seesPlaces, seesPeople) = (May(DataKind.Hazards, Verb.Read).Shape == Shape.Full, May(DataKind.Entities, Verb.Read).Shape == Shape.Full);
        var ways = await db.ContactWays.AsNoTracking().Where(w => w.Dossier == about.Dossier).OrderBy(w => w.Id).ToListAsync(ct);
        var dangers = await Dangers.OfAsync(db, sets, about.Dossier, ct);
        var view = new WaysView(about,
        [
            .. from way in ways
               let shape = way.For(act.Reader, contact)
               let found = SafetyCheck.OfWay(way, terms.Channel(way.Channel)?.Reach ?? Reach.Somebody, dangers, terms)
               select WayLine.Of(way, shape, [.. found.Select(f => f.For(seesPlaces && shape == Shape.Full, seesPeople && shape == Shape.Full))]),
        ])
        {
            MayWrite = May(DataKind.Contact, Verb.Write).Allowed,
            MayServe = May(DataKind.Serving, Verb.Write).Allowed,
            MayAskForExceptions = May(DataKind.SafetyOverrides, Verb.Write).Allowed,
            MayReadDangers = May(DataKind.Hazards, Verb.Read) is { Allowed: true, Shape: >= Shape.Masked },
            IsChildShown = about.IsChild && May(DataKind.ChildFlags, Verb.Read) is { Allowed: true, Shape: >= Shape.Masked },
        };
        await ledger.RememberAsync(act, new Seen(page, reference.Text, ways.Count) { Dossier = about.Dossier }, ct);
        return view;
    }
}

/// <summary>One way as a reader may see it.</summary>
public sealed record WayLine(Reference Reference, string Channel, string Whose, WaySafety Safety, WayCircle Circle, IReadOnlyList<Finding> Found)
{
    public required string What { get; init; }
    public required string Name { get; init; }
    public required string Times { get; init; }
    public required string CodeWord { get; init; }
    public bool? Message { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }
    public required UserId By { get; init; }
    public bool IsFromReferral { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required string EndedBecause { get; init; }

    public bool InUse => EndedAt is null;

    /// <summary>Whether it may be used without two people who stand for it.</summary>
    public bool MayBeUsed => !Found.Any(f => f.Stops);

    public static WayLine Of(ContactWay way, Shape shape, IReadOnlyList<Finding> found) => new(way.Reference, way.Channel, way.Whose, way.Safety, way.Circle, found)
    {
        What = way.Place.IsEmpty ? Masks.In(shape, way.Value, way.Channel == "person" ? Masks.Name : Masks.Number) : Masks.In(shape, way.Place.Line.Length > 0 ? way.Place.Line : way.Point, Masks.All),
        Name = Masks.In(shape, way.Name, Masks.Name),
        Times = Masks.In(shape, way.Times, Masks.All),
        CodeWord = Masks.In(shape, way.CodeWord, Masks.All),
        Message = shape == Shape.Full ? way.Message : null,
        EnteredAt = way.EnteredAt,
        By = way.By,
        IsFromReferral = way.Referral is not null,
        EndedAt = way.EndedAt,
        EndedBecause = Masks.In(shape, way.EndedBecause, Masks.All),
    };

    public override string ToString() => Reference.Text;
}

/// <summary>The ways of a case, those no longer used among them.</summary>
public sealed record WaysView(Case Case, IReadOnlyList<WayLine> Ways)
{
    public bool MayWrite { get; init; }
    public bool MayServe { get; init; }
    public bool MayAskForExceptions { get; init; }
    public bool MayReadDangers { get; init; }
    public bool IsChildShown { get; init; }

    public IEnumerable<WayLine> InUse => Ways.Where(w => w.InUse);

    public override string ToString() => Case.Reference.Text;
}
