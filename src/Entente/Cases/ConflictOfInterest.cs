using Entente.Access;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases;

/// <summary>Who may not decide: whoever referred the person, and whoever decided before what is looked at again.</summary>
public static class ConflictOfInterest
{
    /// <param name="senders">Who sent a referral of this dossier.</param>
    public static IReadOnlyList<Problem> Of(UserId user, Grounds? draft, IReadOnlyList<Grounds> soFar, IReadOnlyCollection<UserId> senders)
    {
        List<Problem> problems = [];
        if (senders.Contains(user)) problems.Add(new SentTheReferral());
        if (draft?.Again is not null && soFar.Any(g => g.Number < draft.Number && g.Stage == draft.Stage && (g.WroteIt(user) || g.SecondReader == user || g.Issuer == user))) problems.Add(new DecidedBefore());
        return problems;
    }

    /// <summary>The same, asked of the store: who sent and who decided are facts of the dossier, not of what this reader may see of it.</summary>
    internal static async Task<IReadOnlyList<Problem>> AskAsync(EntenteDb db, Case about, Grounds? draft, UserId user, CancellationToken ct)
    {
        var senders = await db.Referrals.IgnoreQueryFilters(["access"]).Where(r => r.Dossier == about.Dossier).Select(r => r.SentBy).ToListAsync(ct);
        var soFar = draft?.Again is null ? [] : await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => g.Case == about.Id).ToListAsync(ct);
        return Of(user, draft, soFar, senders);
    }
}
