using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records;

/// <summary>Keeps what was said: checks the drafts, then commits records, keys and event together. For the few; an import writes in bulk.</summary>
public sealed class KeepRecords(EntenteDb db, RecordMaker maker)
{
    public async Task<Result<AddedRecords>> RunAsync(IReadOnlyList<RecordDraft> drafts, Act act, CancellationToken ct)
    {
        var added = await AddAsync(drafts, act, ct);
        if (!added.IsRefused) await db.CommitAsync(act, added.Value.Happened, ct);
        return added;
    }

    /// <summary>Only adds to the context: for a use case that commits its own change with the records, and their event with its own.</summary>
    /// <param name="learned">When the centre learned of it, where that is not now.</param>
    public async Task<Result<AddedRecords>> AddAsync(IReadOnlyList<RecordDraft> drafts, Act act, CancellationToken ct, DateTimeOffset? learned = null)
    {
        if (drafts.Count == 0) return new NothingSaid();
        var sound = new List<RecordDraft>(drafts.Count);
        var problems = new List<Problem>();
        foreach (var draft in drafts)
        {
            var result = maker.Check(draft);
            if (result.IsRefused) problems.AddRange(result.Problems);
            else sound.Add(result.Value);
        }

        var wanted = sound.Select(d => d.Supersedes).OfType<RecordId>().ToList();
        var old = await db.Records.Where(r => wanted.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        if (old.Count != wanted.Count) problems.Add(new RecordGone());
        if (old.Values.Any(r => !r.IsCurrent)) problems.Add(new AlreadySuperseded());
        if (problems.Count > 0) return problems;

        var records = maker.AddTo(db, sound, learned ?? act.When);
        foreach (var (draft, record) in sound.Zip(records))
        {
            if (draft.Supersedes is { } id) old[id].Supersede(record.Id, act.When);
        }

        return new AddedRecords(records, RecordsKept.Of(records) with { Superseded = wanted });
    }
}

/// <summary>Records added to a context, and the event that must be committed with them.</summary>
public sealed record AddedRecords(IReadOnlyList<Record> Records, RecordsKept Happened);
