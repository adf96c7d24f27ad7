using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;

namespace Entente.Records;

/// <summary>Keeps a batch of drafts in one commit, past the change tracker: for set-up and measuring, where thousands come at once.</summary>
public sealed class KeepManyRecords(Ledger ledger, RecordMaker maker)
{
    /// <param name="db">The store to write to.</param>
    /// <param name="drafts">Each with the day on which it was learned.</param>
    public async Task<Result<IReadOnlyList<Record>>> RunAsync(EntenteDb db, IEnumerable<(RecordDraft Draft, DateTimeOffset Learned)> drafts, Act act, CancellationToken ct)
    {
        var made = new List<(Record Record, IReadOnlyList<FoundBy> Keys)>();
        var problems = new List<Problem>();
        foreach (var (draft, learned) in drafts)
        {
            var sound = maker.Check(draft);
            if (sound.IsRefused) problems.AddRange(sound.Problems);
            else made.Add(maker.Make(sound.Value, learned));
        }

        if (problems.Count > 0) return problems;
        if (made.Count == 0) return new NothingSaid();
        List<Record> records = [.. made.Select(m => m.Record)];
        await ledger.CommitBulkAsync(db, act, RecordsKept.Of(records), token => RecordRows.WriteAsync(db, made, token), ct);
        return records;
    }
}
