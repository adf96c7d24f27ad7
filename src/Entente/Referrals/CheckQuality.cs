using Entente.Audit;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>The twelve checks of one draft, with its files, and with the judgements that the sender's organisation sent before. Those are compared as hashes and shown to nobody.</summary>
public sealed class CheckQuality(EntenteDb db)
{
    /// <summary>How many of the organisation's latest referrals a judgement is compared with.</summary>
    public const int Compared = 200;

    public async Task<IReadOnlyList<QualityLine>> RunAsync(OpenedDraft opened, Act act, CancellationToken ct)
    {
        var (draft, set) = (opened.Draft, opened.Set);
        var files = await db.EvidenceFiles.AsNoTracking().Where(f => f.Dossier == draft.Dossier).Select(f => new { f.MadeOn, f.Summary }).ToListAsync(ct);
        return Quality.Of(set, draft.Answers, draft.Today(act), [.. files.Select(f => (f.MadeOn is not null, f.Summary.Length > 0))], await IsLikeAnotherAsync(draft, ct));
    }

    private async Task<bool> IsLikeAnotherAsync(DraftReferral draft, CancellationToken ct)
    {
        var mine = WordGroups.Of(draft.Answers.First("S4"));
        if (mine.Count == 0) return false;
        // What the reader may not see is not compared either.
        var others = await db.Referrals.AsNoTracking().Where(r => r.Organisation == draft.Organisation && r.Dossier != draft.Dossier).OrderByDescending(r => r.Id).Select(r => r.Answers).Take(Compared).ToListAsync(ct);
        return others.Any(o => WordGroups.AreAlike(mine, WordGroups.Of(o.First("S4"))));
    }
}
