using Entente.Access;
using Entente.Audit;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Consent;

/// <summary>The ledger of one person: what counts now, drawn as purposes by recipients, and how it came about.</summary>
public sealed class ConsentOfCase(EntenteDb db, Gate gate, Ledger ledger, Calendars calendars)
{
    public async Task<Result<ConsentView>> ReadAsync(Reference reference, string page, Act act, CancellationToken ct, Verb verb = Verb.Read)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.ConsentLedger, verb, found, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var relation = await Gate.RelationAsync(db, act.Reader, found, ct);

        var entries = await db.ConsentOfAsync(found.Dossier, ct);
        var view = new ConsentView(found, [.. entries.OrderByDescending(e => e.Through).ThenByDescending(e => e.Id.Value)], act.When)
        {
            IsChild = found.IsChildOn(calendars.Of(found.Territory).DayOf(act.When), (await db.ComingOfAgeAsync(found.Dossier, ct))?.By),
            MayWrite = Gate.Weigh(db, act, DataKind.ConsentLedger, Verb.Write, relation, found).Allowed,
            IsChildShown = found.IsChild && Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, found) is { Allowed: true, Shape: >= Shape.Masked },
        };
        await ledger.RememberAsync(act, new Seen(page, reference.Text, entries.Count) { Dossier = found.Dossier }, ct);
        return view;
    }
}

/// <summary>A ledger with what it says now.</summary>
/// <param name="Entries">The newest first, by when it was said.</param>
public sealed record ConsentView(Case Case, IReadOnlyList<ConsentEntry> Entries, DateTimeOffset Now)
{
    /// <summary>Whether somebody on their side agrees for them today.</summary>
    public bool IsChild { get; init; }

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    /// <summary>The purposes that anything was ever said of.</summary>
    public IReadOnlyList<string> Purposes => [.. Entries.Select(e => e.Purpose).Where(p => p.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The recipients that anything was ever said of, each with its country.</summary>
    public IReadOnlyList<ConsentColumn> Columns => [.. Entries.Where(e => e.Recipient.Length > 0).Select(e => new ConsentColumn(e.Recipient, e.Named, e.Country)).Distinct().OrderBy(c => c.Recipient, StringComparer.Ordinal).ThenBy(c => c.Country, StringComparer.Ordinal).ThenBy(c => c.Named, StringComparer.Ordinal)];

    /// <summary>What holds now for each part of the data that was ever spoken of between this purpose and this recipient.</summary>
    public IReadOnlyList<ConsentLine> Cell(string purpose, ConsentColumn column) =>
    [
        .. from set in Entries.Where(e => e.Purpose == purpose && e.Recipient == column.Recipient && e.Set.Length > 0).Select(e => e.Set).Distinct().Order(StringComparer.Ordinal)
           let answer = ConsentRule.MayUse(Entries, new(purpose, column.Recipient, column.Named, column.Country, set), Now)
           where answer.State != ConsentState.NotGiven
           select new ConsentLine(set, answer),
    ];

    /// <summary>What is agreed to now, line by line: what can be taken back.</summary>
    public IReadOnlyList<ConsentEntry> InForce =>
        [.. Entries.Where(e => e.Act == ConsentAct.Given && ConsentRule.MayUse(Entries, e.Scope, Now).By == e).OrderBy(e => e.Purpose, StringComparer.Ordinal).ThenBy(e => e.Recipient, StringComparer.Ordinal).ThenBy(e => e.Set, StringComparer.Ordinal)];

    /// <summary>Whether the person took everything back, and nothing was agreed to since.</summary>
    public bool NothingAnyMore => Entries.Any(e => e.Act == ConsentAct.Withdrawn && e.Scope == ConsentScope.Everything) && InForce.Count == 0;

    public override string ToString() => Case.Reference.Text;
}

/// <summary>A recipient in a country.</summary>
public sealed record ConsentColumn(string Recipient, string Named, string Country)
{
    public override string ToString() => $"{Recipient} {Country}";
}

/// <summary>One part of the data, and how it stands.</summary>
public sealed record ConsentLine(string Set, ConsentAnswer Answer);
