using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Matching.Lines;

/// <summary>Asks for other lines for a purpose, with a reason. Where the matrix wants a second person they wait for one, else they hold at once. What waited before is overtaken.</summary>
public sealed class AskLines(EntenteDb db, Ledger ledger, IdSource ids)
{
    public async Task<Result<LinesVersion>> RunAsync(Purpose purpose, LinesForm form, Act act, CancellationToken ct)
    {
        var permission = await LinesDoor.AskAsync(db, ledger, Verb.Write, act, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.LinesAsync(purpose, act.When, ct) is not { } now) return new PurposeWithoutLines();
        var lines = form.Check();
        List<Problem> problems = [.. lines.IsRefused ? lines.Problems : [], .. form.CheckWhy()];
        if (problems.Count > 0) return problems;

        var all = await db.LinesVersions.Where(v => v.For == purpose).ToListAsync(ct);
        var (waits, holds) = (all.SingleOrDefault(v => v.State == LinesState.Waiting), all.SingleOrDefault(v => v.State == LinesState.InForce));
        if (((waits ?? holds)?.Number ?? 0) != form.Seen) return new ChangedMeanwhile();
        if (lines.Value == (waits?.Lines ?? now)) return new LinesUnchanged();

        var asked = new LinesVersion
        {
            Id = ids.Next<LinesVersionId>(),
            For = purpose,
            Number = all.Count == 0 ? 1 : all.Max(v => v.Number) + 1,
            Possible = lines.Value.Possible,
            Likely = lines.Value.Likely,
            AlmostCertain = lines.Value.AlmostCertain,
            Why = form.Why!.Trim(),
            By = act.Reader.User,
            At = act.When,
        };
        waits?.Retire();
        db.LinesVersions.Add(asked);
        var happened = new List<Event> { new MatchLinesAsked(purpose, asked.Number, asked.Possible, asked.Likely, asked.AlmostCertain) };
        if (!permission.NeedsSecondPerson) happened.Add(await LinesDoor.PutInForceAsync(db, asked, holds, act, "", false, ct));
        return await LinesDoor.CommitAsync(db, act with { Because = asked.Why }, happened, asked, new ChangedMeanwhile(), ct);
    }
}

/// <summary>A second person, never the one who asked, says whether the lines that wait shall hold. Declined ones stay in the history.</summary>
public sealed class AnswerLines(EntenteDb db, Ledger ledger)
{
    /// <param name="purpose">Whose lines they are.</param>
    /// <param name="number">The version that the answer is about: another may wait by now.</param>
    /// <param name="agree">Null: not said.</param>
    public async Task<Result<LinesVersion>> RunAsync(Purpose purpose, long number, bool? agree, string? because, Act act, CancellationToken ct)
    {
        var permission = await LinesDoor.AskAsync(db, ledger, Verb.Approve, act, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (await db.LinesVersions.SingleOrDefaultAsync(v => v.For == purpose && v.State == LinesState.Waiting, ct) is not { } asked || asked.Number != number) return new LinesMovedOn();
        if (asked.By == act.Reader.User) return new OwnLines();
        var why = (because ?? "").Trim();
        if (agree is not { } yes) return new LinesAnswerMissing();
        if (!yes && why.Length == 0) return new LinesDeclineWhyMissing();
        if (why.Length > LinesForm.MostWhy) return new LinesWhyTooLong();
        if (Records.NormalForms.IsBroken(why)) return new LinesWhyBroken();

        Event happened;
        if (yes)
        {
            happened = await LinesDoor.PutInForceAsync(db, asked, await db.LinesVersions.SingleOrDefaultAsync(v => v.For == purpose && v.State == LinesState.InForce, ct), act, why, true, ct);
        }
        else
        {
            asked.Decline(act, why);
            happened = new MatchLinesDeclined(purpose, asked.Number);
        }

        return await LinesDoor.CommitAsync(db, act with { Because = why.Length > 0 ? why : null }, [happened], asked, new LinesMovedOn(), ct);
    }
}

internal static class LinesDoor
{
    /// <summary>Lines are no record of anybody's: the matrix row of settings decides, whatever the relation. A refusal is in the log when this returns.</summary>
    public static async Task<Permission> AskAsync(EntenteDb db, Ledger ledger, Verb verb, Act act, CancellationToken ct)
    {
        var permission = db.Matrix.Ask(act.Reader, DataKind.Configuration, verb, Relation.Other);
        if (!permission.Allowed) await ledger.RememberAsync(act, new Refused($"{verb} {DataKind.Configuration}", permission.Rule), ct);
        return permission;
    }

    public static async Task<MatchLinesSet> PutInForceAsync(EntenteDb db, LinesVersion asked, LinesVersion? holds, Act act, string why, bool bySecond, CancellationToken ct)
    {
        var lowest = (await db.LinesAsync(act.When, ct)).Lowest;
        holds?.Retire();
        asked.TakeForce(act, lowest, why, bySecond);
        return new(asked.For, asked.Number, holds?.Number ?? 0, asked.Possible, asked.Likely, asked.AlmostCertain);
    }

    public static async Task<Result<LinesVersion>> CommitAsync(EntenteDb db, Act act, IReadOnlyList<Event> happened, LinesVersion version, Problem second, CancellationToken ct)
    {
        try
        {
            await db.CommitAsync(act, happened, ct);
            return version;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return second;
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<LinesVersion>().Any(e => e.State == EntityState.Added))
        {
            // Two asked at the same moment: the index on the number let one in. Whatever else failed is thrown on below.
            db.ChangeTracker.Clear();
            if (await db.LinesVersions.AnyAsync(v => v.For == version.For && v.Number == version.Number, ct)) return second;
            throw;
        }
    }
}
