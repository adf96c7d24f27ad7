using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Disclosures;
using Entente.Foundation;
using Entente.Records;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Supervision.CaseReaders;

/// <summary>Who can read a case and why, who did and when, where the glass was broken and who was refused: worked out from the matrix and the log, for whoever judges broken glass on it.</summary>
public sealed class WhoHasCase(EntenteDb db, Gate gate, Ledger ledger)
{
    /// <summary>How many refusals are told, the newest first.</summary>
    public const int MostRefusals = 50;

    private static readonly string[] GlassEvents = [nameof(GlassBroken), nameof(GlassClosed), nameof(GlassJudged)];

    public async Task<Result<WhoHasView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        if (await gate.AskAsync(db, act, DataKind.BreakGlass, Verb.Approve, about, ct) is { Allowed: false } no) return NotAllowed.By(no);

        var log = db.Set<AuditEntry>().AsNoTracking().Where(e => e.About == about.Dossier);
        var lastSeqs = await log.Where(e => e.Sort == EventSort.Read).GroupBy(e => e.Who).Select(g => g.Max(e => e.Seq)).ToListAsync(ct);
        var last = (await log.Where(e => lastSeqs.Contains(e.Seq)).Select(e => new { e.Who, e.At }).ToListAsync(ct)).Where(l => l.Who != default).ToDictionary(l => l.Who, l => l.At);
        var glass = await GlassAsync(log, ct);
        var readers = await ReadersAsync(about, glass, act, ct);
        readers = [.. readers.Select(r => last.TryGetValue(r.User, out var at) ? r with { LastRead = at } : r)];
        var refused = log.Where(e => e.Sort == EventSort.Refusal);
        var refusals = await refused.OrderByDescending(e => e.Seq).Take(MostRefusals).ToListAsync(ct);
        var now = readers.Select(r => r.User).ToHashSet();
        var gone = last.Where(l => !now.Contains(l.Key)).ToList();
        var names = await db.NamesAsync([.. gone.Select(g => g.Key), .. refusals.Select(r => r.Who), .. glass.Select(g => g.User)], ct);
        var view = new WhoHasView(about)
        {
            IsChildShown = about.IsChild && (await Gate.WeighAsync(db, act, DataKind.ChildFlags, Verb.Read, about, ct)) is { Allowed: true, Shape: >= Shape.Masked },
            Readers = readers,
            Compartments = await CompartmentsAsync(about, readers, ct),
            Earlier = [.. gone.Select(g => new EarlierReader(names.GetValueOrDefault(g.Key, ""), g.Value)).OrderByDescending(e => e.LastRead)],
            Glass = [.. glass.Select(g => g with { Name = names.GetValueOrDefault(g.User, "") })],
            Refusals = [.. refusals.Select(r => new RefusalLine(names.GetValueOrDefault(r.Who, ""), r.Role, r.At, r.Read<Refused>().Rule))],
            AllRefusals = refusals.Count < MostRefusals ? refusals.Count : await refused.CountAsync(ct),
            Outside = await db.Disclosures.AsNoTracking().Where(d => d.Dossier == about.Dossier).OrderByDescending(d => d.Id).ToListAsync(ct),
        };
        await ledger.RememberAsync(act, new Seen("who has the case", reference.Text, now.Count) { Dossier = about.Dossier }, ct);
        return view;
    }

    /// <summary>By whom and until when, and what was said of it: from the log, which tells of it whatever team broke it.</summary>
    private static async Task<IReadOnlyList<GlassOfCase>> GlassAsync(IQueryable<AuditEntry> log, CancellationToken ct)
    {
        var lines = await log.Where(e => GlassEvents.Contains(e.What)).OrderBy(e => e.Seq).ToListAsync(ct);
        var closed = lines.Where(l => l.What == nameof(GlassClosed)).Select(l => (l.Read<GlassClosed>().Glass, l.At)).ToLookup(c => c.Glass, c => c.At);
        var judged = lines.Where(l => l.What == nameof(GlassJudged)).Select(l => l.Read<GlassJudged>()).ToLookup(j => j.Glass, j => j.Proper);
        return
        [
            .. from line in lines
               where line.What == nameof(GlassBroken)
               let broken = line.Read<GlassBroken>()
               orderby line.Seq descending
               select new GlassOfCase(broken.Glass, line.Who, line.Role, broken.Reason, line.At, closed[broken.Glass].Select(at => (DateTimeOffset?)at).FirstOrDefault() ?? broken.Until, judged[broken.Glass].Select(p => (bool?)p).FirstOrDefault()),
        ];
    }

    /// <summary>Everybody with an account that is open, in each role that they hold: three questions to the store.</summary>
    private async Task<IReadOnlyList<CaseReader>> ReadersAsync(Case about, IReadOnlyList<GlassOfCase> glass, Act act, CancellationToken ct)
    {
        var roles = (await db.UserRoles.AsNoTracking().Where(r => r.EndedAt == null).ToListAsync(ct)).Where(r => r.Holds(act.When)).ToLookup(r => r.User, r => r.Role);
        var assigned = (await db.Set<Assignment>().AsNoTracking().Where(a => a.Dossier == about.Dossier && a.Until == null).Select(a => new { a.User, a.Role }).ToListAsync(ct)).Select(a => (a.User, a.Role)).ToHashSet();
        // Past the filter for names and places of work, as colleagues know them; nothing else of an account comes out.
        var people = await db.Users.IgnoreQueryFilters(["access"]).AsNoTracking().Where(u => u.DisabledAt == null).ToListAsync(ct);
        var readers = from person in people
                      where person.MayWork(act.When)
                      from role in roles[person.Id].Distinct()
                      let stands = (person.Organisation == about.Organisation ? Relation.Own : Relation.Other)
                          | (about.Team == default || person.Team == about.Team ? Relation.Team : Relation.Other)
                          | (assigned.Contains((person.Id, role)) ? Relation.Assigned : Relation.Other)
                      let reader = CaseReader.Of(db.Matrix, person.Id, person.Reference, person.DisplayName, role, stands, glass.Any(g => g.User == person.Id && g.Role == role && g.IsOpen(act.When)))
                      where reader is not null
                      orderby reader.Why[0], reader.Name, reader.User.Value, role
                      select reader;
        return [.. readers];
    }

    /// <summary>Each compartment with how many records of it this reader knows of, and how many people open something of it.</summary>
    private async Task<IReadOnlyList<CompartmentLine>> CompartmentsAsync(Case about, IReadOnlyList<CaseReader> readers, CancellationToken ct)
    {
        var records = await db.Records.AsNoTracking().Where(r => r.Dossier == about.Dossier && r.SupersededBy == null).GroupBy(r => r.Compartment).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return
        [
            .. Enum.GetValues<Compartment>().Select(compartment => new CompartmentLine(compartment, records.GetValueOrDefault(compartment),
                readers.Where(r => r.Whole.Concat(r.InPart).Any(k => DossierKinds.CompartmentOf(k) == compartment)).Select(r => r.User).Distinct().Count())),
        ];
    }
}
