using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Referrals.Questions;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Contact;

/// <summary>Asks for an exception from the safety check, with the rules that stop it in this moment.</summary>
public sealed class AskOverride(EntenteDb db, Gate gate, IdSource ids, SafetyTerms terms, QuestionSets sets)
{
    /// <summary>For giving a letter by one way of the case.</summary>
    public async Task<Result<SafetyOverride>> ForLetterAsync(Reference reference, OverrideForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SafetyOverrides, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (!Reference.TryParse(form.Of, out var known) || await db.ContactWays.AsNoTracking().SingleOrDefaultAsync(w => w.Reference == known && w.Dossier == about.Dossier, ct) is not { } way) return new OverrideOfMissing();
        if (terms.Channel(way.Channel) is not { Serves: true } channel) return new OverrideOfMissing();
        var stopping = SafetyCheck.OfWay(way, channel.Reach, await Dangers.OfAsync(db, sets, about.Dossier, ct), terms).Stopping();
        return await KeepAsync(about, OverrideFor.Letter, way.Reference, stopping, form.Reason, act, ct);
    }

    /// <summary>Writes the question down; the caller has asked the gate and found what stops it.</summary>
    internal async Task<Result<SafetyOverride>> KeepAsync(Case about, OverrideFor what, Reference of, IReadOnlyList<string> stopping, string? reason, Act act, CancellationToken ct)
    {
        var asked = SafetyOverride.Ask(about, what, of, stopping, reason, terms, ids, act);
        if (asked.IsRefused) return asked;
        if (await IsAskedAsync(of, ct)) return new OverrideAskedAlready();
        db.Add(asked.Value);
        try
        {
            await db.CommitAsync(act, new SafetyOverrideAsked(asked.Value.Reference, what, of, asked.Value.Rules, about.Dossier), ct);
        }
        catch (DbUpdateException)
        {
            // Somebody asked for the same in this very moment.
            db.ChangeTracker.Clear();
            if (!await IsAskedAsync(of, ct)) throw;
            return new OverrideAskedAlready();
        }

        return asked;
    }

    private Task<bool> IsAskedAsync(Reference of, CancellationToken ct) => db.SafetyOverrides.IgnoreQueryFilters(["access"]).AnyAsync(o => o.Of == of && o.AnsweredAt == null, ct);
}

/// <summary>The second person agrees to an exception, or does not.</summary>
public sealed class AnswerOverride(EntenteDb db, Gate gate, SafetyTerms terms)
{
    public async Task<Result<SafetyOverride>> RunAsync(Reference reference, string? which, OverrideAnswerForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SafetyOverrides, Verb.Approve, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        if (!Reference.TryParse(which, out var known) || await db.SafetyOverrides.SingleOrDefaultAsync(o => o.Reference == known && o.Dossier == about.Dossier, ct) is not { } asked) return new OverrideNotFound();
        if (asked.Answer(form, terms, act) is { Count: > 0 } problems) return problems.ToList();
        Event happened = asked.Agreed == true
            ? new SafetyOverrideAgreed(asked.Reference, asked.For, asked.Of, asked.Rules, asked.AskedBy, asked.Dossier)
            : new SafetyOverrideDeclined(asked.Reference, asked.For, asked.Of, asked.AskedBy, asked.Dossier);
        return await db.CommitOnceAsync(act, [happened], ct) is { } no ? no : asked;
    }
}

/// <summary>The exceptions of a case: asked for, answered, used.</summary>
public sealed class OverridesOfCase(EntenteDb db, Gate gate, Ledger ledger)
{
    public async Task<Result<OverridesView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, DataKind.SafetyOverrides, Verb.Read, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);
        var relation = await Gate.RelationAsync(db, act.Reader, about, ct);
        var all = await db.SafetyOverrides.AsNoTracking().Where(o => o.Dossier == about.Dossier).OrderByDescending(o => o.Id).ToListAsync(ct);
        await ledger.RememberAsync(act, new Seen("exceptions", reference.Text, all.Count) { Dossier = about.Dossier }, ct);
        return new OverridesView(about, all, act.When, act.Reader.User)
        {
            MayAsk = Gate.Weigh(db, act, DataKind.SafetyOverrides, Verb.Write, relation, about).Allowed,
            MayAnswer = Gate.Weigh(db, act, DataKind.SafetyOverrides, Verb.Approve, relation, about).Allowed,
        };
    }
}

/// <summary>The exceptions of a case, the latest first.</summary>
public sealed record OverridesView(Case Case, IReadOnlyList<SafetyOverride> All, DateTimeOffset Now, UserId Reader)
{
    public bool MayAsk { get; init; }

    public bool MayAnswer { get; init; }

    public override string ToString() => Case.Reference.Text;
}
