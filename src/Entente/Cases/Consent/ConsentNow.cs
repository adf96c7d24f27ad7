using Entente.Access;
using Entente.Audit;
using Entente.Referrals;
using Entente.Storage;

namespace Entente.Cases.Consent;

/// <summary>What counts of a person's consent at this moment, where no case is open yet: the answers of the referral were a beginning, and whatever was said since is in it.</summary>
public sealed class ConsentNow(EntenteDb db, Ledger ledger)
{
    /// <summary>Null where the reader is not shown it.</summary>
    public async Task<IReadOnlyList<ConsentNowLine>?> ReadAsync(Referral referral, Act act, CancellationToken ct)
    {
        if (await Gate.WeighAsync(db, act, DataKind.ConsentLedger, Verb.Read, referral, ct) is not { Allowed: true, Shape: Shape.Full }) return null;
        var entries = await db.ConsentOfAsync(referral.Dossier, ct);
        await ledger.RememberAsync(act, new Seen("consent now", referral.Reference.Text, entries.Count) { Dossier = referral.Dossier }, ct);
        return Of(entries, act.When);
    }

    /// <summary>For each purpose and recipient that was ever spoken of: which parts of the data stand how. Reads nothing but its arguments.</summary>
    public static IReadOnlyList<ConsentNowLine> Of(IReadOnlyList<ConsentEntry> entries, DateTimeOffset now) =>
    [
        .. from scope in entries.Select(e => e.Scope).Where(s => s is { Purpose.Length: > 0, Recipient.Length: > 0, Set.Length: > 0 }).Distinct()
           let state = ConsentRule.MayUse(entries, scope, now).State
           where state != ConsentState.NotGiven
           group scope.Set by new { scope.Purpose, scope.Recipient, scope.Named, scope.Country, State = state } into line
           orderby line.Key.Purpose, line.Key.Recipient, line.Key.Named, line.Key.Country, line.Key.State
           select new ConsentNowLine(line.Key.Purpose, line.Key.Recipient, line.Key.Named, line.Key.Country, line.Key.State, [.. line.Distinct().Order(StringComparer.Ordinal)]),
    ];
}

/// <summary>How some parts of the data stand between one purpose and one recipient.</summary>
public sealed record ConsentNowLine(string Purpose, string Recipient, string Named, string Country, ConsentState State, IReadOnlyList<string> Sets)
{
    public override string ToString() => $"{Purpose} {State}";
}
