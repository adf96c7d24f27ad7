using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Cases.Contact;

/// <summary>Which letters of a case were given, and by which ways they may be given now.</summary>
public sealed class ServingsOfCase(EntenteDb db, WaysOfCase ways, SafetyTerms terms)
{
    public async Task<Result<ServingsView>> ReadAsync(Reference reference, Act act, CancellationToken ct)
    {
        var found = await ways.ReadAsync(reference, "letters given", DataKind.Serving, Verb.Read, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var about = found.Value.Case;
        var contact = await Gate.WeighAsync(db, act, DataKind.Contact, Verb.Read, about, ct);
        var served = await db.Servings.AsNoTracking().Where(s => s.Dossier == about.Dossier).OrderByDescending(s => s.Id).ToListAsync(ct);
        // That and when a decision was issued is open with its outcome; nothing of the draft is told.
        var issued = await db.Grounds.IgnoreQueryFilters(["access"]).AsNoTracking().Where(g => g.Case == about.Id && g.IssuedAt != null).OrderByDescending(g => g.Number).Select(g => new IssuedLetter(g.Number, g.Stage, g.IssuedAt!.Value)).ToListAsync(ct);
        var agreed = await db.SafetyOverrides.IgnoreQueryFilters(["access"]).AsNoTracking().Where(o => o.Dossier == about.Dossier && o.For == OverrideFor.Letter && o.Agreed == true && o.UsedAt == null).ToListAsync(ct);
        var serving = found.Value.InUse.Where(w => terms.Channel(w.Channel) is { Serves: true }).ToList();
        return new ServingsView(found.Value, issued, [.. served.Select(s => new ServedLine(s, Masks.In(contact.Shape, s.Receiver, Masks.Name)))])
        {
            Open = [.. serving.Where(w => w.MayBeUsed || agreed.Exists(o => o.Covers(OverrideFor.Letter, w.Reference, w.Found.Stopping(), act.When)))],
            Shut = [.. serving.Where(w => !w.MayBeUsed)],
        };
    }
}

/// <summary>An issued decision whose letter can be given.</summary>
public sealed record IssuedLetter(int Number, DecisionStage Stage, DateTimeOffset IssuedAt);

/// <summary>One letter that was given, with its receiver in the permitted shape.</summary>
public sealed record ServedLine(Serving Serving, string Receiver)
{
    public override string ToString() => Serving.Reference.Text;
}

/// <summary>The letters of a case.</summary>
public sealed record ServingsView(WaysView Ways, IReadOnlyList<IssuedLetter> Issued, IReadOnlyList<ServedLine> Served)
{
    /// <summary>The ways that are offered: safe, or with an exception that two people stand for.</summary>
    public IReadOnlyList<WayLine> Open { get; init; } = [];

    /// <summary>The ways that are not, with the rule.</summary>
    public IReadOnlyList<WayLine> Shut { get; init; } = [];

    public override string ToString() => Ways.ToString();
}
