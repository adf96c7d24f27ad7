using Entente.Access;
using Entente.Audit;
using Entente.Cases.Contact;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Children;

/// <summary>Writes down who was appointed for a child, after comparing them with those whom the child is kept away from; and when that ends.</summary>
public sealed class KeepGuardian(EntenteDb db, Gate gate, Ledger log, IdSource ids, ChildTerms terms, TaskTemplates templates, QuestionSets sets, Calendars calendars)
{
    public async Task<Result<Guardian>> AppointAsync(Reference reference, GuardianForm form, Act act, CancellationToken ct)
    {
        var opened = await db.OpenForChildAsync(gate, reference, DataKind.ChildFlags, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (about, calendar) = (opened.Value, calendars.Of(opened.Value.Territory));
        var today = calendar.DayOf(act.When);
        if (!await db.IsChildNowAsync(about, today, ct)) return new IsNoChild();
        // What the referral says of parents, and who is dangerous, is looked up for the child's sake, whoever may read it.
        var involved = await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().FirstOrDefaultAsync(r => r.Dossier == about.Dossier, ct) is { } referral && referral.Answers.First("D3") == "yes";
        var guardian = Guardian.Appoint(form, about, await Dangers.OfAsync(db, sets, about.Dossier, ct), involved, terms, ids, act, today);
        if (guardian.IsRefused)
        {
            if (guardian.Problems.FirstOrDefault(p => p is GuardianIsConnected or GuardianFamilyMayBeInvolved) is { } conflict) await log.RememberAsync(act, new Refused("guardian", conflict.GetType().Name) { Dossier = about.Dossier }, ct);
            return guardian;
        }

        if (await HasOneAsync(guardian.Value, ct)) return new HasGuardian();
        var due = await db.GuardianDueOnAsync(about, terms, calendar, ct);
        List<Event> happened = [new GuardianAppointed(guardian.Value.Reference, reference, guardian.Value.Sort, guardian.Value.AppointedOn, about.Dossier)];
        if (due is { } day) happened.AddRange(await db.NoLongerDueAsync(templates, about.Dossier, TaskTrigger.GuardianMissing, day, act.When, ct));
        try
        {
            db.Add(guardian.Value);
            return await db.CommitOnceAsync(act, happened, ct) is { } no ? no : guardian;
        }
        catch (DbUpdateException)
        {
            // Somebody else appointed one in this very moment: the child has one of each sort.
            db.ChangeTracker.Clear();
            if (!await HasOneAsync(guardian.Value, ct)) throw;
            return new HasGuardian();
        }
    }

    public async Task<Result<Guardian>> LeaveAsync(Reference reference, string? which, GuardianEndForm form, Act act, CancellationToken ct)
    {
        var opened = await db.OpenForChildAsync(gate, reference, DataKind.ChildFlags, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        if (!Reference.TryParse(which, out var known) || await db.Guardians.SingleOrDefaultAsync(g => g.Reference == known && g.Dossier == opened.Value.Dossier, ct) is not { } guardian) return new GuardianNotFound();
        if (!guardian.IsInOffice) return new ChangedMeanwhile();
        if (guardian.Leave(form, terms, calendars.Of(opened.Value.Territory).DayOf(act.When)) is { Count: > 0 } wrong) return wrong.ToList();
        return await db.CommitOnceAsync(act, [new GuardianLeft(guardian.Reference, reference, guardian.Sort, guardian.EndedOn!.Value, guardian.End, guardian.Dossier)], ct) is { } no ? no : guardian;
    }

    private async Task<bool> HasOneAsync(Guardian guardian, CancellationToken ct) =>
        await db.Guardians.IgnoreQueryFilters(["access"]).AnyAsync(g => g.Dossier == guardian.Dossier && g.Sort == guardian.Sort && g.EndedOn == null, ct);
}
