using Entente.Access;
using Entente.Audit;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Charges;

/// <summary>Keeps what a person is charged with and the act behind it, and tells who decides while a charge runs and no prosecutor was told. Of two who change one charge, the second is shown what the first wrote.</summary>
public sealed class KeepCharge(EntenteDb db, Gate gate, IdSource ids, ChargeTerms terms, TaskTemplates templates, QuestionSets sets, Calendars calendars)
{
    public async Task<Result<Charge>> AddAsync(Reference reference, ChargeForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.NonPunishment, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var wrong = await WrongAsync(form, about, act, ct);
        if (wrong.Count > 0) return wrong;

        var charge = new Charge
        {
            Id = ids.Next<ChargeId>(),
            Reference = Reference.New("CHRG"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Sort = form.Sort!,
            What = form.What!.Trim(),
            Stage = form.Stage!,
            WasChild = true,
            EnteredAt = act.When,
            By = act.Reader.User,
            Version = 0,
        };
        DecideCharge.Fill(charge, form, DecideCharge.WasChild(form.ActOn, about, await db.ComingOfAgeAsync(about.Dossier, ct)));
        db.Add(charge);
        await db.CommitAsync(act, [new ChargeKept(charge.Reference, charge.Sort, charge.Stage, charge.Version, charge.Dossier), .. await WarnAsync(charge, about, act, ct)], ct);
        return charge;
    }

    public Task<Result<Charge>> ChangeAsync(string? reference, ChargeForm form, Act act, CancellationToken ct) => DoAsync(reference, form.Version, act, async (charge, about) =>
    {
        var wrong = await WrongAsync(form, about, act, ct);
        if (wrong.Count > 0) return wrong.ToList();
        DecideCharge.Fill(charge, form, DecideCharge.WasChild(form.ActOn, about, await db.ComingOfAgeAsync(about.Dossier, ct)));
        return new List<Event>([new ChargeKept(charge.Reference, charge.Sort, charge.Stage, charge.Version, charge.Dossier), .. await WarnAsync(charge, about, act, ct)]);
    }, ct);

    /// <summary>Says that it is none that belongs here, and why. It stays to be seen.</summary>
    public Task<Result<Charge>> SetAsideAsync(string? reference, SetAsideForm form, Act act, CancellationToken ct) => DoAsync(reference, form.Version, act, async (charge, about) =>
    {
        List<Problem> wrong = [];
        if (string.IsNullOrWhiteSpace(form.Because)) wrong.Add(new SetAsideReasonMissing());
        else if (charge.HandedOn is not null) wrong.Add(new AlreadyHandedOver());
        DecideCharge.Check(wrong, nameof(form.Because), form.Because, Charge.MostWords);
        if (wrong.Count > 0) return wrong;
        charge.SetAside(form.Because!.Trim());
        return new List<Event>([new ChargeSetAside(charge.Reference, charge.Dossier), .. await WarnAsync(charge, about, act, ct)]);
    }, ct);

    private async Task<Result<Charge>> DoAsync(string? reference, int version, Act act, Func<Charge, Case, Task<Result<List<Event>>>> change, CancellationToken ct)
    {
        if (!Reference.TryParse(reference, out var known) || await db.Charges.SingleOrDefaultAsync(c => c.Reference == known, ct) is not { } charge
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Dossier == charge.Dossier, ct) is not { } about) return new ChargeNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.NonPunishment, Verb.Write, charge, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (charge.Version != version) return new ChargeChangedMeanwhile();
        var happened = await change(charge, about);
        if (happened.IsRefused) return happened.Problems.ToList();
        try
        {
            await db.CommitAsync(act, happened.Value, ct);
            return charge;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ChargeChangedMeanwhile();
        }
    }

    private async Task<List<Problem>> WrongAsync(ChargeForm form, Case about, Act act, CancellationToken ct)
    {
        // What this reader may not open is not linked by them.
        var known = (await db.Records.AsNoTracking().Where(r => r.Dossier == about.Dossier).Select(r => r.Reference).ToListAsync(ct)).Select(r => r.Text).ToHashSet();
        return [.. DecideCharge.Wrong(form, known, terms, sets.Current, calendars.Of(about.Territory).DayOf(act.When))];
    }

    /// <summary>Tells that no prosecutor was told, once for each charge that runs; ends that where it runs no longer.</summary>
    private async Task<IReadOnlyList<Event>> WarnAsync(Charge charge, Case about, Act act, CancellationToken ct)
    {
        if (!charge.LacksPack(terms)) return await db.NoLongerForAsync(templates, charge, TaskTrigger.ChargeRuns, act.When, ct);
        var calendar = calendars.Of(about.Territory);
        var today = calendar.DayOf(act.When);
        var told = await db.Set<WorkTask>().IgnoreQueryFilters(["access"]).Where(t => t.Dossier == charge.Dossier).ToListAsync(ct);
        var raising = new TaskRaising(db, ids, act);
        foreach (var template in templates.On(TaskTrigger.ChargeRuns, today)) raising.Raise(template, about, calendar.AddWorkingDays(today, template.DueInWorkingDays!.Value), $"{charge.Reference.Text} {charge.Version}", told, same: t => t.IsOpen && t.Key.StartsWith(charge.Reference.Text + " ", StringComparison.Ordinal));
        return raising.Happened;
    }
}
