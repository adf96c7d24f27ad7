using System.Security.Cryptography;
using System.Text;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Staff.Systems;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals.BySystem;

/// <summary>Takes a whole referral from an organisation's own system: by the form's own rules, all of it in one commit or nothing but the danger that it tells of, and once for each key that the system chose.</summary>
public sealed class ReferBySystem(EntenteDb db, Gate gate, Ledger ledger, SaveAnswer save, SendReferral send, IdSource ids, QuestionSets sets)
{
    public const int LongestKey = 100;

    private const int MostTries = 6;

    /// <param name="key">The system's own name for this sending (Idempotency-Key).</param>
    public async Task<Result<Referral>> RunAsync(string? key, ReadOnlyMemory<byte> body, Act act, CancellationToken ct)
    {
        if (key is null || key.Length is 0 or > LongestKey || key.Any(c => c is <= ' ' or > '~')) return new IdempotencyKeyMissing(LongestKey);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(HashOf(Encoding.UTF8.GetBytes(key)), body, act, ct);
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // The same was sent in this very moment, or the organisation's source was made known: what was done stands, and is met by the next try.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Weighs it without keeping anything: what is wrong, or who would receive what, to be shown to whoever sends it.</summary>
    public async Task<Result<WouldSend>> CheckAsync(ReadOnlyMemory<byte> body, Act act, CancellationToken ct)
    {
        var read = ReadWhole.From(body, sets.Current);
        if (read.IsRefused) return read.Problems.ToList();
        var draft = Begin(act);
        if (await RefusedAsync(draft, act, ct) is { } no) return no;
        await ledger.RememberAsync(act, new Seen("referral of a system, checked", "", 0), ct);
        var weighed = WeighWhole.Answers(read.Value with { Form = read.Value.Form with { Understood = true, Recipients = "" } }, sets.Current, draft, ids, act, out _);
        // Who receives what is the question here, not yet something to have confirmed.
        if (weighed.Problems.Where(p => p is not RecipientsChanged).ToList() is { Count: > 0 } problems) return problems;
        return new WouldSend(Rules.SortOf(sets.Current, draft.Answers), Rules.PartsInOne(sets.Current, draft.Answers), Rules.Warnings(sets.Current, draft.Answers, draft.Today(act)));
    }

    private async Task<Result<Referral>> TryAsync(string key, ReadOnlyMemory<byte> body, Act act, CancellationToken ct)
    {
        var (system, hash) = (act.Reader.User, HashOf(body.Span));
        if (await BeforeAsync(key, hash, act, ct) is { } before) return before.BodyHash == hash ? await AgainAsync(before, act, ct) : new IdempotencyKeyUsed();
        var read = ReadWhole.From(body, sets.Current);
        if (read.IsRefused) return read.Problems.ToList();
        var draft = Begin(act);
        if (await RefusedAsync(draft, act, ct) is { } no) return no;
        var weighed = WeighWhole.Answers(read.Value, sets.Current, draft, ids, act, out var follows);
        if (weighed.IsRefused)
        {
            await TellOfDangerAsync(draft, act, ct);
            return weighed.Problems.ToList();
        }

        db.Add(draft);
        List<Event> happened = [new DraftStarted(draft.Reference, draft.Dossier, draft.Questions), .. follows];
        if (await save.TellDeskAsync(new(draft, sets.Current), Danger.Of(sets.Current, Answers.None), act, ct) is { } raised) happened.Add(raised);
        var prepared = await send.PrepareAsync(draft, sets.Current, read.Value.Form, act, ct);
        if (prepared.IsRefused)
        {
            db.ChangeTracker.Clear();
            await TellOfDangerAsync(draft, act, ct);
            return prepared.Problems.ToList();
        }

        var referral = prepared.Value.Referral;
        db.Add(new SystemReceipt { Id = ids.Next<SystemReceiptId>(), System = system, KeyHash = key, BodyHash = hash, Referral = referral.Id, At = act.When });
        await db.CommitAsync(act, [.. happened, .. prepared.Value.Happened], ct);
        if (referral.IsAnonymous) await db.WipeAsync(ct);
        return referral;
    }

    /// <summary>The desk is told of danger though the rest is refused: a life does not wait until a mistake is mended. Sent again as it was, it is told once while the desk has it open.</summary>
    private async Task TellOfDangerAsync(DraftReferral draft, Act act, CancellationToken ct)
    {
        var danger = Danger.Of(sets.Current, draft.Answers);
        if (!danger.IsThere) return;
        var open = await db.Alerts.IgnoreQueryFilters(["access"]).AsNoTracking().Where(a => a.RaisedBy == act.Reader.User && a.ClosedAt == null).ToListAsync(ct);
        if (open.Any(a => (a.What, a.Where, a.CallBack) == (danger.What, danger.Where, danger.CallBack))) return;
        if (await save.TellDeskAsync(new(draft, sets.Current), Danger.Of(sets.Current, Answers.None), act, ct) is { } raised) await db.CommitAsync(act, raised, ct);
    }

    /// <summary>What came under this key before: of this system, or the very same of another of its organisation, since a system that is given a new key goes on as another account.</summary>
    private async Task<SystemReceipt?> BeforeAsync(string key, string hash, Act act, CancellationToken ct)
    {
        UserId[] systems = [.. await db.SystemKeys.IgnoreQueryFilters(["access"]).AsNoTracking().Where(k => k.Organisation == act.Reader.Organisation).Select(k => k.System).ToListAsync(ct)];
        var before = await db.SystemReceipts.AsNoTracking().Where(r => r.KeyHash == key && EF.Parameter(systems).Contains(r.System)).OrderBy(r => r.Id).ToListAsync(ct);
        // Compared here: the database holds the hash of a body sealed.
        return before.SingleOrDefault(r => r.System == act.Reader.User) ?? before.FirstOrDefault(r => r.BodyHash == hash);
    }

    private async Task<Result<Referral>> AgainAsync(SystemReceipt before, Act act, CancellationToken ct)
    {
        if (await db.Referrals.IgnoreQueryFilters(["access"]).AsNoTracking().SingleOrDefaultAsync(r => r.Id == before.Referral && r.Organisation == act.Reader.Organisation, ct) is not { } referral) return new ReferralNotFound();
        await ledger.RememberAsync(act, new Seen("receipt", referral.Reference.Text, 1) { Dossier = referral.Dossier }, ct);
        return referral;
    }

    private DraftReferral Begin(Act act) => DraftReferral.Start(ids, sets.Current, Answers.None, act);

    private async Task<NotAllowed?> RefusedAsync(DraftReferral draft, Act act, CancellationToken ct) =>
        await gate.AskAsync(db, act, DataKind.DraftReferral, Verb.Write, draft, ct) is { Allowed: false } refused ? NotAllowed.By(refused) : null;

    private static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>What would be sent: as which sort, who would receive which parts, and what the sender should look at.</summary>
public sealed record WouldSend(ReferralSort Sort, string Recipients, IReadOnlyList<Warning> Warnings);
