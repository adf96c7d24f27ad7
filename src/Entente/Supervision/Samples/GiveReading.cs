using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Supervision.Samples;

/// <summary>A supervisor gives a drawn decision to somebody who can read it blind; until it is answered, to somebody else instead.</summary>
public sealed class GiveReading(EntenteDb db, Gate gate)
{
    public async Task<Result<DrawnDecision>> RunAsync(string? reading, GiveForm form, Act act, CancellationToken ct)
    {
        if (!Reference.TryParse(reading, out var known) || await db.DrawnDecisions.SingleOrDefaultAsync(d => d.Reference == known, ct) is not { } item) return new ReadingNotFound();
        if (await gate.AskAsync(db, act, DataKind.QualitySamples, Verb.Approve, item, ct) is { Allowed: false } no) return NotAllowed.By(no);
        if (item.IsAnswered) return new ReadingIsAnswered();
        if (form.Version != item.Version) return new ReadingChanged();
        var reader = Reference.TryParse(form.Reader, out var who) ? (await ReadersAsync(db, item, act, ct)).FirstOrDefault(r => r.Reference == who) : null;
        if (reader is null) return new ReaderMissing();
        if (await SampleReaders.WhyNotAsync(db, item, reader.User, act.When, ct) is { Count: > 0 } problems) return problems.ToList();
        item.HandTo(reader.User, act.When);
        try
        {
            await db.CommitAsync(act, new DrawnDecisionGiven(item.Reference, reader.User, item.Dossier), ct);
            return item;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ReadingChanged();
        }
    }

    /// <summary>Whoever decides in that team: to others a drawn decision of it does not show.</summary>
    internal static async Task<IReadOnlyList<Assignable>> ReadersAsync(EntenteDb db, DrawnDecision item, Act act, CancellationToken ct) =>
        [.. (await db.AssignablesAsync(act.Reader.Organisation, Role.DecisionMaker, act.When, ct)).Where(a => item.Team == default || a.Team == item.Team)];
}

/// <summary>To whom a drawn decision is given.</summary>
public sealed record GiveForm
{
    /// <summary>The colleague's reference.</summary>
    public string? Reader { get; init; }

    /// <summary>The version that was on the page.</summary>
    public int Version { get; init; }

    public override string ToString() => nameof(GiveForm);
}
