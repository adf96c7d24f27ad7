using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Contact;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.Questions;
using Entente.Staff;
using Entente.Storage;
using Entente.Support.Placements;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Children;

/// <summary>What is done for a child of a case, and for those who depend on its person, as this reader may see it.</summary>
public sealed class ChildrenOfCase(EntenteDb db, Gate gate, Ledger ledger, ChildTerms terms, SafetyTerms rules, QuestionSets sets, Calendars calendars)
{
    /// <param name="kind">The row that the page stands under: children, or where the school is.</param>
    public async Task<Result<ChildrenView>> ReadAsync(Reference reference, string page, Act act, CancellationToken ct, Verb verb = Verb.Read, DataKind kind = DataKind.ChildFlags)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, kind, verb, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var calendar = calendars.Of(about.Territory);
        var today = calendar.DayOf(act.When);
        var age = await db.ComingOfAgeAsync(about.Dossier, ct);
        // Whoever may read this page may read what question C says: it stands under the same row.
        var seesFlags = Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Read, relation, about) is { Allowed: true, Shape: Shape.Full };
        var said = seesFlags ? (await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => r.Dossier == about.Dossier).OrderBy(r => r.Id).FirstOrDefaultAsync(ct))?.Answers : null;
        var guardians = seesFlags ? await db.Guardians.AsNoTracking().Where(g => g.Dossier == about.Dossier).OrderByDescending(g => g.Id).ToListAsync(ct) : [];
        var interests = seesFlags ? await db.BestInterests.AsNoTracking().Where(b => b.Dossier == about.Dossier).OrderBy(b => b.Id).ToListAsync(ct) : [];
        var dependents = seesFlags ? await db.Dependents.AsNoTracking().Where(d => d.Dossier == about.Dossier).OrderBy(d => d.Id).ToListAsync(ct) : [];
        var dangers = await Dangers.OfAsync(db, sets, about.Dossier, ct);
        var school = await db.Schoolings.AsNoTracking().SingleOrDefaultAsync(s => s.Dossier == about.Dossier && s.SupersededAt == null, ct);
        await ledger.RememberAsync(act, new Seen(page, reference.Text, guardians.Count + interests.Count + dependents.Count) { Dossier = about.Dossier }, ct);
        return new ChildrenView(about, Childhood.Of(about, age, said, today), today)
        {
            Guardians = guardians,
            Against = [.. guardians.Where(g => g.IsInOffice && Guardian.IsConnected(g.Name, g.Contact, dangers)).Select(g => g.Reference)],
            GuardianDueOn = about.IsChildOn(today, age?.By) ? await db.GuardianDueOnAsync(about, terms, calendar, ct) : null,
            Interests = [.. interests.GroupBy(b => b.First).Select(g => g.OrderByDescending(b => b.Number).ToList()).OrderBy(g => g[0].ReviewOn)],
            Dependents = dependents,
            MayOpen = await OpenAsync(dependents, ct),
            School = school,
            SchoolAgainst = school is null ? [] : [.. SafetyCheck.OfPlace(school.Place, dangers, rules).Select(f => f.Rule).Distinct()],
            // That a child goes to school, and no more, is for whoever may know of the child.
            SchoolState = await db.Schoolings.IgnoreQueryFilters(["access"]).AsNoTracking().Where(s => s.Dossier == about.Dossier && s.SupersededAt == null).Select(s => s.State).FirstOrDefaultAsync(ct),
            SafeSince = await PlacementsOfCase.SinceAsync(db, about.Dossier, ct),
            MayReadPlaces = Gate.Weigh(db, act, DataKind.Placement, Verb.Read, relation, about).Allowed,
            MayWritePlaces = Gate.Weigh(db, act, DataKind.Placement, Verb.Write, relation, about).Allowed,
            MayWrite = Gate.Weigh(db, act, DataKind.ChildFlags, Verb.Write, relation, about).Allowed,
            IsChildShown = about.IsChild && seesFlags,
            SavedBy = await db.NamesAsync([.. interests.Select(b => b.SavedBy).Concat(guardians.Select(g => g.By)).Distinct()], ct),
        };
    }

    /// <summary>The case of a guardian whose office is to be ended; null where this reader may see neither.</summary>
    public async Task<Reference?> CaseOfGuardianAsync(Reference guardian, CancellationToken ct)
    {
        var dossiers = db.Guardians.AsNoTracking().Where(g => g.Reference == guardian).Select(g => g.Dossier);
        return await db.Cases.AsNoTracking().Where(c => dossiers.Contains(c.Dossier)).Select(c => (Reference?)c.Reference).FirstOrDefaultAsync(ct);
    }

    /// <summary>Of the cases that dependents are said to have, those that this reader is shown anyway: a link opens nothing.</summary>
    private async Task<IReadOnlyCollection<string>> OpenAsync(IReadOnlyList<Dependent> dependents, CancellationToken ct)
    {
        var named = dependents.Select(d => Reference.TryParse(d.Linked, out var linked) ? linked : default).Where(r => r != default).Distinct().ToList();
        return named.Count == 0 ? [] : [.. (await db.Cases.AsNoTracking().Where(c => named.Contains(c.Reference)).Select(c => c.Reference).ToListAsync(ct)).Select(r => r.Text)];
    }
}

/// <summary>A child's side of a case, and those who depend on its person.</summary>
public sealed record ChildrenView(Case Case, Childhood Childhood, DateOnly Today)
{
    public IReadOnlyList<Guardian> Guardians { get; init; } = [];

    /// <summary>Guardians in office whom something speaks against by now.</summary>
    public IReadOnlyList<Reference> Against { get; init; } = [];

    /// <summary>When a child without a guardian is told of; null where there is one, or no child.</summary>
    public DateOnly? GuardianDueOn { get; init; }

    /// <summary>Each question with its versions, the newest first; the soonest to be looked at again first.</summary>
    public IReadOnlyList<IReadOnlyList<BestInterests>> Interests { get; init; } = [];

    public IReadOnlyList<Dependent> Dependents { get; init; } = [];

    public IReadOnlyCollection<string> MayOpen { get; init; } = [];

    public Schooling? School { get; init; }

    public IReadOnlyList<string> SchoolAgainst { get; init; } = [];

    public string? SchoolState { get; init; }

    public DateOnly? SafeSince { get; init; }

    public bool MayReadPlaces { get; init; }

    public bool MayWritePlaces { get; init; }

    public bool MayWrite { get; init; }

    public bool IsChildShown { get; init; }

    public IReadOnlyDictionary<UserId, string> SavedBy { get; init; } = new Dictionary<UserId, string>();

    public IReadOnlyList<BestInterests>? Find(string? first) => Reference.TryParse(first, out var known) ? Interests.FirstOrDefault(v => v[0].First == known) : null;

    public Dependent? Dependent(string? which) => Reference.TryParse(which, out var known) ? Dependents.FirstOrDefault(d => d.Reference == known) : null;

    public override string ToString() => Case.Reference.Text;
}
