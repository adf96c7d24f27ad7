using Entente.Access;
using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Cases.Disclosures;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Charges;

/// <summary>Hands a prosecutor what shows that an act was compelled. It crosses as everything crosses: by the person's yes to each part of it, or by a named power; pack and crossing are one commit.</summary>
public sealed class HandOverPack(EntenteDb db, Gate gate, RecordDisclosure crossing, IdSource ids, ChargeTerms terms, TaskTemplates templates, Calendars calendars)
{
    public async Task<Result<EvidencePack>> RunAsync(string? reference, PackForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Charges.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == known, ct) is not { } charge
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == charge.Dossier, ct) is not { } about) return new ChargeNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.NonPunishment, Verb.Write, charge, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var records = await db.Records.AsNoTracking().Where(r => r.Dossier == charge.Dossier).ToListAsync(ct);
        var today = calendars.Of(about.Territory).DayOf(act.When);
        var chosen = form.Records.Distinct().Select(r => records.Find(k => k.Reference.Text == r)).ToList();
        var wrong = DecidePack.Wrong(form, charge, chosen, today);
        if (wrong.Count > 0) return wrong.ToList();

        EvidencePack? pack = null;
        try
        {
            var crossed = await crossing.RunAsync(about.Reference, DecidePack.Crossing(form, charge, about, [.. chosen.OfType<Record>()], terms, today), act, async disclosure =>
            {
                // Read anew within each try: whoever changed the charge meanwhile has changed what would be handed over.
                var now = await db.Charges.SingleAsync(c => c.Reference == known, ct);
                if (now.Version != form.Version) return new ChargeChangedMeanwhile();
                pack = DecidePack.Pack(form, now, about, disclosure, ids, act);
                now.HandOver(form.Day!.Value, terms);
                db.Add(pack);
                return new List<Event>(
                [
                    new PackHandedOver(pack.Reference, now.Reference, disclosure.Reference, pack.RecordCodes.Count, pack.HandedOn, now.Dossier),
                    .. await db.NoLongerForAsync(templates, now, TaskTrigger.ChargeRuns, act.When, ct),
                    .. await db.NoLongerForAsync(templates, now, TaskTrigger.AnswerWaited, act.When, ct),
                ]);
            }, ct);
            return crossed.IsRefused ? crossed.Problems.ToList() : pack!;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ChargeChangedMeanwhile();
        }
    }
}

/// <summary>Decides what of a case may go to a prosecutor, and under which scope of consent. Reads nothing but its arguments.</summary>
public static class DecidePack
{
    public const string Purpose = "non-punishment";
    public const string Recipient = "prosecutor";

    /// <summary>Whether a record may go along: what the case's own referral told and its source lets pass. Support, privileged, intelligence and border data never do, and neither does what was corrected.</summary>
    public static bool MayCross(Record record) => record is { IsCurrent: true, RowKind: DataKind.ReferralFacts, Handling: Handling.Lawful } && record.Schema != "UnknownLink";

    /// <param name="chosen">The records that were asked for; null for one that is not there for this reader.</param>
    public static IReadOnlyList<Problem> Wrong(PackForm form, Charge charge, IReadOnlyList<Record?> chosen, DateOnly today)
    {
        List<Problem> problems = [];
        if (charge.State != ChargeState.Kept) problems.Add(new ChargeNotKept());
        if (charge.Statement.Length == 0 && charge.MadeTo.Length == 0) problems.Add(new ActNotSaid());
        if (!charge.WasChild && charge.How.Length == 0) problems.Add(new CompulsionNotSaid());
        if (string.IsNullOrWhiteSpace(form.Named)) problems.Add(new ProsecutorMissing());
        DecideCharge.Check(problems, nameof(form.Because), form.Because, DecideDisclosure.MostWords);
        if (chosen.Count == 0) problems.Add(new PackRecordsMissing());
        problems.AddRange(form.Records.Distinct().Zip(chosen).Where(r => r.Second is null || !MayCross(r.Second)).Select(r => new PackRecordStays(r.Second is null ? "" : r.First)));
        if (string.IsNullOrWhiteSpace(form.Letter)) problems.Add(new PackLetterMissing());
        if (form.Day is not { } day) problems.Add(new HandedOnMissing());
        else if (day > today || day.Year < 1990) problems.Add(new DayInFuture());
        if (form.Ground is null or "" or "none") problems.Add(new PackNeedsGround());
        DecideCharge.Check(problems, nameof(form.Named), form.Named, Charge.MostLine);
        DecideCharge.Check(problems, nameof(form.Letter), form.Letter, Charge.MostWords);
        return problems;
    }

    /// <summary>The crossing as the ledger of disclosures asks for it: each record's part of the data, and what happened in any case.</summary>
    public static DisclosureForm Crossing(PackForm form, Charge charge, Case about, IReadOnlyList<Record> records, ChargeTerms terms, DateOnly today) => new()
    {
        When = form.Day == today ? SaidWhen.Now : SaidWhen.Earlier,
        Day = form.Day,
        Purpose = Purpose,
        Recipient = Recipient,
        Named = form.Named,
        Country = about.Territory.Split('-')[0].ToLowerInvariant(),
        Sets = [.. records.Select(r => terms.SetOf(r.Schema)).Prepend(ChargeTerms.Story).Distinct()],
        How = form.How,
        What = string.Join(", ", records.Select(r => r.Reference.Text).Prepend(charge.Reference.Text)),
        Ground = form.Ground,
        Because = form.Because,
    };

    public static EvidencePack Pack(PackForm form, Charge charge, Case about, Disclosure disclosure, IdSource ids, Act act) => new()
    {
        Id = ids.Next<PackId>(),
        Reference = Reference.New("PACK"),
        Dossier = charge.Dossier,
        Organisation = about.Organisation,
        Team = about.Team,
        Charge = charge.Reference,
        Named = form.Named!.Trim(),
        HandedOn = form.Day!.Value,
        Records = string.Join(' ', form.Records.Distinct()),
        Letter = form.Letter!.Trim(),
        Statement = charge.Statement,
        How = charge.How,
        Disclosure = disclosure.Reference,
        EnteredAt = act.When,
        By = act.Reader.User,
    };
}
