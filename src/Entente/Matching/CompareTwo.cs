using Entente.Access;
using Entente.Linkage;
using Entente.Matching.Grading;
using Entente.Records;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching;

/// <summary>Compares two records that somebody has named, just as the follower does: with the same counts of how many share what the later one says, and the same trust in their sources.</summary>
public sealed class CompareTwo(IStore store, LinkModel model, RecordFeatures features, Ontology ontology, GradeRules grades)
{
    /// <summary>Null where things of their kind are not matched.</summary>
    internal async Task<Assessment?> RunAsync(Record one, Record other, DateTimeOffset when, CancellationToken ct)
    {
        if (features.Of(one) is null || features.Of(other) is null) return null;
        var (earlier, later) = one.Id.Value < other.Id.Value ? (one, other) : (other, one);
        // Past the row filter, as the follower counts: numbers alone come of it, and few are told as "few".
        await using var all = store.Open(Reader.Machine);
        var shares = await SourceShares.ReadAsync(all, grades, when, ct);
        var followed = LinkedRecord.Of(later, features, ontology);
        var holders = await new KeyHolders(followed.Keys.Length).OfAsync(all, [(followed.Id, followed.Keys)], ct);
        var linker = new Linker(model, new KeyCounts(await all.Records.LongCountAsync(ct), followed, holders));
        var (left, leftTrust) = LinkedRecord.Of(earlier, features, ontology).Trusted(shares);
        var (right, rightTrust) = followed.Trusted(shares);
        return Assessment.Of(linker.Compare(left, right), Trust.Least(leftTrust, rightTrust));
    }
}
