using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.OwnPage;

/// <summary>What a person agreed to and who has their data, for the person; and that they take it back, by the ledger's own way, so that whoever has it is told.</summary>
public sealed class MyChoices(IStore store, Gate gate, Ledger ledger, IdSource ids, ConsentTerms consent, Powers powers, OwnPageTerms terms, Calendars calendars)
{
    public async Task<Result<MyChoicesView>> ReadAsync(OwnReader who, DateTimeOffset now, CancellationToken ct)
    {
        var act = who.Act(now);
        await using var db = store.Open(act.Reader);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == who.Dossier, ct) is not { } about) return new OwnPageShut();
        foreach (var kind in (DataKind[])[DataKind.ConsentLedger, DataKind.Disclosures])
        {
            var permission = await gate.AskAsync(db, act, kind, Verb.Read, about, ct);
            if (!permission.Allowed) return NotAllowed.By(permission);
        }

        var entries = await db.ConsentOfAsync(about.Dossier, ct);
        var crossed = await db.Disclosures.AsNoTracking().Where(d => d.Dossier == about.Dossier).OrderByDescending(d => d.At).ToListAsync(ct);
        var home = about.Territory.Split('-')[0].ToLowerInvariant();
        string Abroad(string country) => country.Length == 0 || country == home ? "" : country;
        var calendar = calendars.Of(about.Territory);
        var view = new MyChoicesView(
            [.. from entry in new ConsentView(about, entries, act.When).InForce
                group entry by (entry.Purpose, entry.Recipient, Country: Abroad(entry.Country)) into one
                select new MyAgreement([.. one.Select(e => e.Reference.Text)], one.Key.Purpose, one.Key.Recipient, one.Key.Country, [.. one.Select(e => e.Set).Distinct()])],
            // By name, in which words and why is not told: it may name others. What the police were given under a power is theirs to tell.
            [.. from line in crossed
                where line.Ground != DisclosureGround.Power || !terms.PowersNotTold.Contains(line.Power)
                select new MyCrossing(line.Recipient, Abroad(line.Country), line.SetCodes, calendar.DayOf(line.At), line.Ground)]);
        await ledger.RememberAsync(act, new Seen("my choices", about.Reference.Text, view.Agreed.Count + view.Crossed.Count) { Dossier = about.Dossier }, ct);
        return view;
    }

    /// <param name="what">References of lines of the ledger, several in one where they stand together; or <see cref="WithdrawalForm.Everything"/>.</param>
    public async Task<Result<Case>> TakeBackAsync(OwnReader who, IReadOnlyList<string> what, DateTimeOffset now, CancellationToken ct)
    {
        var chosen = what.SelectMany(w => (w ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        if (chosen.Count == 0) return new NothingChosen();
        var act = who.Act(now);
        await using var db = store.Open(act.Reader);
        var result = await new RecordConsent(db, gate, ids, consent, calendars, powers)
            .WithdrawAsync(who.Case, new() { What = chosen, When = SaidWhen.Now, By = ConsentBy.Person }, act, ct);
        // What is no longer there to be taken back was taken back meanwhile, or was never theirs.
        return result.IsRefused && result.Problems.Any(p => p is NothingToWithdraw) ? new NothingChosen() : result;
    }
}

/// <summary>What the page of a person's choices says, in codes that their language has words for.</summary>
public sealed record MyChoicesView(IReadOnlyList<MyAgreement> Agreed, IReadOnlyList<MyCrossing> Crossed)
{
    public override string ToString() => nameof(MyChoicesView);
}

/// <summary>What a person agrees to now: for what, with whom, which parts of their data.</summary>
/// <param name="Country">Only where it is another.</param>
public sealed record MyAgreement(IReadOnlyList<string> Lines, string Purpose, string Recipient, string Country, IReadOnlyList<string> Sets)
{
    public override string ToString() => nameof(MyAgreement);
}

/// <summary>Who was given what, and when.</summary>
public sealed record MyCrossing(string Recipient, string Country, IReadOnlyList<string> Sets, DateOnly Day, DisclosureGround Ground)
{
    public override string ToString() => nameof(MyCrossing);
}
