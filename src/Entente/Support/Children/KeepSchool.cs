using Entente.Access;
using Entente.Audit;
using Entente.Cases.Contact;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Children;

/// <summary>Keeps the next version of how a child stands with school, compared with the dangers of the case.</summary>
public sealed class KeepSchool(EntenteDb db, Gate gate, IdSource ids, ChildTerms terms, SafetyTerms rules, QuestionSets sets, Calendars calendars)
{
    public async Task<Result<Schooling>> RunAsync(Reference reference, SchoolForm form, Act act, CancellationToken ct)
    {
        var opened = await db.OpenForChildAsync(gate, reference, DataKind.Placement, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (about, today) = (opened.Value, calendars.Of(opened.Value.Territory).DayOf(act.When));
        if (!await db.IsChildNowAsync(about, today, ct)) return new IsNoChild();
        var before = await db.Schoolings.SingleOrDefaultAsync(s => s.Dossier == about.Dossier && s.SupersededAt == null, ct);
        var next = Schooling.From(form, about, before, await Dangers.OfAsync(db, sets, about.Dossier, ct), rules, terms, ids, act, today);
        if (next.IsRefused) return next;
        if (form.Number != (before?.Number ?? 0)) return new ConcludedMeanwhile();
        before?.Supersede(act.When);
        try
        {
            db.Add(next.Value);
            await db.CommitAsync(act, new SchoolKept(next.Value.Reference, reference, next.Value.State, next.Value.Rules, next.Value.Number, about.Dossier), ct);
            return next;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Schoolings.IgnoreQueryFilters(["access"]).AnyAsync(s => s.Dossier == about.Dossier && s.Number >= next.Value.Number, ct)) return new ConcludedMeanwhile();
            throw;
        }
    }
}
