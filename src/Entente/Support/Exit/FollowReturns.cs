using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Records;
using Entente.Referrals;
using Entente.Storage;
using Entente.Support.Offers;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Exit;

/// <summary>Notices that somebody who left support has come back: a provider is asked anew, or a later referral turns out to be of the same person. The supervisor is told, and whoever of the former provider still has the case, on the case that they know: nothing says where the person is now.</summary>
public sealed class FollowReturns(TaskTemplates templates, Calendars calendars, IdSource ids) : IFollower
{
    public string Name => "returns";

    public bool Follows(string what) => what is nameof(PairJudged) or nameof(SupportOffered) or nameof(SupportAccepted);

    public async Task<IReadOnlyList<Event>> FollowAsync(EntenteDb db, IReadOnlyList<AuditEntry> entries, Act machine, CancellationToken ct)
    {
        var happened = new List<Event>();
        var told = new HashSet<(DossierId, string)>();
        foreach (var entry in entries)
        {
            if (entry.What == nameof(PairJudged) && entry.Read<PairJudged>() is { Judgement: Judgement.Same } same) happened.AddRange(await JoinedAsync(db, same, told, machine, ct));
            else if (entry.What == nameof(SupportOffered)) happened.AddRange(await AskedAsync(db, entry.Read<SupportOffered>(), entry.At, told, machine, ct));
            else if (entry.What == nameof(SupportAccepted)) happened.AddRange(await AcceptedAsync(db, entry.Read<SupportAccepted>(), entry.At, machine, ct));
        }

        return happened;
    }

    /// <summary>Every dossier of which the person is now known to be one; an exploiter who is named in both is no return.</summary>
    private async Task<List<Event>> JoinedAsync(EntenteDb db, PairJudged same, HashSet<(DossierId, string)> told, Act machine, CancellationToken ct)
    {
        var entities = db.EntityMembers;
        var joined = await db.Records.AsNoTracking().Where(r => r.Reference == same.Left || r.Reference == same.Right).Select(r => r.Id).ToListAsync(ct);
        var entity = await entities.AsNoTracking().Where(m => joined.Contains(m.Record)).Select(m => m.Entity).Distinct().ToListAsync(ct);
        var members = await entities.AsNoTracking().Where(m => entity.Contains(m.Entity)).Select(m => m.Record).ToListAsync(ct);
        var dossiers = await db.Records.AsNoTracking().Where(r => members.Contains(r.Id) && r.Schema == "Person" && r.RowKind == DataKind.ReferralFacts).Select(r => r.Dossier).Distinct().ToListAsync(ct);
        if (dossiers.Count < 2) return [];
        var exits = await db.SupportExits.AsNoTracking().Where(e => dossiers.Contains(e.Dossier)).ToListAsync(ct);
        var referrals = await db.Referrals.AsNoTracking().Where(r => dossiers.Contains(r.Dossier)).ToListAsync(ct);
        var happened = new List<Event>();
        foreach (var exit in exits)
        {
            // A referral from before they left tells of no return.
            foreach (var later in referrals.Where(r => r.Dossier != exit.Dossier && r.SentAt > exit.SavedAt)) happened.AddRange(await TellAsync(db, exit, later.Reference, told, machine, ct));
        }

        return happened;
    }

    private async Task<List<Event>> AskedAsync(EntenteDb db, SupportOffered offered, DateTimeOffset at, HashSet<(DossierId, string)> told, Act machine, CancellationToken ct)
    {
        var exits = await db.SupportExits.AsNoTracking().Where(e => e.Dossier == offered.Dossier && e.Offer != offered.Offer && e.SavedAt < at).OrderByDescending(e => e.Id).Take(1).ToListAsync(ct);
        // Several providers asked at once are one return.
        return exits is [var exit] ? await TellAsync(db, exit, exit.Case, told, machine, ct) : [];
    }

    /// <summary>Whoever is supported again is asked by those who support them, and a former provider has no reason to have the case open.</summary>
    private async Task<List<Event>> AcceptedAsync(EntenteDb db, SupportAccepted accepted, DateTimeOffset at, Act machine, CancellationToken ct)
    {
        var exits = await db.SupportExits.AsNoTracking().Where(e => e.Dossier == accepted.Dossier && e.SavedAt < at).ToListAsync(ct);
        if (exits.Count == 0) return [];
        var of = exits.Select(e => e.Reference).ToList();
        var later = await db.FollowUps.Where(f => f.Dossier == accepted.Dossier && of.Contains(f.Exit) && f.State == FollowUpState.Due).ToListAsync(ct);
        var happened = (await db.DropAsync(templates, later, machine.When, ct)).ToList();
        foreach (var provider in exits.Select(e => e.Provider).Distinct().Where(p => p != accepted.Provider)) happened.AddRange(await db.EndWorkOfAsync(accepted.Dossier, provider, machine.When, ct));
        return happened;
    }

    private async Task<List<Event>> TellAsync(EntenteDb db, SupportExit exit, Reference by, HashSet<(DossierId, string)> told, Act machine, CancellationToken ct)
    {
        var key = $"{exit.Reference.Text} {by.Text}";
        if (!told.Add((exit.Dossier, key)) || (await db.TasksOfAsync([exit.Dossier], ct)).Any(t => t.Key.StartsWith(key + " ", StringComparison.Ordinal))) return [];
        var territory = await db.Cases.AsNoTracking().Where(c => c.Dossier == exit.Dossier).Select(c => c.Territory).FirstOrDefaultAsync(ct);
        // A former provider whose work has ended has no part in it: a task for it would only fall to the supervisor a second time.
        var held = await db.Set<Assignment>().AsNoTracking().AnyAsync(a => a.Dossier == exit.Dossier && a.Role == Role.SupportProvider && a.Until == null, ct);
        return [.. db.RaiseNow(ids, templates, TaskTrigger.CameBack, exit, key, calendars.Find(territory), machine, role => role != Role.SupportProvider || held)];
    }
}
