using System.Reflection;
using Entente.Access;
using Entente.Matching;
using Entente.Matching.Relinking;
using Entente.Records;
using Entente.Records.Correct;
using Entente.Referrals;
using Entente.Referrals.BySystem;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Retention.Deletion;

/// <summary>Counts and removes whatever belongs to a dossier, past the row filters: what goes, goes for everybody.</summary>
internal static class DossierErasure
{
    private static readonly MethodInfo Counted = typeof(DossierErasure).GetMethod(nameof(CountOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo Found = typeof(DossierErasure).GetMethod(nameof(RowsOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    extension(EntenteDb db)
    {
        /// <summary>What a dossier comes to, table by table.</summary>
        internal async Task<DossierCount> CountDossierAsync(DossierId dossier, CancellationToken ct)
        {
            Require(dossier);
            var tables = new List<TableCount>();
            foreach (var (type, field) in DossierTables.Naming(db.Model))
            {
                tables.Add(new(type.GetTableName()!, DossierTables.KindOf(type.ClrType), await (Task<int>)Counted.MakeGenericMethod(type.ClrType).Invoke(null, [db, field, dossier, ct])!));
            }

            foreach (var (type, rows) in await db.HangingAsync(dossier, ct)) tables.Add(new(db.Model.FindEntityType(type)!.GetTableName()!, DossierTables.KindOf(type), rows.Count));
            return new([.. tables.Where(t => t.Rows > 0).OrderBy(t => t.Table, StringComparer.Ordinal)]);
        }

        /// <summary>Marks every row of a dossier as to be removed with the commit that is under way.</summary>
        internal async Task EraseDossierNowAsync(DossierId dossier, CancellationToken ct)
        {
            Require(dossier);
            foreach (var (_, rows) in await db.HangingAsync(dossier, ct)) db.RemoveRange(rows);
            foreach (var (type, field) in DossierTables.Naming(db.Model)) db.RemoveRange(await (Task<IReadOnlyList<object>>)Found.MakeGenericMethod(type.ClrType).Invoke(null, [db, field, dossier, ct])!);
        }

        /// <summary>The records of a dossier, those that were corrected among them.</summary>
        internal async Task<RecordId[]> RecordsOfDossierAsync(DossierId dossier, CancellationToken ct) =>
            [.. await db.Records.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => r.Dossier == dossier).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct)];

        private async Task<IReadOnlyList<(Type Type, IReadOnlyList<object> Rows)>> HangingAsync(DossierId dossier, CancellationToken ct)
        {
            var records = await db.RecordsOfDossierAsync(dossier, ct);
            ReferralId[] referrals = [.. await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().Where(r => r.Dossier == dossier).Select(r => r.Id).ToListAsync(ct)];
            EvidenceFileId[] files = [.. await db.EvidenceFiles.IgnoreQueryFilters(["access"]).AsNoTracking().Where(f => f.Dossier == dossier).Select(f => f.Id).ToListAsync(ct)];
            var proposals = await db.Proposals.IgnoreQueryFilters(["access"]).Where(p => EF.Parameter(records).Contains(p.Left) || EF.Parameter(records).Contains(p.Right)).ToListAsync(ct);
            ProposalId[] proposed = [.. proposals.Select(p => p.Id)];
            var contents = await db.FileContents.AsNoTracking().Where(c => EF.Parameter(files).Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
            return
            [
                // By its key alone: nobody reads the bytes of a file in order to throw them away.
                (typeof(FileContent), [.. contents.Select(id => db.FileContents.Local.FirstOrDefault(c => c.Id == id) ?? new FileContent { Id = id, Bytes = [] })]),
                (typeof(NearDate), [.. await db.NearDates.Where(d => EF.Parameter(referrals).Contains(d.Referral)).ToListAsync(ct)]),
                (typeof(SystemReceipt), [.. await db.SystemReceipts.Where(r => EF.Parameter(referrals).Contains(r.Referral)).ToListAsync(ct)]),
                (typeof(RecordKey), [.. await db.RecordKeys.Where(k => EF.Parameter(records).Contains(k.Record)).ToListAsync(ct)]),
                (typeof(RecordCorrection), [.. await db.RecordCorrections.Where(c => EF.Parameter(records).Contains(c.Record) || EF.Parameter(records).Contains(c.Replaces)).ToListAsync(ct)]),
                (typeof(EntityMember), [.. await db.EntityMembers.Where(m => EF.Parameter(records).Contains(m.Record)).ToListAsync(ct)]),
                (typeof(Proposal), [.. proposals]),
                (typeof(HandProposal), [.. await db.HandProposals.Where(h => EF.Parameter(proposed).Contains(h.Proposal)).ToListAsync(ct)]),
                (typeof(PairJudgement), [.. await db.Judgements.Where(j => EF.Parameter(records).Contains(j.Left) || EF.Parameter(records).Contains(j.Right)).ToListAsync(ct)]),
                (typeof(RelinkPair), [.. await db.Set<RelinkPair>().Where(p => EF.Parameter(records).Contains(p.Left) || EF.Parameter(records).Contains(p.Right)).ToListAsync(ct)]),
                (typeof(RelinkMember), [.. await db.Set<RelinkMember>().Where(m => EF.Parameter(records).Contains(m.Record)).ToListAsync(ct)]),
            ];
        }
    }

    /// <summary>Whatever belongs to nobody has this one: it must not go with whoever comes first.</summary>
    private static void Require(DossierId dossier)
    {
        if (dossier == default) throw new InvalidOperationException("No dossier: what has none is not deleted with one.");
    }

    private static Task<int> CountOfAsync<T>(EntenteDb db, string field, DossierId dossier, CancellationToken ct) where T : class =>
        db.Set<T>().IgnoreQueryFilters(["access"]).AsNoTracking().CountAsync(x => EF.Property<DossierId>(x, field) == dossier, ct);

    private static async Task<IReadOnlyList<object>> RowsOfAsync<T>(EntenteDb db, string field, DossierId dossier, CancellationToken ct) where T : class =>
        [.. await db.Set<T>().IgnoreQueryFilters(["access"]).Where(x => EF.Property<DossierId>(x, field) == dossier).ToListAsync(ct)];
}
