using System.Security.Cryptography;
using System.Text;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Import;

/// <summary>Whether these very files were brought in before: under another name they would count one word twice, after newer ones they would bring old values back.</summary>
internal static class ImportedBefore
{
    /// <summary>The same for the same files, whatever they are called and however they are ordered.</summary>
    public static string ContentOf(IEnumerable<StoredFile> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', files.Select(f => f.Sha256).Order(StringComparer.Ordinal)))));

    /// <summary>The latest import of the same content of which something was kept, among those that the reader may see.</summary>
    public static async Task<ImportJob?> FindAsync(EntenteDb db, string content, CancellationToken ct) =>
        (await KeptAsync(db, content, ct)).FirstOrDefault();

    /// <summary>What somebody must confirm before this plan is followed, or nothing. The last file of a source may come again: it changes nothing.</summary>
    public static async Task<Problem?> AskAsync(EntenteDb db, ImportJob job, ImportPlan plan, CancellationToken ct)
    {
        if (plan.SaidAgain) return null;
        var before = (await KeptAsync(db, job.Content, ct)).Where(j => j.Id != job.Id).ToList();
        if (before.Count == 0) return null;
        var name = NormalForms.Tidy(plan.SourceName);
        if (before.FirstOrDefault(j => NormalForms.Tidy(j.Plan.SourceName) == name) is not { } same) return new SaidUnderAnotherName(before[0].Plan.SourceName, before[0].Reference, before[0].ReceivedAt);
        var (from, content) = (same.StartId, same.Content);
        var since = await db.ImportJobs.AsNoTracking().Where(j => j.StartId > from && j.Content != content && j.RecordsKept > 0).Select(j => j.Plan).ToListAsync(ct);
        return since.Any(p => NormalForms.Tidy(p.SourceName) == name) ? new SaidBeforeNewer(same.Reference, same.ReceivedAt) : null;
    }

    private static async Task<List<ImportJob>> KeptAsync(EntenteDb db, string content, CancellationToken ct) =>
        await db.ImportJobs.AsNoTracking().Where(j => j.Content == content && j.RecordsKept + j.RecordsUnchanged > 0).OrderByDescending(j => j.StartId).ToListAsync(ct);
}
