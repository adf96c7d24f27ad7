using System.Runtime.CompilerServices;
using Entente.Audit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage;

/// <summary>Reads the log from its first line, for verifying: in pages, so that a log of millions needs little memory.</summary>
public static class AuditLines
{
    private const int Page = 2_000;

    public static async IAsyncEnumerable<AuditEntry> InOrderAsync(EntenteDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var last = long.MinValue;
        while (true)
        {
            var page = await PageAsync(db, last, Page, ct);
            foreach (var line in page) yield return line;
            if (page.Count == 0) yield break;
            last = page[^1].Seq;
        }
    }

    private static async Task<List<AuditEntry>> PageAsync(EntenteDb db, long after, int most, CancellationToken ct)
    {
        try
        {
            return await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seq > after).OrderBy(e => e.Seq).Take(most).ToListAsync(ct);
        }
#pragma warning disable CA1031 // A tampered row can make the reading fail in many ways: a role that is none, a time that is none.
        catch (Exception fault) when (fault is not OperationCanceledException and not System.Data.Common.DbException)
        {
            // Smaller and smaller pages, so that all lines before the unreadable one are still weighed.
            return most == 1 ? throw new UnreadableLineException(fault) : await PageAsync(db, after, most / 2, ct);
        }
#pragma warning restore CA1031
    }
}
