using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;

namespace Entente.Referrals;

/// <summary>Gives a draft to a colleague of the same organisation with a note, or takes it over.</summary>
public sealed class HandOverDraft(EntenteDb db, OpenDraft open)
{
    /// <param name="to">The colleague's reference; null takes it over oneself.</param>
    public async Task<Result<DraftReferral>> RunAsync(string? reference, string? to, string? note, Act act, CancellationToken ct)
    {
        var found = await open.FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var draft = found.Value.Draft;
        if (draft.IsSent) return new AlreadySent();
        note = note?.Trim() ?? "";
        if (note.Length > 1_000) return new NoteTooLong();
        var who = act.Reader.User;
        if (to is not null)
        {
            if (!Reference.TryParse(to, out var known) || (await ColleaguesAsync(db, act, ct)).FirstOrDefault(c => c.Reference == known) is not { } colleague) return new NoColleague();
            who = colleague.User;
        }

        draft.HandTo(who, note, act);
        await db.CommitAsync(act, new DraftHandedOver(draft.Reference, who, draft.Dossier), ct);
        return draft;
    }

    /// <summary>Those to whom the actor may hand a draft over: everybody of the same organisation whose account is open and whose role may write drafts.</summary>
    public static async Task<IReadOnlyList<Assignable>> ColleaguesAsync(EntenteDb db, Act act, CancellationToken ct)
    {
        var colleagues = new List<Assignable>();
        foreach (var role in Enum.GetValues<Role>().Where(r => db.Matrix.Cell(DataKind.DraftReferral, r).Any(g => g.Verb == Verb.Write)))
        {
            colleagues.AddRange(await db.AssignablesAsync(act.Reader.Organisation, role, act.When, ct));
        }

        return [.. colleagues.Where(c => c.User != act.Reader.User).DistinctBy(c => c.User).OrderBy(c => c.Name, StringComparer.CurrentCulture)];
    }
}
