using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Referrals;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Triage.Many;

/// <summary>Looks up what is true of some of the many, a question to a table: the referral through the eyes of whoever acts, conflicts past them, for those are facts of the dossier.</summary>
internal static class ManyLook
{
    public static async Task<IReadOnlyDictionary<DossierId, ManyFacts>> AtAsync(EntenteDb mine, EntenteDb all, IReadOnlyCollection<DossierId> wanted, Act act, CancellationToken ct)
    {
        DossierId[] dossiers = [.. wanted.Distinct()];
        var seen = (await mine.Referrals.AsNoTracking().Where(r => EF.Parameter(dossiers).Contains(r.Dossier)).ToListAsync(ct)).ToDictionary(r => r.Dossier);
        var relations = await Gate.RelationsAsync(mine, act.Reader, dossiers, ct);
        var held = (await all.Set<Assignment>().AsNoTracking().Where(a => EF.Parameter(dossiers).Contains(a.Dossier)).ToListAsync(ct)).ToLookup(a => a.Dossier);
        var senders = (await all.Referrals.AsNoTracking().Where(r => EF.Parameter(dossiers).Contains(r.Dossier)).Select(r => new { r.Dossier, r.SentBy }).ToListAsync(ct)).ToLookup(r => r.Dossier, r => r.SentBy);
        var cases = (await all.Cases.AsNoTracking().Where(c => EF.Parameter(dossiers).Contains(c.Dossier)).ToListAsync(ct)).ToDictionary(c => c.Dossier);
        var grounds = await GroundsAsync(all, [.. cases.Values.Select(c => c.Id)], ct);
        return dossiers.ToDictionary(d => d, d =>
        {
            var referral = seen.GetValueOrDefault(d);
            var open = cases.GetValueOrDefault(d);
            var (again, before) = open is null ? (false, []) : grounds.GetValueOrDefault(open.Id, (false, []));
            return new ManyFacts(referral, referral is not null && Gate.Weigh(mine, act, DataKind.Assignment, Verb.Write, relations.Of(referral), referral).Allowed, [.. held[d]], [.. senders[d]], open?.Status)
            {
                IsLookedAtAgain = again,
                DecidedBefore = before,
            };
        });
    }

    /// <summary>The same for taking back, which asks nobody's eyes; and whether any person has changed something since.</summary>
    public static async Task<IReadOnlyDictionary<DossierId, ManyFacts>> SinceAsync(EntenteDb all, IReadOnlyList<ManyRow> rows, UserId by, CancellationToken ct)
    {
        DossierId[] dossiers = [.. rows.Select(r => r.Dossier)];
        var referrals = (await all.Referrals.AsNoTracking().Where(r => EF.Parameter(dossiers).Contains(r.Dossier)).ToListAsync(ct)).ToDictionary(r => r.Dossier);
        var held = (await all.Set<Assignment>().AsNoTracking().Where(a => EF.Parameter(dossiers).Contains(a.Dossier)).ToListAsync(ct)).ToLookup(a => a.Dossier);
        var (first, nobody) = (rows.Count == 0 ? 0 : rows.Min(r => r.LogBefore), default(UserId));
        var lines = (await all.Set<AuditEntry>().AsNoTracking().Where(e => EF.Parameter(dossiers).Contains(e.About) && e.Seq > first && e.Sort == EventSort.Change && e.Who != nobody)
            .Select(e => new { e.About, e.Seq, e.Who, e.At, e.What }).ToListAsync(ct)).ToLookup(e => e.About);
        return rows.ToDictionary(r => r.Dossier, r => new ManyFacts(referrals.GetValueOrDefault(r.Dossier), true, [.. held[r.Dossier]], [], null)
        {
            Touched = lines[r.Dossier].Any(e => e.Seq > r.LogBefore && !(e.Who == by && e.At == r.DoneAt && e.What is nameof(ReferralRouted) or nameof(DossierAssigned))),
        });
    }

    /// <summary>Who of these may be given work now, with their roles.</summary>
    public static async Task<IReadOnlyDictionary<UserId, Candidate>> PeopleAsync(EntenteDb all, IReadOnlyCollection<UserId> wanted, OrganisationId organisation, DateTimeOffset when, CancellationToken ct)
    {
        UserId[] ids = [.. wanted.Distinct()];
        var roles = (await all.UserRoles.AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.User) && r.EndedAt == null).ToListAsync(ct)).Where(r => r.Holds(when)).ToLookup(r => r.User, r => r.Role);
        var users = await all.Users.AsNoTracking().Where(u => EF.Parameter(ids).Contains(u.Id) && u.Organisation == organisation).ToListAsync(ct);
        return users.Where(u => u.MayWork(when)).ToDictionary(u => u.Id, u => new Candidate(u.Id, [.. roles[u.Id]]));
    }

    private static async Task<Dictionary<CaseId, (bool Again, IReadOnlyCollection<UserId> Before)>> GroundsAsync(EntenteDb all, CaseId[] cases, CancellationToken ct)
    {
        var grounds = cases.Length == 0 ? [] : await all.Grounds.AsNoTracking().Where(g => EF.Parameter(cases).Contains(g.Case))
            .Select(g => new { g.Case, g.Number, g.Stage, g.Again, g.Author, g.Authors, g.SecondReader, g.Issuer, g.State }).ToListAsync(ct);
        return grounds.GroupBy(g => g.Case).ToDictionary(g => g.Key, g =>
        {
            var last = g.MaxBy(x => x.Number)!;
            if (last.Again is null || last.State == GroundsState.Issued) return (false, (IReadOnlyCollection<UserId>)[]);
            var before = g.Where(x => x.Number < last.Number && x.Stage == last.Stage)
                .SelectMany(x => new[] { x.Author, x.SecondReader ?? default, x.Issuer ?? default }.Concat(x.Authors.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => new UserId(long.Parse(a, System.Globalization.CultureInfo.InvariantCulture)))));
            return (true, [.. before.Where(u => u != default).Distinct()]);
        });
    }
}
