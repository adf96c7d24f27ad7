using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Disclosures;

/// <summary>Everything of one person that crossed to another, and who has to be told that they may no longer use it.</summary>
public sealed class DisclosuresOfCase(EntenteDb db, Gate gate, Ledger ledger, Calendars calendars)
{
    public async Task<Result<DisclosuresView>> ReadAsync(Reference reference, string page, DisclosureFilter filter, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.Disclosures, verb, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var relation = await Gate.RelationAsync(db, act.Reader, found, ct);

        var all = await db.Disclosures.AsNoTracking().Where(d => d.Dossier == found.Dossier).ToListAsync(ct);
        var shown = all.Where(d => (filter.Recipient is not { Length: > 0 } who || d.Recipient == who) && (filter.Ground is not { } ground || d.Ground == ground)).OrderByDescending(d => d.At).ThenByDescending(d => d.Id.Value).ToList();
        var notices = await db.Notices.AsNoTracking().Where(n => n.Dossier == found.Dossier).OrderBy(n => n.Id).ToListAsync(ct);
        var view = new DisclosuresView(found, shown, notices, calendars.Of(found.Territory).DayOf(act.When), act.When)
        {
            Recipients = [.. all.Select(d => d.Recipient).Where(r => r.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            IsChild = found.IsChildOn(calendars.Of(found.Territory).DayOf(act.When), (await db.ComingOfAgeAsync(found.Dossier, ct))?.By),
            MayWrite = Gate.Weigh(db, act, DataKind.Disclosures, Verb.Write, relation, found).Allowed,
            IsChildShown = found.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, found) is { Allowed: true, Shape: >= Shape.Masked },
        };
        await ledger.RememberAsync(act, new Seen(page, reference.Text, shown.Count + notices.Count) { Dossier = found.Dossier }, ct);
        return view;
    }
}

/// <summary>Which crossings are asked for.</summary>
public sealed record DisclosureFilter(string? Recipient = null, DisclosureGround? Ground = null);

/// <summary>The crossings of one case.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="Day">Today where the case is.</param>
public sealed record DisclosuresView(Case Case, IReadOnlyList<Disclosure> Lines, IReadOnlyList<Notice> Notices, DateOnly Day, DateTimeOffset Now)
{
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Whether the powers for children reach the person today.</summary>
    public bool IsChild { get; init; }

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    public IEnumerable<Notice> Of(Disclosure disclosure) => Notices.Where(n => n.Disclosure == disclosure.Id);

    /// <summary>Who has not answered yet, the latest first.</summary>
    public IReadOnlyList<Notice> Open => [.. Notices.Where(n => n.AnsweredAt is null).OrderBy(n => n.Due)];

    public override string ToString() => Case.Reference.Text;
}
